using System.Text;
using CsCheck;
using Demarche.Text;

namespace Demarche.Intake.Tests.Readers.Feed;

public sealed class FeedReaderTests
{
    private const string Long =
        "Arvenia's water minister said on Tuesday that the lower sluices would stay shut until the spring, whatever the neighbours say. ";

    [Fact]
    public void An_item_with_only_a_date_of_change_is_dated_by_it_and_says_so()
    {
        Report report = Assert.Single(
            Read(
                $"""
                <?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Lake Post</title>
                <entry><title>Sluices stay shut</title><id>lp-1</id><updated>2031-03-04T21:40:00Z</updated><content>{Long}</content></entry></feed>
                """
            )
        );

        Assert.Equal("2031-03-04T21:40:00Z", report.Published.Value);
        Assert.Equal(PublishedBasis.Feed, report.Published.Basis);
        Assert.Equal("no date of publication: dated by its last change", report.Published.Reason);
        Assert.Equal(report.Published.Value, report.Modified?.Value);
    }

    [Fact]
    public void Items_of_an_rss_feed_are_reports()
    {
        IReadOnlyList<Report> reports = Read(
            $"""
            <?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:dc="x" xmlns:content="y"><channel>
            <title>Lake Post</title><link>https://lakepost.example.com/</link><language>en-gb</language>
            <item><title>Sluices stay shut</title><link>/2031/sluices</link><guid isPermaLink="false">lp-1</guid>
            <pubDate>Mon, 04 Mar 2031 21:40:00 GMT</pubDate><dc:creator>Pell Adair</dc:creator><category>Water</category>
            <description>Short.</description><content:encoded><![CDATA[<p>{Long}</p><p>{Long}</p>]]></content:encoded></item>
            <item><title>Talks go on &amp; on</title><guid>https://lakepost.example.com/2</guid><pubDate>someday</pubDate>
            <description>The talks go on, officials said&nbsp;&hellip;</description></item>
            </channel></rss>
            """
        );

        Assert.Equal(["feed.xml#1", "feed.xml#2"], reports.Select(report => report.Locator));
        Report first = reports[0];
        Assert.Equal("Sluices stay shut", first.Title);
        Assert.Equal("Lake Post", first.Outlet);
        Assert.Equal("https://lakepost.example.com/2031/sluices", first.Url);
        Assert.Equal("lp-1", first.PageKey);
        Assert.Equal("2031-03-04T21:40:00Z", first.Published.Value);
        Assert.Equal(PublishedBasis.Feed, first.Published.Basis);
        Assert.Equal(["Pell Adair"], first.Authors);
        Assert.Equal(["Water"], first.Tags);
        Assert.Equal(ReportKind.Article, first.Kind);
        Assert.NotEqual(ReportKind.Teaser, first.Kind);
        Report second = reports[1];
        Assert.Equal("Talks go on & on", second.Title);
        Assert.Equal(ReportKind.Teaser, second.Kind);
        Assert.False(second.Published.IsKnown);
        Assert.Contains(second.Notes, note => note.Contains("someday", StringComparison.Ordinal));
        Assert.Equal("https://lakepost.example.com/2", second.Url);
    }

    [Fact]
    public void The_source_of_a_relayed_item_is_the_outlet_and_the_channel_its_carrier()
    {
        Report report = Assert.Single(
            Read(
                """
                <rss><channel><title>News finder</title><link>https://finder.example.org</link><item>
                <title>Sluices stay shut - Lake Post</title><link>https://finder.example.org/x</link>
                <source url="https://www.lakepost.com">Lake Post</source>
                <description>&lt;a href="x"&gt;Sluices stay shut&lt;/a&gt;&amp;nbsp;&lt;font&gt;Lake Post&lt;/font&gt;</description>
                </item></channel></rss>
                """
            )
        );

        Assert.Equal("Lake Post", report.Outlet);
        Assert.Equal("lakepost.com", report.OutletDomain);
        Assert.Equal("News finder", report.Carrier);
        Assert.Equal("Sluices stay shut", report.Title);
        Assert.Equal(ReportKind.Teaser, report.Kind);
    }

    [Fact]
    public void Atom_is_read_with_its_xhtml_content()
    {
        Report report = Assert.Single(
            Read(
                $"""
                <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Lake Post</title><link href="https://lakepost.example.com/"/>
                <entry><title type="html">Sluices &lt;b&gt;stay&lt;/b&gt; shut</title><id>tag:1</id><link rel="alternate" href="https://lakepost.example.com/1"/>
                <link rel="enclosure" href="https://lakepost.example.com/1.mp3"/><published>2031-03-04T10:00:00+02:00</published><updated>2031-03-05T10:00:00Z</updated>
                <author><name>Pell Adair</name></author>
                <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Farms run dry, day by day.</p><p>Nobody knows what the spring will bring. {Long}</p></div></content></entry></feed>
                """
            )
        );

        Assert.Equal("Sluices stay shut", report.Title);
        Assert.Equal("https://lakepost.example.com/1", report.Url);
        Assert.Equal("2031-03-04T10:00:00+02:00", report.Published.Value);
        Assert.Equal("2031-03-05T10:00:00Z", report.Modified?.Value);
        Assert.Equal(["Pell Adair"], report.Authors);
        Assert.Equal(2, report.Parts.Length);
        Assert.Equal("en", report.Language);
    }

    [Fact]
    public void Items_beside_the_channel_of_an_rdf_feed_are_found()
    {
        Report report = Assert.Single(
            Read(
                """
                <rdf:RDF><channel rdf:about="x"><title>Lake Post</title><link>https://lakepost.example.com/</link></channel>
                <item rdf:about="https://lakepost.example.com/1"><title>Sluices stay shut</title><link>https://lakepost.example.com/1</link>
                <dc:date>2031-03-04</dc:date><description>Shut.</description></item></rdf:RDF>
                """
            )
        );

        Assert.Equal("Lake Post", report.Outlet);
        Assert.Equal("2031-03-04", report.Published.Value);
    }

    [Fact]
    public void A_broken_item_loses_nothing_but_its_markup()
    {
        IReadOnlyList<Report> reports = Read(
            """
            <rss><channel><title>Lake Post</title>
            <item><title>Sluices & gates <b>stay shut</title><link>https://lakepost.example.com/1</link><description>One <p> two</description></item>
            <item><title>Talks go on</title><link>https://lakepost.example.com/2</link></item>
            """
        );

        Assert.Equal(2, reports.Count);
        Assert.Contains("stay shut", reports[0].Title, StringComparison.Ordinal);
        Assert.Equal("https://lakepost.example.com/1", reports[0].Url);
        Assert.Equal("Talks go on", reports[1].Title);
    }

    [Fact]
    public void Entities_of_a_document_type_are_never_expanded()
    {
        IReadOnlyList<Report> reports = Read(
            """
            <?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/hostname">]>
            <rss><channel><title>Lake Post</title><item><title>Sluices &b; &c; stay shut</title></item></channel></rss>
            """
        );

        Assert.Equal("Sluices &b; &c; stay shut", Assert.Single(reports).Title);
    }

    private static readonly string[] Pieces =
    [
        "<item>",
        "</item>",
        "<entry>",
        "</entry>",
        "<title>",
        "</title>",
        "<link>",
        "</link>",
        "<![CDATA[",
        "]]>",
        "&",
        "&nbsp;",
        "<description>",
        "</description>",
        "text ",
        "<pubDate>",
        "2031-03-04",
        "</pubDate>",
        "<source url='x'>",
        "\u0001",
        "\uD800",
        "<!--",
        "-->",
        "<a:b c=",
        "<guid/>",
    ];

    [Fact]
    public void No_feed_throws() =>
        Gen.Int[0, Pieces.Length - 1]
            .Array[0, 40]
            .Select(parts => "<rss>" + string.Concat(parts.Select(i => Pieces[i])))
            .Sample(
                xml =>
                    new FeedReader().Read(new SourceDocument("feed.xml", Encoding.UTF8.GetBytes(xml)), IntakeOptions.Default).ToList()
                        is { Count: > 0 } outcomes
                    && outcomes.TrueForAll(o => o.Locator.StartsWith("feed.xml", StringComparison.Ordinal)),
                iter: 1000
            );

    private static IReadOnlyList<Report> Read(string xml)
    {
        SourceDocument document = new("feed.xml", Encoding.UTF8.GetBytes(xml));
        Assert.IsType<FeedReader>(IntakeReaders.For(document));
        return [.. new FeedReader().Read(document, IntakeOptions.Default).Select(outcome => Assert.IsType<IntakeReport>(outcome).Report)];
    }
}
