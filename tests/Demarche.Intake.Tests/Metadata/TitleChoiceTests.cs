namespace Demarche.Intake.Tests.Metadata;

public sealed class TitleChoiceTests
{
    [Theory]
    [InlineData("Sluices stay shut | Lake Post", null, null, "Sluices stay shut")]
    [InlineData("Sluices stay shut - World - Lake Post", null, null, "Sluices stay shut - World")]
    [InlineData("Sluices stay shut - World - Lake Post", null, "Sluices stay shut", "Sluices stay shut")]
    [InlineData("Lake Post - Sluices stay shut", null, "Sluices stay shut", "Sluices stay shut")]
    [InlineData("Sluices: who shuts them - and why", null, null, "Sluices: who shuts them - and why")]
    [InlineData("Lake Post", "Sluices stay shut", null, "Sluices stay shut")]
    [InlineData(null, null, "Sluices stay shut", "Sluices stay shut")]
    public void The_headline_stands_without_the_name_of_its_outlet(string? shared, string? stated, string? heading, string title) =>
        Assert.Equal(
            title,
            new TitleChoice(shared, stated, heading, "Sluices stay shut - Lake Post").Best(["Lake Post", "lakepost.example", "lakepost"])
        );
}
