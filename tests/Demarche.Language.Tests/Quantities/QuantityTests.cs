namespace Demarche.Language.Tests.Quantities;

public class QuantityTests
{
    private static Quantity Only(string text) => Assert.Single(Reading.Of(text, new NodaTime.LocalDate(2033, 5, 5)).Quantities);

    [Theory]
    [InlineData("It held 11 sailors.", 11, "=", "sailor")]
    [InlineData("Some 8,500 Arvenian troops moved.", 8500, "~", "arvenian troops")]
    [InlineData("More than two thousand boats waited.", 2000, ">", "boat")]
    [InlineData("It paid $3.5 million.", 3.5e6, "=", "dollar")]
    [InlineData("At least 40 percent agreed.", 40, ">", "percentage")]
    public void A_number_knows_its_bound_and_what_it_counts(string text, double value, string bound, string unit)
    {
        Quantity quantity = Only(text);

        Assert.Equal((value, bound, unit), (quantity.Value!.Value, quantity.Bound, quantity.Unit));
    }

    [Theory]
    [InlineData("They met on May 3.")]
    [InlineData("Article 5 applies.")]
    public void Dates_and_articles_are_no_quantities(string text) =>
        Assert.Empty(Reading.Of(text, new NodaTime.LocalDate(2033, 5, 5)).Quantities);

    [Theory]
    [InlineData("Between 5 and 10 boats waited.", 5, 10, "boat")]
    [InlineData("It costs $8,000-10,000 a boat.", 8000, 10000, "dollar")]
    [InlineData("One or two ships left.", 1, 2, "ship")]
    [InlineData("Dozens of boats waited.", 24, 99, "boat")]
    [InlineData("Hundreds of thousands of voters came.", 100_000, 1_000_000, "voter")]
    public void A_range_and_a_vague_number_have_two_ends(string text, double low, double high, string unit)
    {
        Quantity quantity = Only(text);

        Assert.Equal((null, low, high, unit), (quantity.Value, quantity.Low!.Value, quantity.High!.Value, quantity.Unit));
    }

    [Fact]
    public void One_of_a_group_is_one_but_counts_no_noun()
    {
        Quantity quantity = Only("One of the boats sank.");

        Assert.Equal((1, null), (quantity.Value!.Value, quantity.Counted));
    }

    [Theory]
    [InlineData("It paid $5 bn.", 5e9, "USD")]
    [InlineData("It paid 300 Australian dollars.", 300, "AUD")]
    [InlineData("It paid €2.5m.", 2.5e6, "EUR")]
    public void Money_has_a_code(string text, double value, string code)
    {
        Quantity quantity = Only(text);

        Assert.Equal((value, code), (quantity.Value!.Value, quantity.Currency));
    }

    [Theory]
    [InlineData("It paid up to 40 euros.", "<", "euro")]
    [InlineData("It paid more than $5.", ">", "dollar")]
    [InlineData("It held no fewer than 40 sailors.", ">", "sailor")]
    public void Bounds_may_be_several_words(string text, string bound, string unit)
    {
        Quantity quantity = Only(text);

        Assert.Equal((bound, unit), (quantity.Bound, quantity.Unit));
    }
}
