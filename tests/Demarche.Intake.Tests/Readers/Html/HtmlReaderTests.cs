using System.Text;
using CsCheck;
using Demarche.Text;

namespace Demarche.Intake.Tests.Readers.Html;

public sealed class HtmlReaderTests
{
    private const string Body = """
        <p>ARVEN, March 4 (Reuters) - Arvenia's water minister said on Tuesday that the lower sluices would stay shut until the spring.</p>
        <p>The neighbouring country of Tasmere had asked for them to be opened, and said that its farms were running dry by the week.</p>
        <h2>No date set</h2>
        <p>Talks are to go on in Tasmere City, but neither side has named a day, and officials spoke of a long way to go before an agreement.</p>
        <p>"We will look at the level of the lake, not at the calendar," the minister said, and left the room without taking questions.</p>
        """;

    [Fact]
    public void A_saved_page_becomes_a_report()
    {
        Report report = Read(
            $$"""
            <!DOCTYPE html><html lang="en"><head><title>Sluices stay shut | Lake Post</title>
            <link rel="canonical" href="https://www.lakepost.example.com/2031/03/04/sluices">
            <meta property="og:site_name" content="Lake Post">
            <script type="application/ld+json">
            {"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"x"},
             {"@type":["NewsArticle"],"headline":"Sluices stay shut","datePublished":"2031-03-04T21:40:00+05:30",
              "dateModified":"2031-03-05T08:00:00+05:30","author":[{"@type":"Person","name":"Pell Adair"},{"name":"Ina Moss"}],
              "publisher":{"@type":"Organization","name":"Lake Post"},"inLanguage":"en-GB", // a comment
              "description":"a raw
            line break",},]}
            </script></head>
            <body><nav>Home World Lake</nav><article><h1>Sluices stay shut</h1>{{Body}}</article>
            <aside class="related"><h3>Latest news</h3><time datetime="2033-01-01">1 January 2033</time></aside>
            <footer>Copyright 2035 Lake Post</footer></body></html>
            """
        );

        Assert.Equal("Sluices stay shut", report.Title);
        Assert.Equal("Lake Post", report.Outlet);
        Assert.Equal("example.com", report.OutletDomain);
        Assert.Equal(["Pell Adair", "Ina Moss"], report.Authors);
        Assert.Equal("2031-03-04T21:40:00+05:30", report.Published.Value);
        Assert.Equal(PublishedBasis.JsonLd, report.Published.Basis);
        Assert.Equal("2031-03-05T08:00:00+05:30", report.Modified?.Value);
        Assert.Equal("en-GB", report.Language);
        Assert.Equal("https://www.lakepost.example.com/2031/03/04/sluices", report.CanonicalUrl);
        Assert.StartsWith("ARVEN, March 4 (Reuters) - Arvenia", report.Text.Value, StringComparison.Ordinal);
        Assert.EndsWith("without taking questions.", report.Text.Value, StringComparison.Ordinal);
        Assert.Contains(report.Parts, part => part.Kind == PartKind.Heading && part.Span.Of(report.Text.Value) == "No date set");
        Assert.DoesNotContain("Latest news", report.Text.Value, StringComparison.Ordinal);
        Assert.Contains(report.Dropped, block => block.Reason == "navigation" && block.Text.Contains("Home", StringComparison.Ordinal));
        Assert.Contains(report.Dropped, block => block.Reason == "related");
    }

    [Theory]
    [InlineData("<meta property='article:published_time' content='2031-03-04T10:00:00Z'>", "", "2031-03-04T10:00:00Z", PublishedBasis.Meta)]
    [InlineData("", "<time datetime='2031-03-04T10:00:00Z'>4 March</time>", "2031-03-04T10:00:00Z", PublishedBasis.Markup)]
    [InlineData("", "<span itemprop='datePublished' content='2031-03-04'>4 March</span>", "2031-03-04", PublishedBasis.Markup)]
    [InlineData("", "<div>Published on 4 March 2031 at 10:00 GMT</div>", "2031-03-04T10:00Z", PublishedBasis.Visible)]
    [InlineData("", "<div>March 4</div>", "XXXX-03-04", PublishedBasis.Visible)]
    [InlineData("<link rel=canonical href='https://example.com/2031/03/04/sluices'>", "", "2031-03-04", PublishedBasis.Url)]
    [InlineData("", "<aside><time datetime='2031-03-04'>4 March 2031</time></aside>", "XXXX-03-04", PublishedBasis.Dateline)]
    [InlineData("", "<footer>4 March 2031</footer>", "XXXX-03-04", PublishedBasis.Dateline)]
    public void The_date_of_publication_says_which_rule_found_it(string head, string line, string? value, PublishedBasis basis)
    {
        // The dateline of the text has a day without a year: the last resort.
        Report report = Read($"<html><head>{head}</head><body><article><h1>Sluices stay shut</h1>{line}{Body}</article></body></html>");

        Assert.Equal(value, report.Published.Value);
        Assert.Equal(basis, report.Published.Basis);
    }

    [Fact]
    public void Of_two_stated_dates_the_earlier_stands_and_both_are_noted()
    {
        Report report = Read(
            $$"""
            <html><head><meta property="article:published_time" content="2031-03-02T10:00:00Z">
            <script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2031-03-04T10:00:00Z"}</script></head>
            <body><h1>Sluices stay shut</h1>{{Body}}</body></html>
            """
        );

        Assert.Equal("2031-03-02T10:00:00Z", report.Published.Value);
        Assert.Contains(report.Notes, note => note.Contains("disagree", StringComparison.Ordinal));
    }

    [Fact]
    public void A_live_blog_has_a_part_for_each_update_with_its_time()
    {
        Report report = Read(
            """
            <html><body><h1>Lake talks live</h1>
            <div itemprop="liveBlogUpdate"><time datetime="2031-03-04T10:00:00Z">10:00</time><p>The delegations have arrived.</p></div>
            <div itemprop="liveBlogUpdate"><time datetime="2031-03-04T11:30:00Z">11:30</time><p>The talks have begun.</p></div>
            </body></html>
            """
        );

        Assert.Equal(ReportKind.LiveBlog, report.Kind);
        Assert.Equal(
            ["2031-03-04T10:00:00Z", "2031-03-04T11:30:00Z"],
            report.Parts.Where(p => p.Kind == PartKind.LiveUpdate).Select(p => p.At)
        );
    }

    [Fact]
    public void An_update_inside_another_stands_once()
    {
        Report report = Read(
            """
            <html><body><h1>Lake talks live</h1>
            <div itemprop="liveBlogUpdate"><p>The delegations have arrived.</p>
            <div itemprop="liveBlogUpdate"><p>The talks have begun.</p></div></div>
            </body></html>
            """
        );

        Assert.Equal("The delegations have arrived.\n\nThe talks have begun.", report.Text.Value);
    }

    [Fact]
    public void A_page_behind_a_wall_is_a_teaser()
    {
        Report report = Read(
            """
            <html><body><h1>Sluices stay shut</h1><p>Arvenia's water minister said on Tuesday that the sluices would stay shut.</p>
            <div>Already a subscriber? Log in to continue reading.</div></body></html>
            """
        );

        Assert.Equal(ReportKind.Teaser, report.Kind);
        Assert.Contains(report.Notes, note => note.Contains("wall", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<!-- saved from url=(0028)https://lakepost.example.com/a/b -->", "https://lakepost.example.com")]
    [InlineData(
        "<!--\n Page saved with a browser\n url: https://lakepost.example.com/a/b\n saved date: Tue Mar 04 2031\n-->",
        "https://lakepost.example.com/a/b"
    )]
    public void The_comment_of_a_saved_page_gives_its_address(string comment, string start)
    {
        Report report = Read($"<!DOCTYPE html>{comment}<html><body><h1>Sluices stay shut</h1>{Body}</body></html>");

        Assert.StartsWith(start, report.Url, StringComparison.Ordinal);
        Assert.Equal("example.com", report.OutletDomain);
    }

    [Fact]
    public void A_page_nested_beyond_reason_is_still_read()
    {
        string html = string.Concat(Enumerable.Repeat("<div>", 200_000)) + "<p>The lower sluices stay shut until the spring.</p>";

        Report report = Read(html);

        Assert.Contains("The lower sluices stay shut", report.Text.Value, StringComparison.Ordinal);
    }

    private static readonly string[] Pieces =
    [
        "<div>",
        "</div>",
        "<p>",
        "</p>",
        "<h1>",
        "</h1>",
        "<br>",
        "<script type='application/ld+json'>",
        "{\"@type\":\"NewsArticle\"",
        "}",
        "</script>",
        "<time datetime='2031'>",
        "text of a page ",
        "<!--",
        "-->",
        "&amp;",
        "&#x1F600;",
        "<table><td>",
        "<a href='x'>",
        "<",
        ">",
        "\0",
        "\uD800",
        "\\ud800",
        "\"headline\":\"x",
        "\"",
        ":",
        ",",
        "<b><i>",
        "4 March 2031",
        "<meta name=date content='",
        "'>",
        "<svg>",
        "<template>",
    ];

    [Fact]
    public void No_page_throws_and_every_part_lies_in_the_text() =>
        Gen.Int[0, Pieces.Length - 1]
            .Array[0, 40]
            .Select(parts => string.Concat(parts.Select(i => Pieces[i])))
            .Sample(
                html =>
                {
                    Report report = HtmlReader.ReadHtml(html, "x.html", Encoding.UTF8.GetBytes(html), null);
                    return report.Parts.All(part => part.Span.End <= report.Text.Value.Length && !part.Span.IsEmpty);
                },
                iter: 300
            );

    private static Report Read(string html)
    {
        SourceDocument document = new("page.html", Encoding.UTF8.GetBytes(html));
        Assert.True(new HtmlReader().Sniff(document) > 0);
        return Assert.IsType<IntakeReport>(Assert.Single(new HtmlReader().Read(document, IntakeOptions.Default))).Report;
    }
}
