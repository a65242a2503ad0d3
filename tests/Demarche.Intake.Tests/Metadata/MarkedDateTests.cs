namespace Demarche.Intake.Tests.Metadata;

public sealed class MarkedDateTests
{
    private const string Prose =
        "<p>Arvenia promised to open the lower sluices before the end of the month, and its minister said that the lake stood high.</p>";

    [Theory]
    [InlineData("<span class=\"itemPostDate\">am 04.03.2031 22:30</span>", "2031-03-04T22:30")]
    [InlineData("<div class=\"post_timestamp\">4 March 2031</div>", "2031-03-04")]
    public void An_element_named_as_a_date_dates_a_page_that_says_nothing_else(string element, string value)
    {
        Report report = Read($"<h2>Sluices to open</h2>{Prose}{Prose}{element}");

        Assert.Equal(value, report.Published.Value);
        Assert.StartsWith("in an element named as a date", report.Published.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<span class=\"candidate\">4 March 2031</span>")]
    [InlineData("<aside class=\"related\"><span class=\"date\">4 March 2031</span></aside>")]
    [InlineData("<i class=date>1.3.2031</i><i class=date>2.3.2031</i><i class=date>3.3.2031</i><i class=date>4.3.2031</i>")]
    public void Side_lists_and_lists_of_dates_do_not(string element)
    {
        Report report = Read($"<h2>Sluices to open</h2>{Prose}{Prose}{element}");

        Assert.Null(report.Published.Value);
    }

    [Fact]
    public void A_date_of_a_change_dates_a_page_that_states_no_other_and_says_so()
    {
        Report report = Read($"<h2>Sluices to open</h2>{Prose}{Prose}<span class=\"date\">Updated 4 March 2031</span>");

        Assert.Equal("2031-03-04", report.Published.Value);
        Assert.Equal("only the date of a change is stated", report.Published.Reason);
        Assert.Equal("2031-03-04", report.Modified?.Value);
    }

    private static Report Read(string body) =>
        Reading.One("page.html", $"<!doctype html><html><head><title>Sluices to open</title></head><body>{body}</body></html>");
}
