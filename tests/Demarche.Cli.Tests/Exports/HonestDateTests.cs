using Demarche.Exports;
using Demarche.Text;

namespace Demarche.Cli.Tests.Exports;

public sealed class HonestDateTests
{
    [Theory]
    [InlineData("2031-03-04", null, "4 Mar 2031")]
    [InlineData("2031-03", null, "March 2031")]
    [InlineData("2031-03-XX", null, "March 2031")]
    [InlineData("2031", "APPROX", "about 2031")]
    [InlineData("XXXX-01-11", null, "11 January, year not stated")]
    [InlineData("2031-W10", null, "week 10 of 2031")]
    [InlineData("2031-Q1", null, "Q1 2031")]
    [InlineData("203", null, "2030s")]
    [InlineData(null, null, "date not stated")]
    public void A_date_is_never_shown_more_exact_than_it_is(string? value, string? mod, string shown) =>
        Assert.Equal(shown, HonestDate.Of(Date(value, DateBasis.Stated) with { Mod = mod }));

    [Fact]
    public void An_inferred_date_is_marked() => Assert.Equal("~4 Mar 2031", HonestDate.Of(Date("2031-03-04", DateBasis.OtherReport)));

    private static StatedDate Date(string? value, DateBasis basis) =>
        new()
        {
            Value = value,
            Precision = DatePrecision.Day,
            Basis = basis,
        };
}

public sealed class CsvCellsTests
{
    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@cmd", "'@cmd")]
    [InlineData("-5", "-5")]
    [InlineData("020", "\"020\"")]
    [InlineData("a, \"b\"", "\"a, \"\"b\"\"\"")]
    [InlineData("two\r\nlines", "two lines")]
    [InlineData(null, "")]
    public void A_cell_is_shown_and_never_calculated(string? value, string cell) => Assert.Equal(cell, CsvCells.Cell(value));
}
