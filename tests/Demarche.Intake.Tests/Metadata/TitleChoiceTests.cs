namespace Demarche.Intake.Tests.Metadata;

public sealed class TitleChoiceTests
{
    private static readonly string[] Outlet = ["Lake Post", "lakepost.example", "lakepost"];

    [Theory]
    [InlineData("Sluices stay shut | Lake Post", null, null, "Sluices stay shut")]
    [InlineData("Sluices stay shut - World - Lake Post", null, null, "Sluices stay shut - World")]
    [InlineData("Sluices stay shut - World - Lake Post", null, "Sluices stay shut", "Sluices stay shut")]
    [InlineData("Lake Post - Sluices stay shut", null, "Sluices stay shut", "Sluices stay shut")]
    [InlineData("Sluices: who shuts them - and why", null, null, "Sluices: who shuts them - and why")]
    [InlineData("Lake Post", "Sluices stay shut", null, "Sluices stay shut")]
    [InlineData(null, null, "Sluices stay shut", "Sluices stay shut")]
    public void The_headline_stands_without_the_name_of_its_outlet(string? shared, string? stated, string? heading, string title) =>
        Assert.Equal(title, new TitleChoice(shared is null ? [] : [shared], stated, heading, "Sluices stay shut - Lake Post").Best(Outlet));

    [Theory]
    [InlineData("Lake dispute: Sluices stay shut", "Sluices stay shut", "Sluices stay shut", "Sluices stay shut")]
    [InlineData("Lake dispute: Sluices stay shut", null, "Sluices stay shut", "Sluices stay shut")]
    [InlineData(
        "Lake dispute: Sluices stay shut",
        "Lake dispute: Sluices stay shut",
        "Sluices stay shut",
        "Lake dispute: Sluices stay shut"
    )]
    public void A_label_before_the_headline_goes_where_heading_and_JsonLd_do_without(
        string shared,
        string? stated,
        string heading,
        string title
    ) => Assert.Equal(title, new TitleChoice([shared], stated, heading, null).Best(Outlet));

    [Theory]
    // Another sharing title takes the side of heading and JSON-LD.
    [InlineData("Quiet week at the lake", "Sluices stay shut", "Sluices stay shut", "Sluices stay shut", null, "Sluices stay shut")]
    [InlineData("Quiet week at the lake", null, "Sluices stay shut", "Sluices stay shut", "Sluices stay shut", "Quiet week at the lake")]
    // All three differ: JSON-LD and the title of the window agree.
    [InlineData("Quiet week at the lake", null, "Sluices stay shut", "Farmers wait", "Sluices stay shut | Lake Post", "Sluices stay shut")]
    // Two against two: as shown.
    [InlineData(
        "Quiet week at the lake",
        null,
        "Sluices stay shut",
        "Quiet week at the lake",
        "Sluices stay shut",
        "Quiet week at the lake"
    )]
    public void Of_two_wordings_the_one_with_more_witnesses_is_taken(
        string shared,
        string? other,
        string stated,
        string heading,
        string? window,
        string title
    ) => Assert.Equal(title, new TitleChoice(other is null ? [shared] : [shared, other], stated, heading, window).Best(Outlet));
}
