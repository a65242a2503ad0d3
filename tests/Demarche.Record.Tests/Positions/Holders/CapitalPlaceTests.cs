namespace Demarche.Record.Tests.Positions;

/// <summary>Capitals that are named as places.</summary>
public sealed class CapitalPlaceTests
{
    private static CapitalPlace[] Of(string text) => [.. CapitalPlace.Of(HolderReading.Context(text))];

    [Fact]
    public void A_capital_where_somebody_speaks_is_a_sign_of_its_state()
    {
        CapitalPlace place = Assert.Single(Of("The marshal spoke to reporters in Quell on Monday."));
        Assert.Equal(("TSM", 7), (place.Party, place.End));
    }

    [Theory]
    [InlineData("Arvenia closed the gates.")]
    [InlineData("The marshal quelled a riot.")]
    [InlineData("")]
    public void Nothing_else_is(string text) => Assert.Empty(Of(text));
}
