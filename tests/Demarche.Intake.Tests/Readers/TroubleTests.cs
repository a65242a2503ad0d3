using Demarche.Text;

namespace Demarche.Intake.Tests;

/// <summary>Files as they come, each named after the trouble that it holds (<c>Troubles/</c>).</summary>
public sealed class TroubleTests
{
    private const string Sluices = "The lower sluices of the Imber dam stay shut, the water ministry";

    [Theory]
    [InlineData(
        "soft-line-breaks-inside-letters.mhtml",
        "Sluices stay shut",
        "Quell Herald",
        "2033-05-03T08:15:00+02:00",
        "hurried,” Minister Pell Adair"
    )]
    [InlineData("page-is-not-the-first-part.mht", "Sluices stay shut", "Quell Herald", "2033-05-03T08:15:00+02:00", "(Пелл Адаир)")]
    [InlineData("boundary-never-comes-again.mhtml", "Sluices stay shut", "Quell Herald", "2033-05-03T08:15:00+02:00", Sluices)]
    [InlineData("picture-inside-the-page.html", "Sluices stay shut", "quell-herald.example", null, Sluices)]
    [InlineData("saved-from-url-comment.htm", "Sluices stay shut", "Quell Herald", "2033-05-03T08:15:00+02:00", Sluices)]
    [InlineData(
        "rdf-items-stand-beside-the-channel.rdf",
        "Ferry line to Quell reopens",
        "Oro Courier",
        "2033-05-02T14:00:00Z",
        "after eleven weeks"
    )]
    [InlineData("relayed-item-names-its-outlet.xml", "Grain railway to stay closed", "Vell Post", "2033-05-04T06:30:00Z", "")]
    [InlineData(
        "atom-source-of-a-planet.atom",
        "Border market opens on Friday",
        "Lorn Daily",
        "2033-05-04T08:00:00Z",
        "customs office of Arvenia"
    )]
    [InlineData(
        "blank-lines-before-the-prolog-and-a-wrong-encoding.xml",
        "Señor Adair’s answer is awaited",
        "Café Côté & Co",
        "2033-05-04T06:30",
        "No answer came"
    )]
    [InlineData("news-sitemap-has-no-text.xml", "Tasmere weighs its answer & waits", "Tasmere Times", "2033-05-06T04:00:00Z", "")]
    [InlineData(
        "utf-8-read-as-windows-1252.txt",
        "Café meeting ends without result",
        null,
        "2033-05-03",
        "the Café Lorn; “the talks go on”"
    )]
    [InlineData("utf-16-without-a-mark.txt", "Sluices stay shut", null, "2033-05-03", Sluices)]
    [InlineData("cyrillic-without-a-charset.html", "Шлюзы", null, null, "Нижние шлюзы плотины")]
    [InlineData("shift-jis-declared-as-latin.html", "水門", null, null, "水資源省は火曜日")]
    [InlineData(
        "jekyll-page-with-liquid.md",
        "Ferries: what the notice says",
        null,
        "2033-05-04T09:15:00+03:00",
        "a notice on Wednesday.\n\nIt says that ferries"
    )]
    [InlineData("toml-front-matter.md", "Market opens", null, "2033-05-06T07:00:00Z", "opened on Friday")]
    [InlineData("nul-bytes-and-controls.txt", "Sluices stay shut", null, null, "The lower sluices of the Imber dam stay shut")]
    [InlineData(
        "member-names-of-another-tool.json",
        "Sluices stay shut",
        "quell-herald.example",
        "2033-05-03T08:15:00",
        "The sluices stay shut"
    )]
    [InlineData("rss-0.90-of-netscape.rdf", "Ferries sail from Oro", "Oro Courier", null, "")]
    [InlineData("rss-0.91-with-a-document-type.xml", "Sluices stay shut", "Oro Courier", null, "a story of water & mud")]
    [InlineData(
        "atom-0.3-escapes-its-markup.atom",
        "Market & ferries",
        "Oro Courier",
        "2033-05-04T10:00:00+02:00",
        "It was shut for weeks"
    )]
    [InlineData("json-feed-1.0-has-one-author.json", "Market opens", "Oro Courier", "2033-05-04T10:00:00+02:00", "the customs office said")]
    [InlineData("rnews-marks-in-the-body.html", "Ferries sail again", null, "2033-05-03T10:00:00Z", "the harbour office said on Tuesday")]
    [InlineData("transcript-in-json-ld.html", "Talks at Lorn", null, "2033-05-03T10:00:00Z", "The talks at Lorn began an hour late.")]
    [InlineData("page-where-a-feed-was-wanted.xml", "Sluices stay shut", null, null, Sluices)]
    [InlineData(
        "czech-in-iso-8859-2.txt",
        "Stavidla",
        null,
        "2033-05-03",
        "oznámilo, že dolní stavidla přehrady zůstávají zavřená. Mluvčí řekl"
    )]
    [InlineData("three-letters-for-a-language.jsonl", "Sluices stay shut", "Quell Herald", "2033-05-03T08:15:00Z", Sluices)]
    [InlineData("live-blog-and-wall.html", "Live: talks", null, "2033-05-05T08:00:00Z", "The talks began an hour late")]
    public void One_report_is_read(string file, string title, string? outlet, string? published, string words)
    {
        Report report = Assert.IsType<IntakeReport>(Assert.Single(Read(file))).Report;

        Assert.Equal(title, report.Title);
        Assert.Equal(outlet, report.Outlet);
        Assert.Equal(published, report.Published.Value);
        Assert.Contains(words, report.Text.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("Buy one boat", report.Text.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("several-articles-under-drawn-lines.txt", "Sluices stay shut", "Ferries sail again")]
    [InlineData("accession-number-ends-each-article.txt", "Sluices stay shut", "Ferries sail again")]
    [InlineData("semicolons-quotes-and-line-breaks.csv", "Sluices stay shut", "Ferries sail")]
    [InlineData("broken-line-among-good-ones.jsonl", "One", "Three")]
    [InlineData("one-line-in-another-charset-and-one-torn.jsonl", "Sluices", "Café", "Ferries")]
    [InlineData("quote-without-an-end.csv", "First", "Second", "Third")]
    [InlineData("one-guid-for-all-items.xml", "Sluices stay shut", "Ferries sail")]
    [InlineData("number-for-an-id.json", "Talks < expected", "Elsewhere: ferries held")]
    public void Several_reports_are_read(string file, params string[] titles) =>
        Assert.Equal(titles, Read(file).OfType<IntakeReport>().Select(read => read.Report.Title));

    [Fact]
    public void What_was_repaired_or_guessed_is_noted()
    {
        Assert.Contains("read as windows-1252 repaired", Notes("utf-8-read-as-windows-1252.txt"), StringComparison.Ordinal);
        Assert.Contains("charset guessed: windows-1251", Notes("cyrillic-without-a-charset.html"), StringComparison.Ordinal);
        Assert.Contains("control characters dropped", Notes("nul-bytes-and-controls.txt"), StringComparison.Ordinal);
        Assert.Contains("charset guessed: iso-8859-2", Notes("czech-in-iso-8859-2.txt"), StringComparison.Ordinal);
        Assert.Contains(
            "its feed is https://quell-herald.example/feed",
            Notes("page-where-a-feed-was-wanted.xml"),
            StringComparison.Ordinal
        );
        Assert.Contains("An earlier version gave another day", Notes("transcript-in-json-ld.html"), StringComparison.Ordinal);
        Assert.Contains("read as UTF-8", Notes("blank-lines-before-the-prolog-and-a-wrong-encoding.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_transcript_of_a_recording_is_its_text_and_its_clips_are_chapters()
    {
        Report report = One("transcript-in-json-ld.html");

        Assert.Equal(ReportKind.VideoPage, report.Kind);
        Assert.Contains("until the arrears are paid", report.Text.Value, StringComparison.Ordinal);
        Assert.Equal(
            [("Opening", 0.0), ("The sluices", 90.0)],
            report
                .Parts.Where(static part => part.Kind == PartKind.Chapter)
                .Select(part => (part.Span.Of(report.Text.Value), part.StartSeconds ?? -1))
        );
    }

    [Fact]
    public void A_guid_that_all_items_share_is_no_key_and_dates_are_read_as_they_are_written()
    {
        Report[] reports = [.. Read("one-guid-for-all-items.xml").OfType<IntakeReport>().Select(read => read.Report)];

        Assert.Equal(["http://oro.example/a", "http://oro.example/b"], reports.Select(report => report.PageKey));
        Assert.Equal(["2033-05-03T10:00", "2033-05-04T10:00:00+02:00"], reports.Select(report => report.Published.Value));
        Assert.Equal(["Pell Adair"], One("json-feed-1.0-has-one-author.json").Authors);
        Assert.Equal("http://oro.example/blog/3.html", One("atom-0.3-escapes-its-markup.atom").Url);
    }

    [Fact]
    public void Other_marks_and_other_codes_say_the_same()
    {
        Assert.Equal(["Pell Adair"], One("rnews-marks-in-the-body.html").Authors);
        Assert.Equal("en", One("three-letters-for-a-language.jsonl").Language);
    }

    [Theory]
    [InlineData("index-names-the-country-of-the-outlet.json", "oro.example", "Arvenia", "2033-05-04T06:00:00Z")]
    [InlineData("country-of-the-outlet-in-a-column.csv", "Quell Herald", "Tasmere", "2033-05-03T09:20:00Z")]
    public void The_country_of_an_outlet_is_a_fact_of_the_outlet(string file, string outlet, string country, string fetched)
    {
        Report report = One(file);

        Assert.Equal((outlet, country, fetched), (report.Outlet, report.OutletCountry, report.Fetched.ToString()));
    }

    [Fact]
    public void Recordings_beside_the_text_are_named_and_not_opened()
    {
        Assert.Equal(
            [
                new ReportMedia("https://oro.example/talks.mp3", "audio/mpeg", null),
                new ReportMedia("https://oro.example/talks.pdf", "application/pdf", null),
                new ReportMedia("https://oro.example/talks.mp4", "video/mp4", 750),
            ],
            One("recordings-beside-the-text.xml").Media
        );
        Assert.Equal([new ReportMedia("https://oro.example/talks.mp3", "audio/mpeg", 61)], One("attachments-of-a-json-feed.json").Media);
        Assert.Contains("video: abcDEF_1-5", Notes("video-in-an-include.md"), StringComparison.Ordinal);
        Assert.Equal(ReportKind.VideoPage, One("video-in-an-include.md").Kind);
    }

    [Fact]
    public void Rights_corrections_kind_and_place_are_read_where_they_stand()
    {
        Report report = One("rights-and-corrections-in-the-text.html");

        Assert.Equal((ReportKind.Opinion, "Lorn"), (report.Kind, report.Dateline));
        Assert.Equal("https://oro.example/terms; robots: noai; robots: noarchive", report.Rights);
        Assert.Contains(
            "correction stated by the text: An earlier version of this article",
            string.Join('\n', report.Notes),
            StringComparison.Ordinal
        );
        Assert.Equal("© 2033 Oro Courier. All rights reserved.", One("rights-in-a-foot-line.txt").Rights);
    }

    [Theory]
    [InlineData("Opinion: Who owns the water?", ReportKind.Opinion)]
    [InlineData("LIVE — Talks at Lorn", ReportKind.LiveBlog)]
    [InlineData("Transcript: Minister Adair on the sluices", ReportKind.Briefing)]
    [InlineData("Opinion polls: a lead for the union", null)]
    [InlineData("Live-fire exercise near the dam", null)]
    [InlineData("Watch", null)]
    public void A_headline_names_its_kind_before_a_mark_alone(string title, ReportKind? kind) =>
        Assert.Equal(kind, StatedByText.Kind(title));

    [Fact]
    public void A_saved_page_knows_its_address_and_when_it_was_saved()
    {
        Report single = One("picture-inside-the-page.html");
        Report mail = One("soft-line-breaks-inside-letters.mhtml");

        Assert.Equal("https://quell-herald.example/news/sluices?from=front", single.Url);
        Assert.Equal("2033-05-03T09:20:00Z", single.Fetched.ToString());
        Assert.Equal("https://quell-herald.example/news/sluices", mail.Url);
        Assert.Equal("2033-05-03T10:00:00Z", mail.Fetched.ToString());
        Assert.Equal("https://quell-herald.example/news/sluices/", One("saved-from-url-comment.htm").Url);
    }

    [Fact]
    public void A_channel_that_relays_is_the_carrier_and_no_outlet()
    {
        Assert.Equal("Everything Today - search", One("relayed-item-names-its-outlet.xml").Carrier);
        Assert.Equal("Planet of the Strait", One("atom-source-of-a-planet.atom").Carrier);
        Report relayed = Read("number-for-an-id.json").OfType<IntakeReport>().Last().Report;
        Assert.Equal(("Korvia Wire", "Soland Review"), (relayed.Outlet, relayed.Carrier));
        Assert.Equal("4711", Read("number-for-an-id.json").OfType<IntakeReport>().First().Report.GivenId);
    }

    [Fact]
    public void Entities_of_a_document_type_are_never_expanded_nor_fetched()
    {
        Report report = One("entities-that-multiply.xml");

        Assert.DoesNotContain("aaaa", report.Text.Value, StringComparison.Ordinal);
        Assert.Equal("Sluices &x; stay shut", report.Title);
    }

    [Fact]
    public void A_list_of_feeds_reads_those_beside_it_and_reaches_no_other_file()
    {
        IntakeOutcome[] outcomes =
        [
            .. IntakePipeline.Read([PathOf("list-names-a-file-outside.opml")], IntakeOptions.Default, () => Stream.Null),
        ];

        Assert.Equal("Oro Courier", outcomes.OfType<IntakeReport>().Single().Report.Outlet);
        Assert.Contains("nothing is fetched", outcomes.OfType<IntakeSkipped>().Single().Reason, StringComparison.Ordinal);
        Assert.Contains("does not lie in the folder", outcomes.OfType<IntakeFailure>().Single().Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bad_record_is_named_and_the_rest_goes_on()
    {
        Assert.EndsWith("#2", Read("broken-line-among-good-ones.jsonl").OfType<IntakeFailure>().Single().Locator, StringComparison.Ordinal);
        Assert.EndsWith("#3", Read("number-for-an-id.json").OfType<IntakeFailure>().Single().Locator, StringComparison.Ordinal);
        Assert.Contains("has no end", Read("quote-without-an-end.csv").OfType<IntakeFailure>().Single().Reason, StringComparison.Ordinal);
        Assert.Contains(
            "nothing is fetched",
            Read("addresses-alone.csv").OfType<IntakeSkipped>().Single().Reason,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Quoted_cells_keep_their_line_breaks_and_quotes()
    {
        Report report = Read("semicolons-quotes-and-line-breaks.csv").OfType<IntakeReport>().First().Report;

        Assert.Equal(
            "The sluices stay shut; the ministry said so on Tuesday.\n\nA second paragraph says \"not before June\", as the minister put it.",
            report.Text.Value
        );
        Assert.Equal(("7", "Quell Herald", "2033-05-03T08:15:00"), (report.GivenId, report.Outlet, report.Published.Value));
    }

    internal static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "Troubles", file);

    private static Report One(string file) => Assert.IsType<IntakeReport>(Assert.Single(Read(file))).Report;

    private static string Notes(string file) => string.Join('\n', One(file).Notes);

    private static IntakeOutcome[] Read(string file) =>
        [.. IntakePipeline.Read(new SourceDocument(file, File.ReadAllBytes(PathOf(file))), IntakeOptions.Default)];
}
