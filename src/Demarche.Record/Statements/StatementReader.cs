using System.Collections.Immutable;
using Demarche.Intake;
using Demarche.Language;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>Reads who said what in a report: direct, mixed and clear indirect statements, each with its evidence.</summary>
public static class StatementReader
{
    /// <param name="effective">The date of publication that expressions of time were counted from.</param>
    public static ImmutableArray<Statement> Read(TextAnalysis analysis, ActorsOfReport actors, Report report, PublishedDate effective) => [];
}
