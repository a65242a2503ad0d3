using CsCheck;
using Demarche.Intake;

namespace Demarche.Store.Tests;

/// <summary>Corrections, updates and kills replace what they name, whatever the order in which they come.</summary>
public sealed class AdvisoryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private int _made;

    public void Dispose() => _folder.Dispose();

    private static Report[] Takes =>
        [
            Take("EVENT CONSULT ARV TSM 2031-03-02 forty ministers meet", null, null),
            Take("EVENT CONSULT ARV TSM 2031-03-02 many ministers meet", "update", 1),
            Take("EVENT CONSULT ARV TSM 2031-03-02 fourteen ministers meet", "correction", null),
        ];

    private static Report Take(string text, string? status, int? number, string outlet = "Oro Courier", int day = 0) =>
        MarkedReports.Of(text, outlet, MarkedReports.FirstDay.PlusDays(day), title: "Ministers meet") with
        {
            WireStatus = status,
            UpdateNumber = number,
        };

    [Fact]
    public void The_last_take_stands_whatever_came_first() =>
        Gen.Shuffle(Takes)
            .Sample(
                takes =>
                {
                    using SqliteStore store = Read(takes);
                    ReportItem standing = Assert.Single(Standing(store));
                    Assert.Equal("correction", standing.WireStatus);
                    Assert.Equal(Takes[1].Id.Value, standing.Supersedes);
                    Assert.Contains("fourteen", Assert.Single(store.Timeline(new ViewQuery()).Items).Summary, StringComparison.Ordinal);
                },
                iter: 6,
                threads: 1
            );

    [Fact]
    public void A_kill_takes_the_lines_of_the_report_out_of_the_record()
    {
        Report kill = Take("Please kill the report.", "kill", null);
        using SqliteStore store = Read([kill, .. Takes]);

        Assert.Empty(store.Timeline(new ViewQuery()).Items);
        using SqlSession session = SqlSession.Open(_folder.File($"{_made - 1}.db"), writes: false);
        Assert.Equal(3, session.Number("SELECT count(*) FROM reports WHERE status = 'withdrawn'"));
        Assert.True(store.Forget(kill.Id.Value));
        Assert.Equal("correction", Assert.Single(Standing(store)).WireStatus);
    }

    [Fact]
    public void The_same_headline_without_an_advisory_or_elsewhere_or_weeks_later_is_another_report()
    {
        Report[] reports =
        [
            Take("EVENT CONSULT ARV TSM 2031-03-02 one", null, null),
            Take("EVENT CONSULT ARV TSM 2031-03-02 two", null, null),
            Take("EVENT CONSULT ARV TSM 2031-03-02 three", "correction", null, outlet: "Lorn Daily"),
            Take("EVENT CONSULT ARV TSM 2031-03-02 four", "correction", null, day: 30),
        ];
        using SqliteStore store = Read(reports);

        Assert.Equal(4, Standing(store).Length);
    }

    private static ReportItem[] Standing(SqliteStore store) =>
        [.. store.Reports(new ViewQuery()).Items.Where(static report => report.Status == "current")];

    private SqliteStore Read(Report[] reports)
    {
        SqliteStore store = SqliteStore.Open(_folder.File($"{_made++}.db"), new MarkedAnalyser());
        foreach (Report report in reports)
        {
            store.Read("strait", MarkedReports.Outcomes(report), null, CancellationToken.None);
        }

        return store;
    }
}
