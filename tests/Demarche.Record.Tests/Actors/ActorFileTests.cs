namespace Demarche.Record.Tests.Actors;

public sealed class ActorFileTests
{
    [Fact]
    public void A_line_is_an_actor()
    {
        const string lines = """
            {"code":"ARV","kind":"country","names":["Arvenia"],"demonyms":["Arvenian"],"capital":"Lorn"}

            {"code":"MRC","kind":"organisation","names":["Meridian Council","MRC"]}
            """;
        ActorEntry[] entries = [.. ActorFile.Read(new StringReader(lines))];
        Assert.Equal(["ARV", "MRC"], entries.Select(e => e.Code));
        Assert.Equal("Lorn", entries[0].Capital);
        Assert.Equal(["Meridian Council", "MRC"], entries[1].Names);
    }

    [Theory]
    [InlineData("{", "line 2: not JSON")]
    [InlineData("[]", "line 2: expected an object")]
    [InlineData("""{"names":["A"]}""", "line 2: \"code\" is missing")]
    [InlineData("""{"code":"A"}""", "line 2: \"names\" is missing")]
    [InlineData("""{"code":"A","names":"B"}""", "line 2: \"names\" is not a list")]
    [InlineData("""{"code":"A","kind":"planet","names":["B"]}""", "line 2: \"kind\" is \"planet\"")]
    public void A_line_that_is_none_is_named(string line, string message)
    {
        StringReader lines = new($"{{\"code\":\"ARV\",\"names\":[\"Arvenia\"]}}\n{line}\n");
        FormatException error = Assert.Throws<FormatException>(() => ActorFile.Read(lines));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }
}
