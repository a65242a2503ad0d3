using Demarche.Text;

namespace Demarche.Intake.Tests.Metadata;

/// <summary>What a page shows as its date against what its markup states.</summary>
public sealed class ShownDateTests
{
    private const string Prose =
        "<p>Arvenia promised to open the lower sluices before the end of the month, and its minister said that the lake stood high.</p>";

    private const string Stated = "<meta property='article:published_time' content='2031-03-01T09:00:00+03:00'>";
    private const string OtherDay =
        """<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2031-03-04T09:00:00+03:00"}</script>""";

    [Theory]
    // Two stated days: the one that is shown, else the earlier.
    [InlineData(Stated + OtherDay, "<p class=date>4 March 2031</p>", "2031-03-04T09:00:00+03:00")]
    [InlineData(Stated + OtherDay, "<p class=date>1 March 2031</p>", "2031-03-01T09:00:00+03:00")]
    [InlineData(Stated + OtherDay, "", "2031-03-01T09:00:00+03:00")]
    // ... but not where it is shown as the day of a change.
    [InlineData(Stated + OtherDay, "<p>Updated: 4 March 2031</p>", "2031-03-01T09:00:00+03:00")]
    // One stated day yields to another that a line behind the headline and an element named as a date both show.
    [InlineData(Stated, "<p class=date>4 March 2031</p>", "2031-03-04")]
    // ... not to a stray one beside a time that shows the stated day, nor to the day of a stated change.
    [InlineData(Stated, "<p class=date>4 March 2031</p><p>Video <time>1 March 2031</time></p>", "2031-03-01T09:00:00+03:00")]
    [InlineData(
        Stated + "<meta property='article:modified_time' content='2031-03-04T10:00:00+03:00'>",
        "<p class=date>4 March 2031</p>",
        "2031-03-01T09:00:00+03:00"
    )]
    // A change before the stated day: the page was moved.
    [InlineData(Stated, "<p>Last updated: 25 February 2031</p>", "2031-02-25")]
    // Two readings of a stated date: as shown.
    [InlineData("<meta name=date content='11/01/2031 12:43:42'>", "<p class=date>1 November 2031</p>", "2031-11-01")]
    public void The_day_that_readers_saw_settles_what_markup_states(string head, string below, string value) =>
        Assert.Equal(value, Read(head, below).Published.Value);

    [Fact]
    public void What_is_set_aside_is_noted()
    {
        Report report = Read(Stated, "<p class=date>4 March 2031</p>");

        Assert.StartsWith("the page shows another day", report.Published.Reason, StringComparison.Ordinal);
        Assert.Contains(report.Notes, note => note.StartsWith("dates disagree: 2031-03-01T09:00:00+03:00", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<footer><p>Posted by Ada Brenn on 4 March 2031 | 2 comments</p></footer>", "2031-03-04")]
    [InlineData("<footer><p>Gespeichert von Ada Brenn am 4. März 2031 - 18:55</p></footer>", "2031-03-04T18:55")]
    [InlineData("<footer><p>Harbour chronicle of 4 March 2031</p></footer>", null)]
    public void A_date_behind_a_byline_dates_the_page_wherever_it_stands(string below, string? value) =>
        Assert.Equal(value, Read("", Prose + Prose + Prose + below).Published.Value);

    [Theory]
    [InlineData("<meta itemprop=dateUpdate content='2031-03-04 10:47:36'>", "")]
    [InlineData("", "<div><b>Letzte Änderung:</b><p>04.03.2031</p></div>")]
    public void Where_only_a_change_is_dated_the_report_says_so(string head, string below) =>
        Assert.Equal("only the date of a change is stated", Read(head, Prose + below).Published.Reason);

    [Fact]
    public void A_full_day_in_the_address_stands_against_a_line_that_looks_like_a_date()
    {
        Report report = Read("<link rel=canonical href='https://lakepost.example/2031/03/04/sluices'>", "<p>7 March 2031</p>");

        Assert.Equal("2031-03-04", report.Published.Value);
        Assert.Equal(PublishedBasis.Url, report.Published.Basis);
    }

    private static Report Read(string head, string below) =>
        Reading.One(
            "page.html",
            $"<!doctype html><html><head><title>Sluices to open</title>{head}</head><body><h1>Sluices to open</h1>{below}{Prose}{Prose}</body></html>"
        );
}
