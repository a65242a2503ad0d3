using CsCheck;
using Demarche.Text;
using NodaTime;

namespace Demarche.Intake.Tests.Dates;

public sealed class PublishedDateParserTests
{
    [Theory]
    [InlineData("2031-03-04T21:40:00+05:30", "2031-03-04T21:40:00+05:30", "2031-03-04T16:10:00Z", DatePrecision.Second)]
    [InlineData("2031-03-04T21:40:00Z", "2031-03-04T21:40:00Z", "2031-03-04T21:40:00Z", DatePrecision.Second)]
    [InlineData("2031-03-04 21:40:00.123 +0530", "2031-03-04T21:40:00+05:30", "2031-03-04T16:10:00Z", DatePrecision.Second)]
    [InlineData("20310304T214000Z", "2031-03-04T21:40:00Z", "2031-03-04T21:40:00Z", DatePrecision.Second)]
    [InlineData("Wed, 04 Mar 2031 21:40:00 GMT", "2031-03-04T21:40:00Z", "2031-03-04T21:40:00Z", DatePrecision.Second)]
    [InlineData("Tue, 4 Mar 31 21:40 -0500", "2031-03-04T21:40-05:00", "2031-03-05T02:40:00Z", DatePrecision.Minute)]
    [InlineData("Tue Mar 04 21:40:00 +0000 2031", "2031-03-04T21:40:00Z", "2031-03-04T21:40:00Z", DatePrecision.Second)]
    [InlineData("Mar, 04 Mar 2031 21:40:00 GMT", "2031-03-04T21:40:00Z", "2031-03-04T21:40:00Z", DatePrecision.Second)]
    [InlineData("Jan. 9, 2031 4:05 p.m. ET", "2031-01-09T16:05-05:00", "2031-01-09T21:05:00Z", DatePrecision.Minute)]
    [InlineData("July 9, 2031 12:05am ET", "2031-07-09T00:05-04:00", "2031-07-09T04:05:00Z", DatePrecision.Minute)]
    [InlineData("9 januari 2031, 10:40 CET", "2031-01-09T10:40+01:00", "2031-01-09T09:40:00Z", DatePrecision.Minute)]
    [InlineData("9 January 2031 10:40 GMT+2", "2031-01-09T10:40+02:00", "2031-01-09T08:40:00Z", DatePrecision.Minute)]
    public void A_date_with_time_and_zone_is_an_instant(string text, string value, string instant, DatePrecision precision)
    {
        PublishedDate date = Parse(text);

        Assert.Equal(value, date.Value);
        Assert.Equal(instant, date.Earliest?.ToString());
        Assert.Equal(date.Earliest, date.Latest);
        Assert.Equal(precision, date.Precision);
    }

    [Theory]
    [InlineData("9 January 2031", "2031-01-09")]
    [InlineData("09.Jan.2031", "2031-01-09")]
    [InlineData("9 de enero de 2031", "2031-01-09")]
    [InlineData("9. Januar 2031", "2031-01-09")]
    [InlineData("9 января 2031 г.", "2031-01-09")]
    [InlineData("le 9 février 2031", "2031-02-09")]
    [InlineData("January 9th, 2031", "2031-01-09")]
    [InlineData("26-01-2031", "2031-01-26")]
    [InlineData("01/26/2031", "2031-01-26")]
    [InlineData("03.04.2031", "2031-04-03")]
    [InlineData("2031/03/04", "2031-03-04")]
    [InlineData("20310304", "2031-03-04")]
    [InlineData("2031年3月4日", "2031-03-04")]
    [InlineData("9-Jan-31", "2031-01-09")]
    [InlineData("04/04/2031", "2031-04-04")]
    public void A_bare_day_spans_all_zones(string text, string value)
    {
        PublishedDate date = Parse(text);
        LocalDate day = NodaTime.Text.LocalDatePattern.Iso.Parse(value).Value;

        Assert.Equal(value, date.Value);
        Assert.Equal(DatePrecision.Day, date.Precision);
        Assert.Equal(day, date.LocalDay);
        Assert.Equal(day.AtMidnight().InUtc().ToInstant() - Duration.FromHours(14), date.Earliest);
        Assert.Equal(day.PlusDays(1).AtMidnight().InUtc().ToInstant() + Duration.FromHours(12) - Duration.FromSeconds(1), date.Latest);
        Assert.Null(date.Zone);
    }

    [Fact]
    public void An_ambiguous_zone_keeps_all_its_readings()
    {
        PublishedDate date = Parse("26-01-2031 23:56 IST");

        Assert.Equal("2031-01-26T23:56", date.Value);
        Assert.Equal("IST", date.Zone);
        Assert.Equal("2031-01-26T18:26:00Z", date.Earliest?.ToString());
        Assert.Equal("2031-01-26T22:56:00Z", date.Latest?.ToString());
        Assert.Contains("India or Ireland or Israel", date.Reason, StringComparison.Ordinal);
        Assert.Equal(new LocalDate(2031, 1, 26), date.LocalDay);
    }

    [Theory]
    [InlineData("in", "2031-01-26T23:56+05:30")]
    [InlineData("daily.co.in", "2031-01-26T23:56+05:30")]
    [InlineData("ie", "2031-01-26T23:56+01:00")]
    [InlineData("example.com", "2031-01-26T23:56")]
    public void The_outlets_country_settles_an_ambiguous_zone(string place, string value)
    {
        Assert.True(
            PublishedDateParser.TryParse("26-01-2031 23:56 IST", PublishedBasis.Visible, DateOrder.Unknown, out PublishedDate date, place)
        );
        Assert.Equal(value, date.Value);
    }

    [Fact]
    public void An_ambiguous_order_keeps_both_days()
    {
        PublishedDate date = Parse("03/04/2031");

        Assert.Equal("2031-03-04/2031-04-03", date.Value);
        Assert.Equal(DatePrecision.Range, date.Precision);
        Assert.Null(date.LocalDay);
        Assert.Equal("2031-03-03T10:00:00Z", date.Earliest?.ToString());
        Assert.Equal("2031-04-04T11:59:59Z", date.Latest?.ToString());
        Assert.Contains("order", date.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_known_order_settles_it()
    {
        Assert.True(PublishedDateParser.TryParse("03/04/2031", PublishedBasis.Given, DateOrder.MonthDayYear, out PublishedDate date));
        Assert.Equal("2031-03-04", date.Value);
    }

    [Theory]
    [InlineData("January 9", "XXXX-01-09")]
    [InlineData("9 March", "XXXX-03-09")]
    public void A_date_without_a_year_stays_without_one(string text, string value)
    {
        PublishedDate date = Parse(text);

        Assert.Equal(value, date.Value);
        Assert.Equal(DatePrecision.Day, date.Precision);
        Assert.Null(date.Earliest);
        Assert.Null(date.Latest);
        Assert.Null(date.LocalDay);
    }

    [Theory]
    [InlineData("2031-03", "2031-03", DatePrecision.Month)]
    [InlineData("March 2031", "2031-03", DatePrecision.Month)]
    [InlineData("2031", "2031", DatePrecision.Year)]
    public void A_month_or_a_year_is_never_completed(string text, string value, DatePrecision precision)
    {
        PublishedDate date = Parse(text);

        Assert.Equal(value, date.Value);
        Assert.Equal(precision, date.Precision);
        Assert.Null(date.LocalDay);
    }

    [Theory]
    [InlineData("1930330800")]
    [InlineData("1930330800000")]
    public void Unix_time_is_an_instant(string text)
    {
        PublishedDate date = Parse(text);

        Assert.Equal(Instant.FromUnixTimeSeconds(1930330800), date.Earliest);
        Assert.Equal(DatePrecision.Second, date.Precision);
    }

    [Fact]
    public void A_time_without_a_zone_is_good_to_26_hours()
    {
        PublishedDate date = Parse("2031-03-04T21:40");

        Assert.Null(date.Zone);
        Assert.Equal("2031-03-04T07:40:00Z", date.Earliest?.ToString());
        Assert.Equal("2031-03-05T09:40:00Z", date.Latest?.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("2 hours ago")]
    [InlineData("yesterday")]
    [InlineData("31 February 2031")]
    [InlineData("10.0.0.1")]
    [InlineData("may be")]
    [InlineData("12:30")]
    public void What_is_no_date_gives_none(string text) =>
        Assert.False(PublishedDateParser.TryParse(text, PublishedBasis.Visible, DateOrder.Unknown, out _));

    [Fact]
    public void Words_of_the_date_are_kept_apart_from_those_around_it() =>
        Assert.Equal("26 January 2031, 10:40 GMT", Parse("Published: 26 January 2031, 10:40 GMT").Text);

    [Fact]
    public void Every_month_name_stands_under_a_month_with_a_number()
    {
        List<string[]> rows = [.. DataFile.Rows("months.tsv")];

        Assert.Equal(Enumerable.Range(1, 12), rows.Select(row => int.Parse(row[0])));
        Assert.All(rows, row => Assert.Equal(row[1].ToLowerInvariant(), row[1]));
    }

    [Fact]
    public void Every_zone_has_an_offset_or_a_zone_of_the_tz_database() =>
        Assert.All(
            DataFile.Rows("zones.tsv"),
            row =>
            {
                Assert.Equal(4, row.Length);
                Assert.True(
                    ZoneAbbreviations.ReadOffset(row[1]) is not null || DateTimeZoneProviders.Tzdb.GetZoneOrNull(row[1]) is not null
                );
            }
        );

    private static readonly string[] Pieces =
    [
        "2031",
        "03",
        "4",
        "31",
        "-",
        "/",
        ".",
        ":",
        " ",
        "T",
        "Z",
        "+05:30",
        "IST",
        "Jan",
        "mars",
        "p.m.",
        "年",
        "月",
        "'",
        "20310304",
        ",",
        "of",
        "\u0301",
        "\uD800",
    ];

    private static readonly Gen<string> DateLike = Gen.Int[0, Pieces.Length - 1]
        .Array[0, 12]
        .Select(parts => string.Concat(parts.Select(i => Pieces[i])));

    [Fact]
    public void No_text_throws_and_the_bounds_are_in_order() =>
        Gen.OneOf(Gen.String, DateLike)
            .Sample(text =>
            {
                bool found = PublishedDateParser.TryParse(text, PublishedBasis.Visible, DateOrder.Unknown, out PublishedDate date);
                return !found
                    ? date == PublishedDate.None
                    : date.Earliest is null == date.Latest is null
                        && (date.Earliest is null || date.Earliest <= date.Latest)
                        && (
                            date.LocalDay is null
                            || date.Value!.StartsWith(
                                NodaTime.Text.LocalDatePattern.Iso.Format(date.LocalDay.Value),
                                StringComparison.Ordinal
                            )
                        );
            });

    private static PublishedDate Parse(string text)
    {
        Assert.True(PublishedDateParser.TryParse(text, PublishedBasis.Visible, DateOrder.Unknown, out PublishedDate date));
        Assert.Equal(PublishedBasis.Visible, date.Basis);
        return date;
    }
}
