using System.Collections.Immutable;
using Demarche.Intake;
using Demarche.Language;
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

    /// <summary>As <see cref="Analyse(Report, PublishedDate, GivenTokens?)"/>, leaving out what the caller will not look at.</summary>
    AnalysedReport Analyse(Report report, PublishedDate effectiveDate, GivenTokens? tokens, AnalysisDepth depth) =>
        Analyse(report, effectiveDate, tokens);

    /// <summary>
    /// As <see cref="Analyse(Report, PublishedDate)"/>, with what other reports state of persons that this one names. What the
    /// analysis states itself stays the same.
    /// </summary>
    AnalysedReport Analyse(Report report, PublishedDate effectiveDate, ImmutableArray<LearnedPerson> learned) =>
        Analyse(report, effectiveDate);

    /// <summary>
    /// As <see cref="Analyse(Report, PublishedDate, ImmutableArray{LearnedPerson})"/>, with what this analyser read of the words of the same
    /// text before: the result is the same and costs a fraction.
    /// </summary>
    AnalysedReport Analyse(Report report, PublishedDate effectiveDate, ImmutableArray<LearnedPerson> learned, WordReadings? readings) =>
        Analyse(report, effectiveDate, learned);
}

/// <summary>How far a report is analysed; each depth includes those before it.</summary>
public enum AnalysisDepth
{
    /// <summary>Tokens, sentences, entities, times and quantities.</summary>
    Words,

    /// <summary>Which actors the entities are.</summary>
    Actors,

    /// <summary>Statements, events, positions and responses.</summary>
    Record,
}

/// <summary>Sentences of token spans given with a text, kept as they are.</summary>
public sealed record GivenTokens(ImmutableArray<ImmutableArray<TextSpan>> Sentences);
