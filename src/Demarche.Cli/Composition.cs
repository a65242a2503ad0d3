using System.Collections.Immutable;
using Demarche.Intake;
using Demarche.Record;
using Demarche.Store;
using Demarche.Text;

namespace Demarche.Cli;

/// <summary>The parts that commands run on. The one place that knows which implementations are in use is <see cref="Composition"/>.</summary>
public interface IComposition
{
    /// <param name="actorsFile">Actors that the user adds; null for those that ship.</param>
    IReportAnalyser Analyser(string? actorsFile);

    OpenRecord Open(string path, IReportAnalyser analyser, string command);
}

/// <summary>An open store: what it shows, and the keeping of it.</summary>
public sealed record OpenRecord(IRecordViews Views, IRecordKeeper Keeper, IDisposable Handle) : IDisposable
{
    public void Dispose() => Handle.Dispose();
}

public sealed class Composition : IComposition
{
    public IReportAnalyser Analyser(string? actorsFile)
    {
        if (actorsFile is null)
        {
            return new LaterAnalyser(() => new ReportAnalyser(ActorKnowledge.Shipped));
        }

        try
        {
            return new ReportAnalyser(ActorKnowledge.Shipped.With(ActorFile.Read(actorsFile)));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new InputException($"{actorsFile}: {error.Message}");
        }
    }

    public OpenRecord Open(string path, IReportAnalyser analyser, string command)
    {
        SqliteStore store = SqliteStore.Open(path, analyser, StoreSettings.Default with { Command = "demarche " + command });
        return new OpenRecord(store, store, store);
    }
}

/// <summary>Loads the knowledge only when a report is analysed: showing a record does not need it.</summary>
internal sealed class LaterAnalyser(Func<IReportAnalyser> make) : IReportAnalyser
{
    private readonly Lazy<IReportAnalyser> _analyser = new(make);

    public string Engine => _analyser.Value.Engine;

    public AnalysedReport Analyse(Report report, PublishedDate effectiveDate) => _analyser.Value.Analyse(report, effectiveDate);

    public AnalysedReport Analyse(Report report, PublishedDate effectiveDate, GivenTokens? tokens) =>
        _analyser.Value.Analyse(report, effectiveDate, tokens);

    public AnalysedReport Analyse(Report report, PublishedDate effectiveDate, ImmutableArray<LearnedPerson> learned) =>
        _analyser.Value.Analyse(report, effectiveDate, learned);
}
