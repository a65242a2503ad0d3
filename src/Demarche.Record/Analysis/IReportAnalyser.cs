using System.Collections.Immutable;
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

    /// <summary>
    /// As <see cref="Analyse(Report, PublishedDate)"/>, with what other reports state of persons that this one names. What the
    /// analysis states itself stays the same.
    /// </summary>
    AnalysedReport Analyse(Report report, PublishedDate effectiveDate, ImmutableArray<LearnedPerson> learned) =>
        Analyse(report, effectiveDate);
}

/// <summary>Sentences of token spans given with a text, kept as they are.</summary>
public sealed record GivenTokens(ImmutableArray<ImmutableArray<TextSpan>> Sentences);
