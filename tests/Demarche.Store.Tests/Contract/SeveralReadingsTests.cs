using System.Collections.Immutable;
using Demarche.Intake;
using NodaTime;

namespace Demarche.Store.Tests;

/// <summary>What later readings into one store make of lines and reports that stand there already.</summary>
public sealed class SeveralReadingsTests : IDisposable
{
    private static readonly LocalDate Day = MarkedReports.FirstDay;
    private readonly TemporaryFolder _folder = new();
    private readonly SqliteStore _store;

    public SeveralReadingsTests() => _store = SqliteStore.Open(_folder.File("store.db"), new MarkedAnalyser());

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void An_id_of_a_line_that_a_later_report_joined_to_another_leads_to_that_one_through_all_readings()
    {
        Read(Told("ferry pilots strike harbour", "Oro Courier"));
        string first = Assert.Single(Events).Id;
        Read(Told("market traders gather islands", "Tasmere Post"));
        Assert.Equal(2, Events.Length);
        string second = Events.Single(e => e.Id != first).Id;

        Report bridge = Told("ferry pilots strike harbour market traders gather islands", "Imber Times");
        Read(bridge);
        EventItem joined = Assert.Single(Events);
        string gone = joined.Id == first ? second : first;
        Assert.Equal(("merged", joined.Id), (_store.Find(gone)!.Status, _store.Find(gone)!.MergedInto));

        Report last = Told("ferry pilots strike harbour market traders gather islands again", "Harbour Radio");
        Read(last);
        Assert.Equal(joined.Id, Assert.Single(Events).Id);
        Assert.Equal(joined.Id, _store.Find(gone)!.MergedInto);

        // Nothing holds them together any more: the id that led away stands for its own line again.
        _store.Forget(bridge.Id.Value);
        _store.Forget(last.Id.Value);
        Assert.Equal([first, second], Events.Select(static e => e.Id).Order(StringComparer.Ordinal));
        Assert.Null(_store.Find(gone)!.MergedInto);
    }

    private ImmutableArray<EventItem> Events => _store.Timeline(new ViewQuery()).Items;

    private void Read(params Report[] reports) => _store.Read("strait", MarkedReports.Outcomes(reports), null, CancellationToken.None);

    private static Report Told(string what, string outlet) => MarkedReports.Of($"EVENT CONSULT ARV TSM 2031-03-02 {what}", outlet, Day);
}
