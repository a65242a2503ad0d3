using System.Text;

namespace Demarche.Intake.Tests.Readers.Html;

/// <summary>Pages made to hang a reader: each would take minutes or overflow the stack if any step took more than linear time.</summary>
public sealed class HostilePageTests
{
    private const string Head = "<!doctype html><html><head><title>T</title></head><body><h1>The head line</h1>";

    public static TheoryData<string, string, int> Pages { get; } =
        new()
        {
            { "unclosed paragraphs", "<p>a", 39_000 },
            { "paragraphs beyond the tree", "<p>a", 300_000 },
            { "times in times", "<time datetime='2031-03-04'>", 50_000 },
            { "times side by side", "<time datetime='x'></time>", 39_000 },
            { "end tags that close nothing", "<b id=1></i>", 39_000 },
            { "cells inside a drawing", "<svg><td>", 19_000 },
            { "tables", "<table>x", 39_000 },
            { "live updates", "<div class='live-update'><time datetime='2031-03-04T10:00'>x</time>", 19_000 },
            { "open brackets", "<", 1_000_000 },
            { "comments that never end", "<!--", 300_000 },
            { "ampersands", "&", 1_000_000 },
            { "line ends", "\n", 1_000_000 },
            { "JSON-LD blocks", "<script type='application/ld+json'>{</script>", 19_000 },
            { "attributes", "<p a=1 b=2 c=3 d=4 e=5 f=6 g=7 h=8 i=9>", 39_000 },
        };

    [Theory]
    [MemberData(nameof(Pages))]
    public void Are_read_or_refused(string what, string unit, int times)
    {
        string page = new StringBuilder(Head).Insert(Head.Length, unit, times).ToString();

        IntakeOutcome outcome = Assert.Single(Reading.All("page.html", page));

        Assert.True(outcome is IntakeReport or IntakeFailure, what);
    }

    [Fact]
    public void One_element_with_a_hundred_thousand_attributes_is_read_as_text()
    {
        StringBuilder page = new(Head + "<p ");
        for (int i = 0; i < 100_000; i++)
        {
            page.Append('a').Append(i).Append("=1 ");
        }

        page.Append(">The sluices stay shut until the spring, the minister said on Tuesday.</p>");

        Report report = Reading.One("page.html", page.ToString());

        Assert.Contains("The sluices stay shut", report.Text.Value, StringComparison.Ordinal);
        Assert.Contains(report.Notes, note => note.Contains("read without its structure", StringComparison.Ordinal));
    }

    [Fact]
    public void A_long_value_of_the_element_that_names_a_charset_costs_no_more_than_other_text()
    {
        string page = Head.Replace(
            "<title>",
            $"<meta content='text/html; {new string('x', 60_000)}' http-equiv='content-type'><title>",
            StringComparison.Ordinal
        );
        string text = page + "<p>The sluices stay shut until the spring, the minister said on Tuesday.</p>";

        long before = GC.GetAllocatedBytesForCurrentThread();
        Report report = HtmlReader.ReadHtml(text, "page.html", default, null);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 16L * 1024 * 1024);
        Assert.Contains("The sluices stay shut", report.Text.Value, StringComparison.Ordinal);
    }

    // JSON can escape what no string can hold.
    [Fact]
    public void Half_a_surrogate_pair_in_the_data_of_a_script_hides_no_text()
    {
        string paragraph = new StringBuilder()
            .Insert(0, "The sluices stay shut until the spring, the minister said on Tuesday. ", 4)
            .ToString();
        string data = $$"""{"title": "\uD83D", "body": ["{{paragraph}}One \ud800.", "{{paragraph}}Two.", "{{paragraph}}Three."]}""";

        Report report = Reading.One("page.html", $"{Head}<script type='application/json'>{data}</script></body></html>");

        Assert.Contains("One \uFFFD.", report.Text.Value, StringComparison.Ordinal);
        Assert.Contains("Three.", report.Text.Value, StringComparison.Ordinal);
    }
}
