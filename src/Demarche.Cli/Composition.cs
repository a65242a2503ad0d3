using System.Collections.Immutable;
using Demarche.Intake;
using Demarche.Language;
using Demarche.Record;
using Demarche.Store;
using Demarche.Text;

namespace Demarche.Cli;

/// <summary>The parts that commands run on. The one place that knows which implementations are in use is <see cref="Composition"/>.</summary>
public interface IComposition
{
    /// <param name="actors">Actors that the user adds to those that ship.</param>
    IReportAnalyser Analyser(ImmutableArray<ActorEntry> actors);

    /// <summary>Opens a store; it is read with the actors that were given to it.</summary>
    OpenRecord Open(string path, string command);

    /// <summary>Makes a new store of a bundle's tables.</summary>
    void Restore(string path, string command, int version, IEnumerable<GivenTable> tables);
}

/// <summary>An open store: what it shows, the keeping of it, and what its reports are analysed with.</summary>
public sealed record OpenRecord(IRecordViews Views, IRecordKeeper Keeper, IReportAnalyser Analyser, IDisposable Handle) : IDisposable
{
    /// <summary>All that the store holds; null for a record without a store.</summary>
    public IWholeStore? Whole { get; init; }

    /// <summary>Single things by their ids; null for a record without a store.</summary>
    public IRecordLookup? Lookup { get; init; }

    public void Dispose() => Handle.Dispose();
}

public sealed class Composition : IComposition
{
    public IReportAnalyser Analyser(ImmutableArray<ActorEntry> actors) =>
        new LaterAnalyser(() => new ReportAnalyser(actors.IsEmpty ? ActorKnowledge.Shipped : ActorKnowledge.Shipped.With(actors)));

    public OpenRecord Open(string path, string command)
    {
        SqliteStore? store = null;
        LaterAnalyser analyser = new(() => Analyser(store!.ActorsGiven()));
        store = SqliteStore.Open(path, analyser, StoreSettings.Default with { Command = "demarche " + command });
        return new OpenRecord(store, store, analyser, store) { Whole = store, Lookup = store };
    }

    public void Restore(string path, string command, int version, IEnumerable<GivenTable> tables) =>
        SqliteStore.Restore(path, version, tables, StoreSettings.Default with { Command = "demarche " + command });
}

/// <summary>Loads the knowledge only when a report is analysed: showing a record does not need it.</summary>
internal sealed class LaterAnalyser(Func<IReportAnalyser> make) : IReportAnalyser
{
    private readonly Lazy<IReportAnalyser> _analyser = new(make);

    public string Engine => _analyser.Value.Engine;

    public AnalysedReport Analyse(Report report, PublishedDate effectiveDate) => _analyser.Value.Analyse(report, effectiveDate);

    public AnalysedReport Analyse(Report report, PublishedDate effectiveDate, GivenTokens? tokens) =>
        _analyser.Value.Analyse(report, effectiveDate, tokens);

    public AnalysedReport Analyse(Report report, PublishedDate effectiveDate, GivenTokens? tokens, AnalysisDepth depth) =>
        _analyser.Value.Analyse(report, effectiveDate, tokens, depth);

    public AnalysedReport Analyse(Report report, PublishedDate effectiveDate, ImmutableArray<LearnedPerson> learned) =>
        _analyser.Value.Analyse(report, effectiveDate, learned);

    public AnalysedReport Analyse(
        Report report,
        PublishedDate effectiveDate,
        ImmutableArray<LearnedPerson> learned,
        WordReadings? readings
    ) => _analyser.Value.Analyse(report, effectiveDate, learned, readings);
}
