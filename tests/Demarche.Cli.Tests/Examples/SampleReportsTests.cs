using System.Text.Json;
using Demarche.Cli.Tests.Labels;

namespace Demarche.Cli.Tests.Examples;

/// <summary>The five sample reports beside the project, of which no text is kept here: what the record of them must hold. Skipped where they are not.</summary>
public sealed class SampleReportsTests : IClassFixture<SampleReportsTests.WholeRun>
{
    private readonly WholeRun _run;

    public SampleReportsTests(WholeRun run)
    {
        Assert.SkipWhen(run.IsAbsent, "the sample reports are not beside the project (DEMARCHE_SHARED names another place)");
        _run = run;
    }

    [Fact]
    public void A_promise_of_one_report_is_kept_by_what_another_tells()
    {
        JsonElement promise = Assert.Single(
            _run.Positions,
            static p => RecordReading.Text(p, "kind") == "commitment" && RecordReading.Text(p, "proposition") == "hold talks"
        );
        JsonElement kept = Assert.Single(
            RecordReading.Array(promise, "responses"),
            static r => RecordReading.Text(r, "status") == "kept" && RecordReading.Party(r.GetProperty("by")) == "RUS"
        );
        Assert.Equal(["RUS"], RecordReading.Parties(promise, "holders"));
        Assert.DoesNotContain(Cited(kept), Cited(promise).Contains);
    }

    [Fact]
    public void A_demand_stands_with_the_answers_of_both_who_gave_one() =>
        Assert.Contains(
            _run.Positions,
            static p =>
                RecordReading.Text(p, "kind") == "demand"
                && RecordReading.Parties(p, "holders").SetEquals(["RUS"])
                && RecordReading
                    .Array(p, "responses")
                    .Where(static r => RecordReading.Text(r, "status") == "rejected")
                    .Select(static r => RecordReading.Party(r.GetProperty("by")))
                    .ToHashSet()
                    .IsSupersetOf(["USA", "NATO"])
        );

    [Fact]
    public void Days_without_a_year_in_a_report_of_no_known_date_are_kept() =>
        Assert.Contains(_run.Events, static e => RecordReading.Text(e, "date", "value") is "XXXX-01-10" or "XXXX-01-11");

    [Fact]
    public void The_year_of_the_site_is_no_date_of_a_report() =>
        Assert.DoesNotContain(
            _run.Reports,
            static r => RecordReading.Text(r, "published", "value")?.StartsWith("2026", StringComparison.Ordinal) == true
        );

    private static IEnumerable<string> Cited(JsonElement line) =>
        RecordReading.Array(line, "evidence").Select(static e => RecordReading.Text(e, "report")!);

    public sealed class WholeRun : IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("demarche-sample-").FullName;

        public WholeRun()
        {
            string reports = Path.Combine(LabelFiles.Shared, "reports", "january-2022");
            IsAbsent = !Directory.Exists(reports);
            if (IsAbsent)
            {
                return;
            }

            string store = Path.Combine(_folder, "sample.db");
            DemarcheProcess read = DemarcheProcess.Run(_folder, "read", reports, "--store", store);
            Assert.True(read.ExitCode == 0, read.Errors);
            RecordReading record = RecordReading.Of(_folder, store);
            Positions = record.Items("positions");
            Events = record.Items("timeline");
            Reports = record.Items("reports");
        }

        public bool IsAbsent { get; }

        public JsonElement[] Positions { get; } = [];

        public JsonElement[] Events { get; } = [];

        public JsonElement[] Reports { get; } = [];

        public void Dispose() => Directory.Delete(_folder, recursive: true);
    }
}
