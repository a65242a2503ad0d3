namespace Demarche.Intake.Tests.OriginSigns;

public sealed class OwnStaffTests
{
    private const string Prose = "The sluices stay shut until the spring, the minister said, whatever the neighbours ask for.";

    [Theory]
    [InlineData("The lake is high, LORNPRESS's Quell correspondent reports.", "LORNPRESS", "LORNPRESS's Quell correspondent")]
    [InlineData(
        "The lake is high, Lorn Evening News' correspondent in Quell reported.",
        "Lorn Evening News",
        "Lorn Evening News' correspondent"
    )]
    public void The_correspondent_of_an_outlet_names_the_outlet_where_nothing_else_does(string text, string name, string quotation)
    {
        Report report = Reading.One("a.txt", $"Sluices stay shut\n\n{text}\n\n{Prose}\n");

        OriginSign sign = Assert.Single(report.OriginSigns);
        Assert.Equal(OriginSignKind.InText, sign.Kind);
        Assert.Equal(name, sign.Name);
        Assert.Equal(quotation, sign.Quotation);
        Assert.Equal(name, report.Outlet);
        Assert.Contains(report.Notes, note => note.StartsWith("outlet taken from the text", StringComparison.Ordinal));
    }

    [Fact]
    public void Our_correspondent_is_the_outlet_s()
    {
        Report report = Reading.One("a.jsonl", """{"text":"The lake is high, our correspondent in Quell reports.","outlet":"Lake Post"}""");

        OriginSign sign = Assert.Single(report.OriginSigns);
        Assert.Equal("Lake Post", sign.Name);
        Assert.Equal("our correspondent", sign.Quotation);
    }

    [Theory]
    [InlineData("The minister's correspondence was lost.")]
    [InlineData("The lake is high, the minister told Arvenia's best-known correspondent.")]
    public void Other_possessives_are_none(string text) => Assert.Empty(Reading.One("a.txt", $"{text} {Prose}").OriginSigns);

    [Fact]
    public void An_unnamed_foot_says_no_more_than_a_named_agency()
    {
        Report report = Reading.One(
            "a.txt",
            $"LORN, March 4 (Reuters) - {Prose}\n\n{Prose} He left.\n\n(This story has not been edited by staff and is auto-generated from a syndicated feed.)\n"
        );

        Assert.All(report.OriginSigns, sign => Assert.Equal("Reuters", sign.Name));
        Assert.NotEmpty(report.OriginSigns);
    }
}
