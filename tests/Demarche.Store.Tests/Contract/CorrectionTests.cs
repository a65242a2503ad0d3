using System.Collections.Immutable;
using Demarche.Intake;
using Demarche.Record;

namespace Demarche.Store.Tests;

public sealed class CorrectionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteStore _store;

    public CorrectionTests() => _store = SqliteStore.Open(_folder.File("s.db"), new MarkedAnalyser());

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    private void Read(params IEnumerable<Report> reports) =>
        _store.Read("strait", MarkedReports.Outcomes(reports), null, CancellationToken.None);

    private ImmutableArray<EventItem> Events => _store.Timeline(new ViewQuery()).Items;

    private static CorrectionRequest Request(string op, string[] targets, params (string Name, string Value)[] fields) =>
        new("strait", op, [.. targets], fields.ToImmutableDictionary(static f => f.Name, static f => f.Value), By: "editor");

    private static Report Meeting(string outlet, string where, int day = 2) =>
        MarkedReports.Of($"EVENT CONSULT ARV TSM 2031-03-0{day} ministers meet at {where}", outlet, StoreContract.Day, title: where);

    [Fact]
    public void What_a_person_set_stays_through_reading_and_rebuilding_and_goes_with_undo()
    {
        Read(Meeting("Oro Courier", "Oro"));
        string before = CanonicalExport.Of(_store);
        string id = _store.Correct(Request("set", [Events[0].Id], ("date", "2031-03"), ("place", "Imber"), ("recipients", "ARV GOV")));
        Check();
        Read(Meeting("Tasmere Post", "Oro"));
        Check();
        _store.Rebuild(null, null, CancellationToken.None);
        Check();
        Assert.True(Assert.Single(_store.Corrections(new ViewQuery()).Items).Applied);
        _store.Forget(_store.Reports(new ViewQuery()).Items.First(static r => r.Outlet == "Tasmere Post").Id);
        Assert.True(_store.UndoCorrection(id, "chief editor"));
        Assert.False(_store.UndoCorrection(id, "somebody else"));
        CorrectionItem undone = Assert.Single(_store.Corrections(new ViewQuery()).Items);
        Assert.Equal(("editor", "chief editor", false), (undone.By, undone.UndoneBy, undone.Applied));
        Assert.Equal(before, CanonicalExport.Of(_store));

        void Check()
        {
            EventItem line = Assert.Single(Events);
            Assert.Equal(("2031-03", "Imber", "Arvland"), (line.Date.Value, line.Place, line.Recipients[0].Name));
            Assert.Equal(["date", "place", "recipients"], line.Corrected);
        }
    }

    [Fact]
    public void Lines_are_merged_and_part_again_under_their_old_ids()
    {
        Read(Meeting("Oro Courier", "Oro"), Meeting("Tasmere Post", "Imber", day: 8));
        string before = CanonicalExport.Of(_store);
        string[] ids = [.. Events.Select(static e => e.Id)];
        Assert.Equal(2, ids.Length);
        string id = _store.Correct(Request("merge", ids));
        EventItem merged = Assert.Single(Events);
        Assert.Equal(2, merged.Evidence.Length);
        _store.Rebuild(null, null, CancellationToken.None);
        Assert.Single(Events);
        _store.UndoCorrection(id);
        Assert.Equal(before, CanonicalExport.Of(_store));
        Assert.Equal(ids, Events.Select(static e => e.Id));
    }

    [Fact]
    public void Evidence_is_split_off_into_a_line_of_its_own()
    {
        Read(Meeting("Oro Courier", "Oro"), Meeting("Tasmere Post", "Oro"));
        string before = CanonicalExport.Of(_store);
        EventItem both = Assert.Single(Events);
        string id = _store.Correct(Request("split", [both.Id]) with { EvidenceId = both.Evidence[1].Id });
        Assert.Equal(2, Events.Length);
        Read(Meeting("Harbour Radio", "Oro"));
        Assert.Equal([1, 2], Events.Select(static e => e.Support.Reports).Order());
        _store.Forget(_store.Reports(new ViewQuery()).Items.First(static r => r.Outlet == "Harbour Radio").Id);
        _store.UndoCorrection(id);
        Assert.Equal(before, CanonicalExport.Of(_store));
        Assert.Equal(both.Id, Assert.Single(Events).Id);
    }

    [Fact]
    public void Evidence_that_a_merge_brought_in_is_split_off_again_and_the_rest_stays_merged()
    {
        Read(Meeting("Oro Courier", "Oro"), Meeting("Tasmere Post", "Imber", day: 8), Meeting("Harbour Radio", "Imber", day: 8));
        Assert.Equal(2, Events.Length);
        _store.Correct(Request("merge", [.. Events.Select(static e => e.Id)]));
        EventItem merged = Assert.Single(Events);
        string brought = merged.Evidence.First(static e => e.Evidence.Text.Contains("Imber", StringComparison.Ordinal)).Id;
        string split = _store.Correct(Request("split", [merged.Id]) with { EvidenceId = brought });
        Check();
        _store.Rebuild(null, null, CancellationToken.None);
        Check();
        _store.UndoCorrection(split);
        Assert.Equal(3, Assert.Single(Events).Evidence.Length);

        void Check()
        {
            Assert.Equal(2, Events.Length);
            EventItem rest = Events.Single(e => e.Id == merged.Id);
            Assert.Equal(2, rest.Evidence.Length);
            Assert.DoesNotContain(rest.Evidence, e => e.Id == brought);
        }
    }

    [Fact]
    public void A_merge_after_a_split_joins_again()
    {
        Read(Meeting("Oro Courier", "Oro"), Meeting("Tasmere Post", "Oro"));
        EventItem both = Assert.Single(Events);
        _store.Correct(Request("split", [both.Id]) with { EvidenceId = both.Evidence[1].Id });
        _store.Correct(Request("merge", [.. Events.Select(static e => e.Id)]));
        Assert.Equal(2, Assert.Single(Events).Evidence.Length);
    }

    [Fact]
    public void A_rejected_line_is_not_shown_until_it_is_taken_back()
    {
        Read(Meeting("Oro Courier", "Oro"));
        string id = _store.Correct(Request("reject", [Events[0].Id]));
        Assert.Empty(Events);
        Read(Meeting("Tasmere Post", "Oro"));
        Assert.Empty(Events);
        _store.UndoCorrection(id);
        Assert.Equal(2, Assert.Single(Events).Support.Reports);
    }

    [Fact]
    public void A_person_adds_a_line_on_the_exact_words_of_a_report()
    {
        Report report = MarkedReports.Of(
            "It rained.\nThe two met again on Sunday.\nEVENT CONSULT ARV TSM 2031-03-02 a walk",
            day: StoreContract.Day,
            pageKey: "page"
        );
        Read(report);
        string id = _store.Correct(
            Request("add", [], ("type", "CONSULT"), ("actors", "Arvland"), ("date", "2031-03-09")) with
            {
                RecordType = "event",
                Report = report.Id.Value,
                Quotation = "The two met again on Sunday.",
            }
        );
        EventItem added = Events.Single(static e => e.Date.Value == "2031-03-09");
        Assert.Equal("The two met again on Sunday.", added.Evidence[0].Evidence.Text);
        _store.Rebuild(null, null, CancellationToken.None);
        Assert.Contains(Events, e => e.Id == added.Id);

        // A new version of the page in which the words still stand once keeps the line; one without them does not.
        Read(MarkedReports.Of("The two met again on Sunday.\nIt was dry.", day: StoreContract.Day.PlusDays(1), pageKey: "page"));
        Assert.Equal("2031-03-09", Assert.Single(Events).Date.Value);
        Read(MarkedReports.Of("It was dry.", day: StoreContract.Day.PlusDays(2), pageKey: "page"));
        Assert.Empty(Events);
        Assert.False(Assert.Single(_store.Corrections(new ViewQuery()).Items).Applied);
        Assert.True(_store.UndoCorrection(id));
    }

    [Theory]
    [InlineData("set", "colour", "red", "colour")]
    [InlineData("set", "date", "soon", "2031-03-04")]
    [InlineData("set", "status", "maybe", "announced")]
    [InlineData("set", "actors", "Nowhere", "show actors")]
    [InlineData("paint", "date", "2031", "merge")]
    public void What_cannot_be_set_is_refused_with_what_can(string op, string field, string value, string said)
    {
        Read(Meeting("Oro Courier", "Oro"));
        CorrectionException error = Assert.Throws<CorrectionException>(() => _store.Correct(Request(op, [Events[0].Id], (field, value))));
        Assert.Contains(said, error.Message);
        Assert.Empty(_store.Corrections(new ViewQuery()).Items);
    }
}
