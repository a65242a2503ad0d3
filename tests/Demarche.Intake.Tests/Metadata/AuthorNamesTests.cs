namespace Demarche.Intake.Tests.Metadata;

public sealed class AuthorNamesTests
{
    [Theory]
    [InlineData("Pell Adair", "Pell Adair")]
    [InlineData("By Pell Adair and Ina Moss", "Pell Adair|Ina Moss")]
    [InlineData("Von Jana Reet und Ole Brandt, Lorn", "Jana Reet|Ole Brandt")]
    [InlineData("Pell Adair (pa), Ina Moss (im.)", "Pell Adair|Ina Moss")]
    [InlineData("Pell Adair, Diplomatic correspondent", "Pell Adair")]
    [InlineData("Pell Adair in Lorn", "Pell Adair")]
    [InlineData("María del Pilar y José Robles", "María del Pilar|José Robles")]
    [InlineData("박준 기자", "박준")]
    [InlineData("Redaktion", "")]
    [InlineData("admin", "")]
    [InlineData("105092", "")]
    [InlineData("desk@lakepost.example", "")]
    [InlineData("https://lakepost.example/authors/pell", "")]
    public void Persons_stay_and_roles_places_and_addresses_go(string field, string names) =>
        Assert.Equal(names.Split('|', StringSplitOptions.RemoveEmptyEntries), AuthorNames.Of(field));
}
