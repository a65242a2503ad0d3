using Demarche.Intake;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>Report in, analysed report out; a pure function of the report, the date it is anchored on, and the actors known.</summary>
public interface IReportAnalyser
{
    string Engine { get; }

    /// <param name="report">A current report.</param>
    /// <param name="effectiveDate">The report's own date of publication, or the one inferred from its story.</param>
    AnalysedReport Analyse(Report report, PublishedDate effectiveDate);

    /// <summary>As <see cref="Analyse(Report, PublishedDate)"/>, keeping sentences and tokens that the caller gives.</summary>
    AnalysedReport Analyse(Report report, PublishedDate effectiveDate, GivenTokens? tokens);
}

/// <summary>Sentences of token spans given with a text, kept as they are.</summary>
public sealed record GivenTokens(
    System.Collections.Immutable.ImmutableArray<System.Collections.Immutable.ImmutableArray<TextSpan>> Sentences
);
