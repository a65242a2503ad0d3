namespace Demarche.Language.Tests.Quantities;

public class QuantityTests
{
    private static Quantity Only(string text) => Assert.Single(Reading.Of(text, new NodaTime.LocalDate(2033, 5, 5)).Quantities);

    [Theory]
    [InlineData("It held 11 sailors.", 11, "=", "sailor")]
    [InlineData("Some 8,500 Arvenian troops moved.", 8500, "~", "troop")]
    [InlineData("More than two thousand boats waited.", 2000, ">", "boat")]
    [InlineData("It paid $3.5 million.", 3.5e6, "=", "USD")]
    [InlineData("At least 40 percent agreed.", 40, ">", "percent")]
    public void A_number_knows_its_bound_and_what_it_counts(string text, double value, string bound, string unit)
    {
        Quantity quantity = Only(text);

        Assert.Equal((value, bound, unit), (quantity.Value!.Value, quantity.Bound, quantity.Unit));
    }

    [Theory]
    [InlineData("One of the boats sank.")]
    [InlineData("They met on May 3.")]
    [InlineData("Article 5 applies.")]
    public void Dates_articles_and_one_of_are_no_quantities(string text) =>
        Assert.Empty(Reading.Of(text, new NodaTime.LocalDate(2033, 5, 5)).Quantities);
}
