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

    [Theory]
    [InlineData("Between 5 and 10 boats waited.", 5, 10, "boat")]
    [InlineData("It costs $8,000-10,000 a boat.", 8000, 10000, "USD")]
    [InlineData("One or two ships left.", 1, 2, "ship")]
    [InlineData("Dozens of boats waited.", 24, 99, "boat")]
    [InlineData("Hundreds of thousands of voters came.", 200_000, 999_999, "voter")]
    [InlineData("Several ships left.", 3, 9, "ship")]
    public void A_range_and_a_vague_number_have_two_ends(string text, double low, double high, string unit)
    {
        Quantity quantity = Only(text);

        Assert.Equal((null, low, high, unit), (quantity.Value, quantity.Low!.Value, quantity.High!.Value, quantity.Unit));
    }

    [Theory]
    [InlineData("It paid up to 40 euros.", "<", "EUR")]
    [InlineData("It paid more than $5.", ">", "USD")]
    [InlineData("It held no fewer than 40 sailors.", ">", "sailor")]
    public void Bounds_may_be_several_words(string text, string bound, string unit)
    {
        Quantity quantity = Only(text);

        Assert.Equal((bound, unit), (quantity.Bound, quantity.Unit));
    }
}
