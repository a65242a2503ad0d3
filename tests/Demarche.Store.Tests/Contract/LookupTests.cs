using System.Collections.Immutable;
using Demarche.Intake;

namespace Demarche.Store.Tests;

/// <summary>Finding lines by who takes part, by type and by words, and single things by their ids.</summary>
public sealed class LookupTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteStore _store;

    public LookupTests()
    {
        _store = SqliteStore.Open(_folder.File("s.db"), new MarkedAnalyser());
        Read(
            MarkedReports.Of("EVENT CONSULT ARV TSM 2031-03-02 ministers meet at Oro", "Oro Courier", StoreContract.Day),
            MarkedReports.Of("EVENT REJECT TSM ARV 2031-03-03 Tasmere refuses the sluices", "Tasmere Post", StoreContract.Day)
        );
    }

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    private void Read(params IEnumerable<Report> reports) =>
        _store.Read("strait", MarkedReports.Outcomes(reports), null, CancellationToken.None);

    private string[] Found(LineFilter filter, bool newest = false) =>
        [.. _store.Timeline(new ViewQuery { Filter = filter, NewestFirst = newest }).Items.Select(static e => e.Type)];

    [Fact]
    public void Lines_are_found_by_party_role_type_and_words()
    {
        Assert.Equal(["CONSULT", "REJECT"], Found(new LineFilter { Actor = "ARV" }));
        Assert.Equal(["CONSULT"], Found(new LineFilter { By = "ARV" }));
        Assert.Equal(["REJECT"], Found(new LineFilter { On = "arvland" }));
        Assert.Equal(["REJECT"], Found(new LineFilter { Type = "REJECT" }));
        Assert.Equal(["REJECT"], Found(new LineFilter { Words = "sluices" }));
        Assert.Empty(Found(new LineFilter { Words = "\"" }));
        Assert.Empty(Found(new LineFilter { MinOrigins = 9 }));
        Assert.Empty(Found(new LineFilter { Actor = "' OR 1 = 1 --" }));
        Assert.Equal(["REJECT", "CONSULT"], Found(new LineFilter(), newest: true));
    }

    [Fact]
    public void A_walk_back_is_paged_by_cursors_of_its_own()
    {
        ViewPage<EventItem> first = _store.Timeline(new ViewQuery(Limit: 1) { NewestFirst = true });
        ViewPage<EventItem> second = _store.Timeline(new ViewQuery(Limit: 1, Cursor: first.Next) { NewestFirst = true });
        Assert.Equal(("REJECT", "CONSULT"), (first.Items[0].Type, second.Items[0].Type));
        Assert.Null(second.Next);
        Assert.Throws<StoreException>(() => _store.Timeline(new ViewQuery(Limit: 1, Cursor: first.Next)));
    }

    [Fact]
    public void Words_and_parties_follow_corrections_and_forgetting()
    {
        EventItem refusal = _store.Timeline(new ViewQuery { Filter = new LineFilter { Type = "REJECT" } }).Items[0];
        string stamp = _store.Stamp(null);
        _store.Correct(
            new CorrectionRequest(
                "strait",
                "set",
                [refusal.Id],
                ImmutableDictionary<string, string>.Empty.Add("summary", "the weir stays shut")
            )
        );
        Assert.NotEqual(stamp, _store.Stamp(null));
        Assert.Equal(["REJECT"], Found(new LineFilter { Words = "weir" }));
        _store.Forget(refusal.Evidence[0].Evidence.Report);
        Assert.Empty(Found(new LineFilter { Words = "weir" }));
        Assert.Equal("withdrawn", _store.Find(refusal.Id)!.Status);
        Assert.Null(_store.Find("ev_404"));
    }
}
