using System.Text.Json;

namespace Demarche.Cli.Tests.Examples;

/// <summary>
/// The whole run over the example that ships: read, show, compare with what a careful reader finds. The bars say how much of
/// it is found today; raise them with every improvement, never lower them.
/// </summary>
public sealed class SabelStraitTests : IClassFixture<SabelStraitTests.WholeRun>
{
    private readonly WholeRun _run;

    public SabelStraitTests(WholeRun run, ITestOutputHelper output)
    {
        _run = run;
        output.WriteLine(run.Comparison.ToString());
    }

    [Fact]
    public void Reading_succeeds_and_says_what_was_read()
    {
        Assert.Equal(0, _run.Read.ExitCode);
        Assert.Contains("17 reports read", _run.Read.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reports", 17)]
    [InlineData("report kind", 8)]
    [InlineData("report outlet", 12)]
    [InlineData("report published", 15)]
    [InlineData("report published basis", 16)]
    [InlineData("report carrier", 2)]
    [InlineData("report authors", 5)]
    [InlineData("report origins", 5)]
    [InlineData("report copy", 2)]
    [InlineData("report chapters", 1)]
    [InlineData("report tags", 3)]
    [InlineData("report boilerplate gone", 23)]
    [InlineData("positions", 10)]
    [InlineData("position evidence", 13)]
    [InlineData("position addressees", 9)]
    [InlineData("position dates", 3)]
    [InlineData("position deadlines", 2)]
    [InlineData("responses", 9)]
    [InlineData("quotes", 10)]
    [InlineData("quote speakers", 10)]
    [InlineData("quote carriers", 14)]
    [InlineData("events", 7)]
    [InlineData("event dates", 3)]
    [InlineData("event recipients", 6)]
    [InlineData("event status", 7)]
    [InlineData("nothing from", 1)]
    public void At_least_so_much_of_what_was_expected_is_found(string what, int bar)
    {
        (int found, int expected) = _run.Comparison[what];

        Assert.True(found >= bar, $"{what}: {found} of {expected}, {bar} before\n{_run.Comparison}");
    }

    [Fact]
    public void A_minister_whose_country_another_report_states_says_which()
    {
        JsonElement[] holders =
        [
            .. _run
                .Record.Items("positions")
                .SelectMany(static p => RecordReading.Array(p, "holders"))
                .Where(static h => RecordReading.Text(h, "name") == "Orla Vennick"),
        ];

        Assert.NotEmpty(holders);
        Assert.All(holders, static h => Assert.Equal("HLM GOV", RecordReading.Text(h, "code")));
        Assert.All(holders, static h => Assert.True(h.GetProperty("inferred").GetBoolean()));
        Assert.All(holders, static h => Assert.StartsWith("r_", RecordReading.Text(h, "from"), StringComparison.Ordinal));
    }

    [Fact]
    public void Every_evidence_is_what_its_report_says()
    {
        int checkedSpans = 0;
        foreach (string view in new[] { "timeline", "positions", "quotes" })
        {
            foreach (JsonElement item in _run.Record.Items(view))
            {
                foreach (JsonElement evidence in RecordReading.Array(item, "evidence"))
                {
                    Assert.NotEmpty(RecordReading.Text(evidence, "text")!);
                    Assert.Equal(
                        evidence.GetProperty("end").GetInt32() - evidence.GetProperty("start").GetInt32(),
                        RecordReading.Text(evidence, "text")!.EnumerateRunes().Count()
                    );
                    checkedSpans++;
                }
            }
        }

        Assert.True(checkedSpans > 40, $"only {checkedSpans} spans");
    }

    public sealed class WholeRun() : ExampleRun("sabel-strait");
}
