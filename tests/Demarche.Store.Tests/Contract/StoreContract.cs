using System.Collections.Immutable;
using CsCheck;
using Demarche.Intake;
using Demarche.Record;
using NodaTime;

namespace Demarche.Store.Tests;

/// <summary>What every store does, whatever it is made on: another database inherits these tests and opens itself.</summary>
public abstract class StoreContract : IDisposable
{
    private readonly List<IDisposable> _open = [];

    internal static readonly LocalDate Day = MarkedReports.FirstDay;

    /// <summary>An empty store of its own.</summary>
    /// <param name="batch">Reports in one transaction, and reports analysed at the same time: the record may depend on neither.</param>
    protected abstract IDisposable Open(IReportAnalyser analyser, int batch, Action<string>? afterTransaction);

    /// <summary>The same store again, as another process would open it.</summary>
    protected abstract IDisposable Again(IDisposable store, IReportAnalyser analyser);

    public virtual void Dispose()
    {
        _open.ForEach(static s => s.Dispose());
        GC.SuppressFinalize(this);
    }

    private T New<T>(int batch = 64, Action<string>? hook = null, IReportAnalyser? analyser = null)
        where T : class
    {
        IDisposable store = Open(analyser ?? new MarkedAnalyser(), batch, hook);
        _open.Add(store);
        return (T)store;
    }

    private SqliteLike Store(int batch = 64, Action<string>? hook = null)
    {
        IDisposable store = New<IDisposable>(batch, hook);
        return new SqliteLike(store, (IRecordViews)store, (IRecordKeeper)store);
    }

    internal sealed record SqliteLike(IDisposable Handle, IRecordViews Views, IRecordKeeper Keeper)
    {
        public ReadSummary Read(params IEnumerable<Report> reports) =>
            Keeper.Read("strait", MarkedReports.Outcomes(reports), null, CancellationToken.None);
    }

    [Fact]
    public void A_line_is_told_by_many_reports_and_counts_its_outlets()
    {
        SqliteLike store = Store();
        ReadSummary summary = store.Read(
            MarkedReports.Of("EVENT CONSULT ARV TSM 2031-03-02 ministers meet at Oro to discuss the sluices", "Oro Courier", Day),
            MarkedReports.Of("EVENT CONSULT ARV TSM 2031-03-02 ministers meet at Oro to discuss the sluices again", "Tasmere Post", Day)
        );
        Assert.Equal((2, 2, 0), (summary.Read, summary.New, summary.Known));
        EventItem line = Assert.Single(store.Views.Timeline(new ViewQuery()).Items);
        Assert.Equal(2, line.Support.Reports);
        Assert.Equal(2, line.Support.Outlets);
        Assert.Equal(["Arvland"], line.Actors.Select(static a => a.Name));
        Assert.StartsWith("a_", line.Actors[0].Id);
        Assert.Equal("Oro Courier", line.Evidence[0].Outlet);
    }

    [Fact]
    public void Reading_the_same_again_changes_nothing()
    {
        SqliteLike store = Store();
        Report[] reports = [.. Enumerable.Range(1, 12).Select(MarkedReports.Drawn)];
        store.Read(reports);
        string before = CanonicalExport.Of(store.Views);
        long seq = store.Views.Timeline(new ViewQuery()).Seq;
        ReadSummary again = store.Read(reports);
        Assert.Equal(0, again.New);
        Assert.Equal(0, again.Changes);
        Assert.Equal(before, CanonicalExport.Of(store.Views));
        Assert.Equal(seq, store.Views.Timeline(new ViewQuery()).Seq);
    }

    [Fact]
    public void The_record_is_a_function_of_its_reports() =>
        Gen.Select(Gen.Int[1, 4000], Gen.Int[2, 14], Gen.Int[0, 1000])
            .Sample(
                (first, count, shift) =>
                {
                    Report[] reports = [.. Enumerable.Range(first, count).Select(MarkedReports.Drawn)];
                    SqliteLike once = Store();
                    once.Read(reports);
                    string record = CanonicalExport.Of(once.Views);

                    SqliteLike shuffled = Store(batch: 3);
                    shuffled.Read(reports.OrderBy(r => (r.Id.Value[5 + (shift % 8)], r.Id.Value)));
                    Assert.Equal(record, CanonicalExport.Of(shuffled.Views));

                    SqliteLike single = Store(batch: 1);
                    foreach (Report report in reports.Reverse())
                    {
                        single.Read(report);
                    }

                    Assert.Equal(record, CanonicalExport.Of(single.Views));
                    once.Keeper.Rebuild(null, null, CancellationToken.None);
                    Assert.Equal(record, CanonicalExport.Of(once.Views));
                },
                iter: 12,
                threads: 1
            );

    [Fact]
    public void What_is_forgotten_was_never_read() =>
        Gen.Select(Gen.Int[1, 4000], Gen.Int[2, 12], Gen.Int[0, 1000])
            .Sample(
                (first, count, which) =>
                {
                    Report[] reports = [.. Enumerable.Range(first, count).Select(MarkedReports.Drawn).DistinctBy(static r => r.Id)];
                    Report gone = reports[which % reports.Length];
                    SqliteLike forgetting = Store();
                    forgetting.Read(reports);
                    Assert.True(forgetting.Keeper.Forget(gone.Id.Value));
                    SqliteLike never = Store();
                    never.Read(reports.Where(r => r.Id != gone.Id));
                    Assert.Equal(CanonicalExport.Of(never.Views), CanonicalExport.Of(forgetting.Views));
                },
                iter: 30,
                threads: 1
            );

    [Fact]
    public void Stopped_after_any_transaction_it_goes_on_to_the_same_record()
    {
        Report[] reports = [.. Enumerable.Range(40, 10).Select(MarkedReports.Drawn)];
        SqliteLike whole = Store();
        whole.Read(reports);
        string record = CanonicalExport.Of(whole.Views);
        for (int stop = 1; stop < 22; stop += 4)
        {
            int left = stop;
            SqliteLike broken = Store(
                batch: 2,
                hook: _ =>
                {
                    if (--left == 0)
                    {
                        throw new KilledException();
                    }
                }
            );
            Assert.Throws<KilledException>(() => broken.Read(reports));
            IDisposable reopened = Again(broken.Handle, new MarkedAnalyser());
            _open.Add(reopened);
            int pending = ((IRecordViews)reopened).Timeline(new ViewQuery()).Coverage.Pending;
            Assert.True(pending > 0 || stop > 9, $"nothing pending after transaction {stop}");
            ((IRecordKeeper)reopened).Read("strait", MarkedReports.Outcomes(reports), null, CancellationToken.None);
            Assert.Equal(record, CanonicalExport.Of((IRecordViews)reopened));
        }
    }

    [Fact]
    public void Cancelling_keeps_what_is_done_and_says_so()
    {
        SqliteLike store = Store(batch: 2);
        using CancellationTokenSource stop = new();
        IEnumerable<IntakeOutcome> Endless()
        {
            for (int i = 1; ; i++)
            {
                if (i == 20)
                {
                    stop.Cancel();
                }

                yield return new IntakeReport(MarkedReports.Drawn(i));
            }
        }

        Assert.True(store.Keeper.Read("strait", Endless(), null, stop.Token).Interrupted);
        Assert.True(store.Views.Reports(new ViewQuery()).Coverage.Pending > 0);
        Assert.False(store.Read([]).Interrupted);
        Assert.Equal(0, store.Views.Reports(new ViewQuery()).Coverage.Pending);
    }

    [Fact]
    public void The_later_version_of_a_page_stands_whichever_was_read_first()
    {
        Report old = MarkedReports.Of("EVENT CONSULT ARV TSM 2031-03-02 ministers meet at Oro", day: Day, pageKey: "page");
        Report corrected = MarkedReports.Of(
            "EVENT CONSULT ARV TSM 2031-03-03 ministers meet at Imber",
            day: Day.PlusDays(1),
            pageKey: "page"
        );
        foreach (
            Report[] order in (Report[][])
                [
                    [old, corrected],
                    [corrected, old],
                ]
        )
        {
            SqliteLike store = Store();
            store.Read(order[0]);
            Assert.Equal(1, store.Read(order[1]).Versions);
            Assert.Equal("ministers meet at Imber", Assert.Single(store.Views.Timeline(new ViewQuery()).Items).Summary);
            ImmutableArray<ReportItem> reports = store.Views.Reports(new ViewQuery()).Items;
            Assert.Equal(["superseded", "current"], reports.Select(static r => r.Status));
            Assert.Equal(old.Id.Value, reports[1].Supersedes);
        }
    }

    [Fact]
    public void An_undated_report_is_dated_by_its_story_and_read_in_that_light()
    {
        const string Words =
            "The ministers of both countries met at Oro on the shore of the strait to talk about the sluices and the ferries.";
        SqliteLike store = Store();
        store.Read(
            MarkedReports.Of($"{Words}\nEVENT CONSULT ARV TSM 2031-03-01 ministers meet at Oro", "Oro Courier", Day),
            MarkedReports.Of($"{Words}\nEVENT COOPERATE ARV TSM today a ferry is lent", "Tasmere Post")
        );
        ReportItem undated = store.Views.Reports(new ViewQuery()).Items.First(static r => r.Outlet == "Tasmere Post");
        Assert.True(undated.Published.IsInferred);
        Assert.Equal(Day, store.Views.Timeline(new ViewQuery()).Items.First(static e => e.Type == "COOPERATE").Date.Earliest);
    }

    [Fact]
    public void An_answer_finds_its_position_in_another_report()
    {
        SqliteLike store = Store();
        store.Read(MarkedReports.Of("ANSWER ARV rejected reopen the lower sluices", "Tasmere Post", Day.PlusDays(2)));
        Assert.Empty(store.Views.Positions(new ViewQuery()).Items);
        store.Read(MarkedReports.Of("DEMAND TSM ARV reopen the lower sluices", "Oro Courier", Day));
        PositionItem position = Assert.Single(store.Views.Positions(new ViewQuery()).Items);
        Assert.Equal("rejected", position.StatusNow);
        Assert.Equal(ResponseStatus.Rejected, Assert.Single(position.Responses).Status);
        PositionItem before = Assert.Single(store.Views.Positions(new ViewQuery(AsOf: Day.PlusDays(1))).Items);
        Assert.Equal("open", before.StatusNow);
        Assert.Contains(store.Views.Changes(0, new ViewQuery()).Items, static c => c.Kind == "answered");
    }

    [Fact]
    public void A_reprint_that_adds_nothing_makes_no_change_line()
    {
        const string Text =
            "The ministers of both countries met at Oro on the shore of the strait to talk about the sluices.\nEVENT CONSULT ARV TSM 2031-03-02 ministers meet at Oro";
        SqliteLike store = Store();
        store.Read(MarkedReports.Of(Text, "Oro Courier", Day, author: "Ila Marr"));
        long seq = store.Views.Timeline(new ViewQuery()).Seq;
        ReadSummary copy = store.Read(MarkedReports.Of(Text, "Tasmere Post", Day.PlusDays(1)));
        Assert.Equal(1, copy.Copies);
        EventItem line = Assert.Single(store.Views.Timeline(new ViewQuery()).Items);
        Assert.Equal(new Support(2, 2, 1), line.Support);
        Assert.Equal(seq, store.Views.Timeline(new ViewQuery()).Seq);
    }

    [Fact]
    public void Pages_follow_one_another_and_stay_where_they_are_when_more_is_read()
    {
        SqliteLike store = Store();
        Report Told(int day, string what) => MarkedReports.Of($"EVENT CONSULT ARV TSM 2031-03-0{day} {what}", what, Day, title: what);
        store.Read(Told(2, "harbour opens"), Told(4, "treaty signed"), Told(6, "ferry sinks"), Told(8, "market burns"));
        ViewPage<EventItem> first = store.Views.Timeline(new ViewQuery(Limit: 2));
        store.Read(Told(1, "bridge falls"), Told(7, "school closes"));
        ViewPage<EventItem> second = store.Views.Timeline(new ViewQuery(Limit: 9, Cursor: first.Next));
        Assert.Equal(["harbour opens", "treaty signed"], first.Items.Select(static e => e.Summary));
        Assert.Equal(["ferry sinks", "school closes", "market burns"], second.Items.Select(static e => e.Summary));
        Assert.Null(second.Next);
        Assert.Equal(2, store.Views.Timeline(new ViewQuery(From: new(2031, 3, 4), To: new(2031, 3, 6))).Items.Length);
        Assert.Throws<StoreException>(() => store.Views.Timeline(new ViewQuery(Cursor: "nonsense")));
    }

    [Fact]
    public void As_of_a_day_only_what_was_published_by_then_is_shown_and_counted()
    {
        SqliteLike store = Store();
        store.Read(
            MarkedReports.Of("EVENT CONSULT ARV TSM 2031-03-01 harbour opens", "Oro Courier", Day, title: "harbour"),
            MarkedReports.Of("EVENT CONSULT ARV TSM 2031-03-02 treaty signed", "Tasmere Post", Day.PlusDays(3), title: "treaty"),
            MarkedReports.Of("EVENT CONSULT ARV TSM 2031-03-01 ferry sinks", "Harbour Radio", title: "ferry")
        );
        ViewQuery then = new(AsOf: Day.PlusDays(1));
        ViewPage<EventItem> timeline = store.Views.Timeline(then);
        Assert.Equal("harbour opens", Assert.Single(timeline.Items).Summary);
        Assert.Equal((1, 1, 1), (timeline.Coverage.Reports, timeline.Coverage.Outlets, timeline.Coverage.Undated));
        Assert.Equal("Oro Courier", Assert.Single(store.Views.Reports(then).Items).Outlet);
        Assert.Empty(store.Views.Search("ferry", then).Items);
        Assert.Equal(3, store.Views.Timeline(new ViewQuery()).Items.Length);
        Assert.Equal(
            (3, 1),
            (store.Views.Reports(new ViewQuery()).Coverage.Reports, store.Views.Reports(new ViewQuery()).Coverage.Undated)
        );
    }

    [Fact]
    public void Search_finds_sentences_by_words_and_by_phrases()
    {
        SqliteLike store = Store();
        store.Read(MarkedReports.Of("The door stayed open.\nAn open door, said the envoy at the café.", day: Day));
        Assert.Equal(2, store.Views.Search("open door", new ViewQuery()).Items.Length);
        SearchHit hit = Assert.Single(store.Views.Search("\"open door\"", new ViewQuery()).Items);
        Assert.Equal("An open door, said the envoy at the café.", hit.Evidence.Evidence.Text);
        Assert.Equal(22, hit.Evidence.Evidence.Span.Start);
        Assert.Single(store.Views.Search("cafe", new ViewQuery()).Items);
        Assert.Empty(store.Views.Search("NEAR( OR * \"", new ViewQuery()).Items);
        Assert.Empty(store.Views.Search("", new ViewQuery()).Items);
    }

    [Fact]
    public void Nothing_read_looks_different_from_nothing_found()
    {
        SqliteLike store = Store();
        ViewPage<EventItem> empty = store.Views.Timeline(new ViewQuery());
        Assert.Equal(("default", 0), (empty.Dispute, empty.Coverage.Reports));
        store.Read(MarkedReports.Of("Nothing happened.", day: Day));
        ViewPage<EventItem> none = store.Views.Timeline(new ViewQuery());
        Assert.Equal((0, 1, 1), (none.Items.Length, none.Coverage.Reports, none.Coverage.Outlets));
        Assert.Equal(Day, none.AsOf);
    }

    [Fact]
    public void A_report_may_stand_in_several_disputes()
    {
        SqliteLike store = Store();
        Report shared = MarkedReports.Of("EVENT CONSULT ARV TSM 2031-03-02 ministers meet at Oro", day: Day);
        store.Read(shared);
        store.Keeper.Read("fisheries", MarkedReports.Outcomes(shared), null, CancellationToken.None);
        Assert.Equal(["fisheries", "strait"], store.Views.Disputes());
        Assert.Single(store.Views.Timeline(new ViewQuery("strait")).Items);
        Assert.Single(store.Views.Timeline(new ViewQuery("fisheries")).Items);
        Assert.Contains("fisheries, strait", Assert.Throws<StoreException>(() => store.Views.Timeline(new ViewQuery())).Message);
    }

    [Fact]
    public void Numbers_of_one_thing_that_differ_are_a_disagreement_whatever_the_story()
    {
        SqliteLike store = Store();
        store.Read(
            MarkedReports.Of("The ministers met at Oro to talk about the sluices and the ferries.\nCOUNT 400 boats oro", "Oro Courier", Day)
        );
        Assert.Empty(store.Views.Disagreements(new ViewQuery()).Items);
        store.Read(
            MarkedReports.Of(
                "Barley and late apples filled the barns, farmers said.\nCOUNT 600 boats oro",
                "Tasmere Post",
                Day.PlusDays(6)
            ),
            MarkedReports.Of("Ferries were late on Monday.\nCOUNT 700 boats lorn", "Lorn Daily", Day.PlusDays(6))
        );
        DisagreementItem item = Assert.Single(store.Views.Disagreements(new ViewQuery()).Items);
        Assert.Equal(["400", "600"], item.Sides.Select(static s => s.Value));
        Assert.Equal(("open", "the same name (oro); told 6 days apart"), (item.State, item.Basis));
        Assert.Equal("added", Assert.Single(store.Views.Changes(0, new ViewQuery()).Items).Kind);
    }

    [Fact]
    public void A_second_origin_confirms_a_line_once_and_a_further_one_is_a_new_origin()
    {
        SqliteLike store = Store();
        string[] outlets = ["Oro Courier", "Tasmere Post", "Lorn Daily", "Imber Times"];
        string[] kinds =
        [
            .. outlets.Select(
                (outlet, i) =>
                {
                    long seq = store.Views.Timeline(new ViewQuery()).Seq;
                    store.Read(
                        MarkedReports.Of(
                            $"EVENT CONSULT ARV TSM 2031-03-02 ministers meet at Oro\n{outlet} tells it by itself.",
                            outlet,
                            Day.PlusDays(i)
                        )
                    );
                    return Assert.Single(store.Views.Changes(seq, new ViewQuery()).Items).Kind;
                }
            ),
        ];
        Assert.Equal(["added", "confirmed", "new-origin", "new-origin"], kinds);
    }

    [Fact]
    public void An_announcement_that_comes_to_pass_is_confirmed_with_what_it_was()
    {
        SqliteLike store = Store();
        store.Read(MarkedReports.Of("PLAN CONSULT ARV TSM 2031-03-05 ministers meet at Oro", "Oro Courier", Day));
        store.Read(MarkedReports.Of("EVENT CONSULT ARV TSM 2031-03-05 ministers meet at Oro", "Oro Courier", Day.PlusDays(4)));
        ChangeItem confirmed = Assert.Single(store.Views.Changes(1, new ViewQuery()).Items);
        Assert.Equal("confirmed", confirmed.Kind);
        Assert.StartsWith("announced, 2031-03-05", confirmed.Before);
        Assert.StartsWith("happened, 2031-03-05", confirmed.After);
    }

    [Fact]
    public void A_denial_disputes_the_line_that_it_stands_against_and_makes_one_item_of_news()
    {
        SqliteLike store = Store();
        store.Read(MarkedReports.Of("EVENT COOPERATE TSM ARV 2031-03-01 zarn vok is lent", "Oro Courier", Day));
        string line = Assert.Single(store.Views.Timeline(new ViewQuery()).Items).Id;
        Report denial = MarkedReports.Of("DENY TSM zarn vok", "Tasmere Post", Day.PlusDays(1));
        store.Read(denial);
        ChangeItem change = Assert.Single(store.Views.Changes(1, new ViewQuery()).Items);
        Assert.Equal((line, "disputed", denial.Id.Value), (change.RecordId, change.Kind, change.Cause));
        DisagreementItem item = Assert.Single(store.Views.Disagreements(new ViewQuery()).Items);
        Assert.Equal((DisagreementAspect.Occurrence, line), (item.Aspect, item.About));
        Assert.Equal(["told", "denied by Tsmland"], item.Sides.Select(static s => s.Value));
        Assert.Equal(0, store.Read(denial).Changes);

        Assert.True(store.Keeper.Forget(denial.Id.Value));
        Assert.Empty(store.Views.Disagreements(new ViewQuery()).Items);
        Assert.Single(store.Views.Timeline(new ViewQuery()).Items);
    }

    [Fact]
    public void Answers_join_positions_of_their_own_dispute_alone()
    {
        using IDisposable handle = Open(new MarkedAnalyser(), 64, null);
        (IRecordViews views, IRecordKeeper keeper) = ((IRecordViews)handle, (IRecordKeeper)handle);
        void Read(string dispute, params Report[] reports) =>
            keeper.Read(dispute, MarkedReports.Outcomes(reports), null, CancellationToken.None);

        Read("sluices", MarkedReports.Of("DEMAND TSM ARV reopen the lower sluices", "Oro Courier", Day));
        Read("ferries", MarkedReports.Of("DEMAND TSM ARV reopen the lower sluices\nFerries too.", "Lorn Daily", Day));
        Read("ferries", MarkedReports.Of("ANSWER ARV rejected reopen the lower sluices", "Tasmere Post", Day.PlusDays(1)));
        Assert.Equal(("open", "rejected"), (Status("sluices"), Status("ferries")));

        // Inside one dispute it joins, also when the demand is read later.
        Read("sluices", MarkedReports.Of("ANSWER ARV accepted reopen the lower sluices", "Imber Times", Day.PlusDays(2)));
        Assert.Equal(("accepted", "rejected"), (Status("sluices"), Status("ferries")));

        string Status(string dispute) => Assert.Single(views.Positions(new ViewQuery(dispute)).Items).StatusNow;
    }

    private sealed class KilledException : Exception;
}
