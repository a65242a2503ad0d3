namespace Demarche.Intake.Tests.Metadata;

public sealed class TitleKickerTests
{
    private const string Whole = "Lake talks: Ministers agree on a pause";
    private const string Headline = "Ministers agree on a pause";
    private const string Apart = $"<div class=a>Lake talks</div><div class=b>{Headline}</div>";

    [Theory]
    [InlineData(Apart, "", Headline)]
    [InlineData(Apart, "Both sides rest", Headline)]
    // The page states them as one headline, or shows them as one, or does not show them.
    [InlineData(Apart, Whole, Whole)]
    [InlineData($"<h1>{Whole}</h1>{Apart}", "", Whole)]
    [InlineData($"<div>Lake talks</div><p>In Lorn.</p><div>{Headline}</div>", "", Whole)]
    public void A_kicker_that_the_page_shows_apart_from_the_headline_is_no_part_of_it(string body, string stated, string title)
    {
        string data =
            stated.Length == 0 ? "" : $$"""<script type="application/ld+json">{"@type":"NewsArticle","headline":"{{stated}}"}</script>""";
        Report report = Reading.One(
            "page.html",
            $"<!doctype html><html><head><meta property=\"og:title\" content=\"{Whole}\">{data}</head><body>{body}<p>Arvenia promised to open the sluices, and its minister said that the lake stood high.</p></body></html>"
        );

        Assert.Equal(title, report.Title);
    }
}
