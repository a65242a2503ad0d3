using System.Text;
using Demarche.Bench;

namespace Demarche.Intake.Tests;

/// <summary>
/// The short run over hostile inputs (<c>demarche-bench hostile</c> is the long one), and the hostile shapes that have a name: no exception, no hang, memory in
/// proportion to the input.
/// </summary>
public sealed class HostileInputTests
{
    private static readonly string s_troubles = Path.Combine(AppContext.BaseDirectory, "Troubles");

    [Fact]
    public void No_input_made_from_the_troubles_breaks_a_reader()
    {
        // A hang would be minutes; seconds are what a busy machine may take.
        HostileRun run = new(s_troubles, TimeSpan.FromMinutes(1));

        run.Read(0, 1200);

        Assert.Empty(run.Faults);
        Assert.True(run.Reports > 500, $"{run.Reports} reports only");
        Assert.True(run.Count.Count > 25, "some seeds were never used");
    }

    [Theory]
    [InlineData("nested.html", "<div>", 200_000, "")]
    [InlineData("nested.xml", "<rss><channel><item>", 50_000, "")]
    [InlineData("nested.json", "[", 200_000, "")]
    [InlineData("objects.json", "{\"a\":", 100_000, "")]
    [InlineData(
        "nested.md",
        "---\na: ",
        1,
        "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\n---\nText stands here."
    )]
    [InlineData("quotes.csv", "title,text\n\"", 5_000, "")]
    [InlineData("cells.csv", "title,text\n,,,,,,,,", 20_000, "")]
    [InlineData("line.txt", "word ", 2_000_000, ".")]
    [InlineData("letters.txt", "x", 10_000_000, "")]
    [InlineData("combining.txt", "e\u0301", 500_000, "")]
    [InlineData("overrides.html", "<p>\u202Etext", 20_000, "")]
    [InlineData("comments.html", "<!--", 200_000, "")]
    [InlineData("cdata.xml", "<rss><channel><item><![CDATA[", 50_000, "")]
    [InlineData("entities.xml", "<rss><channel><item><title>&a;&b", 50_000, "")]
    [InlineData("boundaries.mhtml", "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n", 50_000, "")]
    [InlineData("records.warc", "WARC/1.0\r\nContent-Length: 1\r\n\r\n", 50_000, "")]
    [InlineData("outlines.opml", "<opml><outline>", 50_000, "")]
    [InlineData("sitemap.xml", "<urlset><url>", 50_000, "")]
    [InlineData("feed.json", "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[", 20_000, "")]
    [InlineData("data.html", "<img src=\"data:data:base64,", 50_000, "")]
    [InlineData("nuls.txt", "a\0", 500_000, "")]
    public void Repetition_without_end_is_read_in_linear_time(string name, string piece, int times, string end)
    {
        byte[] input = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(piece, times)) + end);

        Assert.NotEmpty(IntakePipeline.Read(new SourceDocument(name, input), IntakeOptions.Default).ToArray());
        IntakeOutcome[] streamed = [.. IntakePipeline.Read(["-"], IntakeOptions.Default, () => new MemoryStream(input))];
        Assert.All(streamed.OfType<IntakeFailure>(), failure => Assert.DoesNotContain("gave up", failure.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public void A_feed_item_is_mended_in_proportion_to_its_length()
    {
        string nested = string.Concat(Enumerable.Repeat("<b>&", 300));
        byte[] feed = Encoding.UTF8.GetBytes(
            $"<feed><entry><title>Sluices</title><content>{nested} The sluices stay shut, the ministry said.</i></content></entry></feed>"
        );
        long before = GC.GetAllocatedBytesForCurrentThread();

        _ = IntakePipeline.Read(new SourceDocument("a.atom", feed), IntakeOptions.Default).ToArray();

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 48L * 1024 * 1024);
    }

    [Fact]
    public void A_feed_of_json_with_a_name_that_is_no_text_is_read()
    {
        byte[] feed =
            """{"version":"https://jsonfeed.org/version/1.1","\ud800":1,"items":[{"\ud800":2,"id":"1","title":"Sluices","content_text":"The sluices stay shut."}]}"""u8.ToArray();

        IntakeOutcome outcome = Assert.Single(IntakePipeline.Read(new SourceDocument("a.json", feed), IntakeOptions.Default));

        Assert.Equal("The sluices stay shut.", Assert.IsType<IntakeReport>(outcome).Report.Text.Value);
    }

    [Fact]
    public void A_page_that_unfolds_for_ever_is_cut_at_the_bound_with_a_note()
    {
        byte[] bomb = CrawlFile.Gzip(Encoding.UTF8.GetBytes("<p>The sluices stay shut.</p>" + new string(' ', 8_000_000)));
        byte[] file = CrawlFile.Response("https://quell.example/", bomb, "Content-Type: text/html\r\nContent-Encoding: gzip\r\n");

        IntakeOutcome[] outcomes =
        [
            .. IntakePipeline.Read(["-"], new IntakeOptions { MaximumBytes = 1_000_000 }, () => new MemoryStream(file)),
        ];

        Assert.Contains(
            Assert.IsType<IntakeReport>(Assert.Single(outcomes)).Report.Notes,
            note => note.Contains("cut off there", StringComparison.Ordinal)
        );
    }
}
