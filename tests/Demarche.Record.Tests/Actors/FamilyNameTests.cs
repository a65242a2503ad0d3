namespace Demarche.Record.Tests.Actors;

public sealed class FamilyNameTests
{
    [Theory]
    [InlineData("Pell Adair", "adair")]
    [InlineData("Adair", "adair")]
    [InlineData("Ada Cranny-Marsh", "marsh")]
    [InlineData("Orv Tal-min", "orv")]
    [InlineData("Pell al-Adair", "adair")]
    [InlineData("Kim Orv Tal", "kim")]
    [InlineData("Kim Adair", "adair")]
    [InlineData("Xi Orvtal", "xi")]
    [InlineData("Wang Li", "li")]
    public void The_family_name_is_the_last_word_or_the_first_where_that_is_the_order(string name, string family) =>
        Assert.Equal(family, FamilyName.Of(name));
}
