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

    [Theory]
    [InlineData("At least 12 soldiers were killed near Lorn, the Arvenian defence ministry said.", "soldier killed", 12)]
    [InlineData("The raid killed 12 soldiers near Lorn.", "soldier killed", 12)]
    [InlineData("Arvenia said that 40 people were wounded.", "people wounded", 40)]
    [InlineData("Tasmere arrested 14 protesters on Monday.", "protester arrested", 14)]
    [InlineData("Some 300 people waited at the gate.", "people", 300)]
    public void What_befell_those_counted_is_part_of_what_is_counted(string text, string what, double value)
    {
        ReportedQuantity quantity = Assert.Single(Reading.Read(text).Quantities);

        Assert.Equal((what, value), (quantity.What, quantity.Low));
    }

    [Fact]
    public void Who_gives_the_number_is_no_party_to_it()
    {
        ReportedQuantity quantity = Assert.Single(
            Reading.Read("Twelve soldiers of Arvenia were killed near the dam on Monday, the defence ministry of Tasmere said.").Quantities
        );

        Assert.Equal(["ARV"], quantity.Parties);
    }

    [Fact]
    public void Other_numbers_are_left_out() => Assert.Empty(Reading.Read("Arvenia sent three letters to Tasmere.").Quantities);
}
