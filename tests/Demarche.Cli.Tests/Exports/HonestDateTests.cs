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
    [InlineData("FUTURE_REF", null, "date not stated")]
    [InlineData("PAST_REF", null, "date not stated")]
    [InlineData("XXXX-WXX-2", null, "date not stated")]
    [InlineData("XXXX-XX-11", null, "date not stated")]
    [InlineData("P3D", null, "date not stated")]
    [InlineData("2031-SU", null, "summer 2031")]
    [InlineData("2031-03-04TMO", null, "4 Mar 2031")]
    [InlineData("2031-03-04/2031-04-03", null, "4 Mar or 3 Apr 2031")]
    [InlineData("2030-12-11/2031-11-12", null, "11 Dec 2030 or 12 Nov 2031")]
    [InlineData("../2031-03-31", null, "by 31 Mar 2031")]
    [InlineData("2019/..", null, "from 2019")]
    public void A_date_is_never_shown_more_exact_than_it_is(string? value, string? mod, string shown) =>
        Assert.Equal(shown, HonestDate.Of(Date(value, DateBasis.Stated) with { Mod = mod }));

    [Fact]
    public void An_inferred_date_is_marked() => Assert.Equal("~4 Mar 2031", HonestDate.Of(Date("2031-03-04", DateBasis.OtherReport)));

    [Fact]
    public void A_date_without_words_is_not_marked_as_inferred() =>
        Assert.Equal(HonestDate.NotStated, HonestDate.Of(Date("FUTURE_REF", DateBasis.Publication)));

    [Theory]
    [InlineData("2031-05-10T21:15/2031-10-05T21:15", PublishedBasis.Head, "10 May or 5 Oct 2031 21:15")]
    [InlineData("2031-05-04/2031-05-09", PublishedBasis.OtherReport, "~4 May to 9 May 2031")]
    [InlineData("2031-05-04T07:20:00+01:00", PublishedBasis.JsonLd, "4 May 2031 07:20 +01:00")]
    public void A_report_with_two_possible_days_shows_both(string value, PublishedBasis basis, string shown) =>
        Assert.Equal(
            shown,
            HonestDate.Of(
                new PublishedDate
                {
                    Value = value,
                    Precision = DatePrecision.Day,
                    Basis = basis,
                }
            )
        );

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
