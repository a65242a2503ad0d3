namespace Demarche.Record.Tests;

public class QuantityReaderTests
{
    [Fact]
    public void A_count_worth_comparing_keeps_its_bounds_and_its_parties()
    {
        ReportedQuantity quantity = Assert.Single(Reading.Read("Arvenia massed 40,000 troops near Tasmere's border.").Quantities);
        Assert.Equal(40_000, quantity.Low);
        Assert.Equal(40_000, quantity.High);
        Assert.Equal(["ARV", "TSM"], quantity.Parties);
        Assert.Equal("Arvenia massed 40,000 troops near Tasmere's border.", quantity.Evidence.First.Text);
    }

    [Fact]
    public void Other_numbers_are_left_out() => Assert.Empty(Reading.Read("Arvenia sent three letters to Tasmere.").Quantities);
}
