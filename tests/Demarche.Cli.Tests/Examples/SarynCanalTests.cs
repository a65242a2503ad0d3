using System.Text.Json;

namespace Demarche.Cli.Tests.Examples;

/// <summary>
/// The second example, whose reports come as crawl file, archive, feed, table and saved pages. The bars say how much of it is found today; raise them
/// with every improvement, never lower them.
/// </summary>
public sealed class SarynCanalTests : IClassFixture<SarynCanalTests.WholeRun>
{
    private readonly WholeRun _run;

    public SarynCanalTests(WholeRun run, ITestOutputHelper output)
    {
        _run = run;
        output.WriteLine(run.Comparison.ToString());
    }

    [Fact]
    public void Reading_succeeds_and_says_what_was_read()
    {
        Assert.True(_run.Read.ExitCode == 0, _run.Read.Errors);
        Assert.Contains("17 reports read", _run.Read.Output, StringComparison.Ordinal);
        Assert.Contains("2 new versions", _run.Read.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reports", 15)]
    [InlineData("report kind", 4)]
    [InlineData("report outlet", 15)]
    [InlineData("report published", 15)]
    [InlineData("report published basis", 15)]
    [InlineData("report carrier", 2)]
    [InlineData("report authors", 3)]
    [InlineData("report origins", 2)]
    [InlineData("report tags", 2)]
    [InlineData("report boilerplate gone", 9)]
    [InlineData("positions", 8)]
    [InlineData("position evidence", 8)]
    [InlineData("position addressees", 7)]
    [InlineData("position dates", 4)]
    [InlineData("position deadlines", 1)]
    [InlineData("responses", 4)]
    [InlineData("quotes", 6)]
    [InlineData("quote speakers", 6)]
    [InlineData("quote carriers", 7)]
    [InlineData("events", 1)]
    [InlineData("event dates", 1)]
    [InlineData("withdrawn", 1)]
    [InlineData("nothing from", 1)]
    public void At_least_so_much_of_what_was_expected_is_found(string what, int bar)
    {
        (int found, int expected) = _run.Comparison[what];

        Assert.True(found >= bar, $"{what}: {found} of {expected}, {bar} before\n{_run.Comparison}");
    }

    [Fact]
    public void What_was_corrected_or_killed_no_longer_stands_in_the_record()
    {
        foreach (string view in new[] { "timeline", "positions", "quotes" })
        {
            foreach (JsonElement item in _run.Record.Items(view).Where(static i => RecordReading.Text(i, "recordStatus") == "current"))
            {
                Assert.DoesNotContain("released 40", item.GetRawText(), StringComparison.Ordinal);
                Assert.DoesNotContain("by force on Tuesday", item.GetRawText(), StringComparison.Ordinal);
            }
        }

        Assert.Equal("corrected", RecordReading.Text(_run.Record.Report("08-first-take.txt")!.Value, "status"));
        Assert.Equal("withdrawn", RecordReading.Text(_run.Record.Report("10-false-report.txt")!.Value, "status"));
        Assert.Equal("current", RecordReading.Text(_run.Record.Report("09-corrected.txt")!.Value, "status"));
    }

    public sealed class WholeRun() : ExampleRun("saryn-canal");
}
