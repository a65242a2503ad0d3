namespace Demarche.Intake.Tests.Readers.Html;

/// <summary>Whole invented pages of the shapes that the press has: what is text of the report, what is not, and what the page says of itself.</summary>
public sealed class PageTests
{
    [Fact]
    public void Weblog()
    {
        Report report = Page("weblog.html");

        Assert.Equal("Ferry talks adjourned until Monday", report.Title);
        Assert.Equal(["Oona Strake"], report.Authors);
        Assert.Equal("Harbour Ledger", report.Outlet);

        // 01:20 in UTC is still the evening of the ninth on the outlet's own calendar, as its address shows.
        Assert.Equal("2033-05-09", report.Published.Value);
        Assert.StartsWith("Talks between Arvenia and Tasmere", report.Text.Value, StringComparison.Ordinal);
        Assert.EndsWith("meet again next Monday.", report.Text.Value, StringComparison.Ordinal);
        Holds(report, "who inspects the cargo", "What is still open", "No ferry will sail");
        HoldsNot(
            report,
            "Skip to content",
            "Share this",
            "Tagged",
            "with two dogs",
            "tidewatcher",
            "stopped to believe",
            "Recent Posts",
            "©"
        );
    }

    [Fact]
    public void Newspaper_whose_article_stands_in_several_containers()
    {
        Report report = Page("newspaper.html");

        Assert.Equal("Arvenia recalls its envoy over the sluices", report.Title);
        Assert.Equal(["Pell Adair", "Ina Moss"], report.Authors);
        Assert.Equal("2033-05-03T18:42:00+01:00", report.Published.Value);
        Assert.Equal("2033-05-04T07:10:00+01:00", report.Modified?.Value);
        Assert.Contains(report.OriginSigns, sign => sign.Name.Contains("Meridian Press", StringComparison.Ordinal));
        Holds(report, "called its ambassador", "the note was being studied", "half of what it was a year ago", "offered to send observers");
        HoldsNot(report, "store cookies", "Who owns the lake", "Morning Dispatch", "Goalkeeper", "Reproduction without permission");
    }

    [Fact]
    public void Page_that_tells_things_twice()
    {
        Report report = Page("told-twice.html");

        Holds(report, "wants a pilot of its own", "counted eleven groundings", "two metres of draught", "a way of some forty minutes");
        HoldsNot(report, "RUNS AGROUND", "grain barge waits");
        Once(report, "counted eleven groundings");
        Once(report, "wants a pilot of its own");
        Assert.Contains(
            report.Dropped,
            block => block.Reason == "caption" && block.Text.StartsWith("A grain barge", StringComparison.Ordinal)
        );
        Assert.Contains(
            report.Dropped,
            block => block.Reason == "navigation" && block.Text.StartsWith("LOCK AT", StringComparison.Ordinal)
        );
        Assert.Contains(
            report.Dropped,
            block => block.Reason == "repeated-text" && block.Text.StartsWith("We have", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Page_that_is_laid_out_in_tables()
    {
        Report report = Page("print-view-of-tables.html");

        Assert.Equal("2033-02-14", report.Published.Value);
        Holds(report, "forty stalls", "cost as much as a month of rent", "until noon");
        HoldsNot(report, "Archive", "Weather", "Print this page", "Send to a friend");
    }

    [Fact]
    public void Copy_of_a_browsers_reader_mode()
    {
        Report report = Page("reader-mode.html");

        Assert.Equal("Market at Lorn opens again", report.Title);
        Holds(report, "stood empty for eleven weeks", "sold their carts", "see who comes");
        HoldsNot(report, "Close Reader View", "Save to pocket", "Type controls");
    }

    [Fact]
    public void Page_in_a_script_from_right_to_left()
    {
        Report report = Page("right-to-left.html");

        Assert.Equal("إغلاق السد يهدد المزارع", report.Title);
        Assert.Equal("ar", report.Language);
        Holds(report, "قالت وزارة المياه", "لم يحدد موعدا لها");
        HoldsNot(report, "الأكثر قراءة", "رياضة");
    }

    [Fact]
    public void Page_in_a_script_without_spaces()
    {
        Report report = Page("without-spaces.html");

        Assert.Equal("水門、春まで閉鎖", report.Title);
        Assert.Equal("2033-05-03", report.Published.Value);
        Holds(report, "アルベニアの水資源相", "日程はまだ決まっていない");
        HoldsNot(report, "アクセスランキング", "スポーツ");
    }

    [Fact]
    public void Live_blog_with_its_introduction()
    {
        Report report = Page("live.html");

        Assert.Equal(ReportKind.LiveBlog, report.Kind);
        Assert.Equal("Lake talks live: delegations meet in Lorn", report.Title);
        Holds(report, "for the first time since March", "leaves the room without a word", "Both sides have brought engineers");
        Assert.Equal(
            ["2033-05-03T12:40:00Z", "2033-05-03T10:05:00Z", "2033-05-03T09:12:00Z"],
            report.Parts.Where(part => part.Kind == PartKind.LiveUpdate).Select(part => part.At).Distinct(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Page_behind_a_wall()
    {
        Report report = Page("wall.html");

        Assert.Equal(ReportKind.Teaser, report.Kind);
        Assert.Equal(["Ina Moss"], report.Authors);
        Holds(report, "the wheels have stood still");
        HoldsNot(report, "crossword");
    }

    [Fact]
    public void Page_for_telephones_in_German()
    {
        Report report = Page("amp.html");

        Assert.Equal("Schleusen bleiben bis zum Frühjahr zu", report.Title);
        Assert.Equal(["Jana Reet", "Ole Brandt"], report.Authors);
        Assert.Equal("2033-05-03T10:00", report.Published.Value);
        Holds(report, "teilte das Wasserministerium", "Einen Termin nannte keine");
        HoldsNot(report, "Wem gehört der See", "wellenreiter", "Impressum", "Region");
    }

    [Theory]
    [InlineData("weblog.html")]
    [InlineData("newspaper.html")]
    [InlineData("print-view-of-tables.html")]
    [InlineData("amp.html")]
    public void Nothing_that_the_page_shows_is_lost_without_a_reason(string name)
    {
        Report report = Page(name);

        string all = report.Text.Value + string.Join('\n', report.Dropped.Select(block => block.Text)) + report.Title;
        string shown = name switch
        {
            "weblog.html" => "Storm closes the pier",
            "newspaper.html" => "Ten soups for a cold spring",
            "amp.html" => "wellenreiter",
            _ => "Archive",
        };
        Assert.Contains(shown, all, StringComparison.Ordinal);
        Assert.All(report.Dropped, block => Assert.NotEmpty(block.Reason));
    }

    private static void Holds(Report report, params string[] pieces) =>
        Assert.All(pieces, piece => Assert.Contains(piece, report.Text.Value, StringComparison.Ordinal));

    private static void Once(Report report, string words) =>
        Assert.Equal(2, report.Text.Value.Split(words, StringSplitOptions.None).Length);

    private static void HoldsNot(Report report, params string[] pieces) =>
        Assert.All(pieces, piece => Assert.DoesNotContain(piece, report.Text.Value, StringComparison.Ordinal));

    private static Report Page(string name)
    {
        byte[] bytes = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Pages", name));
        return Assert
            .IsType<IntakeReport>(Assert.Single(new HtmlReader().Read(new SourceDocument(name, bytes), IntakeOptions.Default)))
            .Report;
    }
}
