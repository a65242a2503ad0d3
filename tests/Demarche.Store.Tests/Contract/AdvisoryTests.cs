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
    public void A_kill_strikes_the_lines_of_the_last_take_through_and_says_why()
    {
        Report kill = Take("Please kill the report. The ministers did not meet.", "kill", null);
        using SqliteStore store = Read([kill, .. Takes]);

        EventItem struck = Assert.Single(store.Timeline(new ViewQuery()).Items);
        Assert.Contains("fourteen", struck.Summary, StringComparison.Ordinal);
        Assert.Equal("withdrawn", struck.RecordStatus);
        Assert.Equal(
            (kill.Id.Value, "Oro Courier", "2031-03-01", "Please kill the report. The ministers did not meet."),
            (struck.Withdrawn!.Report, struck.Withdrawn.Outlet, struck.Withdrawn.Published, struck.Withdrawn.Reason)
        );
        Assert.Empty(store.Timeline(new ViewQuery { Filter = new LineFilter { Standing = true } }).Items);
        using SqlSession session = SqlSession.Open(_folder.File($"{_made - 1}.db"), writes: false);
        Assert.Equal(3, session.Number("SELECT count(*) FROM reports WHERE status = 'withdrawn'"));
        Assert.True(store.Forget(kill.Id.Value));
        Assert.Equal("correction", Assert.Single(Standing(store)).WireStatus);
        Assert.Equal("current", Assert.Single(store.Timeline(new ViewQuery()).Items).RecordStatus);
    }

    // Two outlets tell the same; one of them takes its report back, and a third tells what joins both.
    private static Report[] Dispute =>
        [
            Take(Told + "SAY ARV the gates were never closed and they never will be", null, null),
            Take("Please kill the report.", "kill", null),
            MarkedReports.Of(Told + "COUNT 40 boats oro", "Lorn Daily", MarkedReports.FirstDay),
            MarkedReports.Of("ANSWER ARV accepted reopen the lower sluices\nCOUNT 60 boats oro", "Imber Times", MarkedReports.FirstDay),
        ];

    private const string Told =
        "EVENT CONSULT ARV TSM 2031-03-02 ministers meet at Oro\nDEMAND TSM ARV reopen the lower sluices\nANSWER ARV rejected reopen the lower sluices\n";

    [Fact]
    public void Nothing_that_stands_rests_on_a_report_that_was_taken_back()
    {
        using SqliteStore all = Read(Dispute);
        using SqliteStore without = Read([Dispute[1], .. Dispute[2..]]);
        ViewQuery standing = new() { Filter = new LineFilter { Standing = true } };

        Assert.Equal(Facts(without, standing), Facts(all, standing));
        Assert.Equal(2, all.Timeline(new ViewQuery()).Items.Length);
        Assert.Equal(2, all.Positions(new ViewQuery()).Items.Length);
        Assert.Equal("withdrawn", Assert.Single(all.Quotes(new ViewQuery()).Items).RecordStatus);
        Assert.Equal(
            without.Disagreements(new ViewQuery()).Items.Select(static clash => clash.What),
            all.Disagreements(new ViewQuery()).Items.Select(static clash => clash.What)
        );
        Assert.DoesNotContain(
            all.Positions(standing).Items.SelectMany(static p => p.Evidence),
            e => e.Evidence.Report == Dispute[0].Id.Value
        );
    }

    [Fact]
    public void The_record_with_a_kill_in_it_does_not_depend_on_the_order()
    {
        string? first = null;
        Gen.Shuffle(Dispute)
            .Sample(
                reports =>
                {
                    using SqliteStore store = Read(reports);
                    string record = CanonicalExport.Of(store);
                    Assert.Equal(first ??= record, record);
                    store.Rebuild(null, null, CancellationToken.None);
                    Assert.Equal(first, CanonicalExport.Of(store));
                },
                iter: 12,
                threads: 1
            );
    }

    [Fact]
    public void Any_reports_with_any_kills_come_to_one_record_in_any_order() =>
        Gen.Int[1, 10_000]
            .Array[2, 8]
            .Sample(
                seeds =>
                {
                    Report[] reports =
                    [
                        .. seeds
                            .Distinct()
                            .Select(static seed =>
                                MarkedReports.Drawn(seed) with
                                {
                                    Title = $"Headline {seed % 2}",
                                    WireStatus = (seed % 5) switch
                                    {
                                        0 => "kill",
                                        1 => "correction",
                                        _ => null,
                                    },
                                }
                            ),
                    ];
                    using SqliteStore forth = Read(reports);
                    using SqliteStore back = Read([.. reports.Reverse()]);
                    Assert.Equal(CanonicalExport.Of(forth), CanonicalExport.Of(back));
                    forth.Rebuild(null, null, CancellationToken.None);
                    Assert.Equal(CanonicalExport.Of(forth), CanonicalExport.Of(back));
                },
                iter: 12,
                threads: 1
            );

    [Fact]
    public void A_line_keeps_its_id_when_it_is_struck_through_and_when_the_kill_is_forgotten()
    {
        using SqliteStore store = Read([Dispute[0]]);
        string[] ids = Ids(store);
        store.Read("strait", MarkedReports.Outcomes(Dispute[1]), null, CancellationToken.None);
        Assert.Equal(ids, Ids(store));
        Assert.All(store.Positions(new ViewQuery()).Items, static p => Assert.Equal("withdrawn", Assert.Single(p.Responses).RecordStatus));
        Assert.Contains(store.Changes(0, new ViewQuery(Limit: 500)).Items, static change => change.Kind == "withdrawn");

        store.Forget(Dispute[1].Id.Value);
        Assert.Equal(ids, Ids(store));
        Assert.All(store.Timeline(new ViewQuery()).Items, static e => Assert.Equal("current", e.RecordStatus));
    }

    [Fact]
    public void Struck_lines_stand_in_order_among_the_others_page_by_page()
    {
        Report[] reports =
        [
            .. Enumerable
                .Range(0, 9)
                .SelectMany(i =>
                {
                    Report told = MarkedReports.Of(
                        $"EVENT CONSULT ARV TSM 2031-03-{i + 1:D2} meeting number {i}",
                        $"Outlet {i}",
                        MarkedReports.FirstDay,
                        title: $"Meeting {i}"
                    );
                    Report kill = MarkedReports.Of(
                        $"Kill it, number {i}.",
                        $"Outlet {i}",
                        MarkedReports.FirstDay,
                        title: $"Meeting {i}"
                    ) with
                    {
                        WireStatus = "kill",
                    };
                    return i % 3 == 0 ? new[] { told, kill } : [told];
                }),
        ];
        using SqliteStore store = Read(reports);

        foreach (bool newest in new[] { false, true })
        {
            EventItem[] paged = [.. CanonicalExport.All(store.Timeline, new ViewQuery(Limit: 2) { NewestFirst = newest })];
            EventItem[] whole = [.. store.Timeline(new ViewQuery(Limit: 100) { NewestFirst = newest }).Items];
            Assert.Equal(9, whole.Length);
            Assert.Equal(whole.Select(static e => e.Id), paged.Select(static e => e.Id));
            Assert.Equal(3, whole.Count(static e => e.RecordStatus == "withdrawn"));
            Assert.Equal(newest ? 8 : 0, whole[0].Date.Earliest?.Day - 1);
        }
    }

    private static string[] Ids(SqliteStore store) =>
        [
            .. store.Timeline(new ViewQuery()).Items.Select(static e => e.Id),
            .. store.Positions(new ViewQuery()).Items.Select(static p => p.Id),
            .. store.Positions(new ViewQuery()).Items.SelectMany(static p => p.Responses).Select(static r => r.Id),
            .. store.Quotes(new ViewQuery()).Items.Select(static u => u.Id),
        ];

    private static string[] Facts(SqliteStore store, ViewQuery query) =>
        [
            .. store.Timeline(query).Items.Select(static e => $"{e.Summary} {e.Date.Value} {e.Support}"),
            .. store
                .Positions(query)
                .Items.Select(static p =>
                    $"{p.Proposition} {p.StatusNow} {p.Support} {string.Join(' ', p.Responses.Where(static r => r.Withdrawn is null).Select(static r => $"{r.Status} {r.Support}"))}"
                ),
            .. store.Quotes(query).Items.Select(static u => $"{u.FullestText} {u.Support}"),
        ];

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
