using System.Collections.Immutable;
using Demarche.Intake;
using Demarche.Record;
using Demarche.Text;

namespace Demarche.Store;

/// <summary>
/// What the store asks of the record beside the kinds of lines: pure functions over reports and lines. One place where they are tied in,
/// so that tests can put simple ones there.
/// </summary>
internal interface IRecordRules
{
    /// <summary>Kinds of lines that are components of mentions.</summary>
    ImmutableArray<LineKind> Kinds { get; }

    /// <summary>Answers to positions.</summary>
    LineKind Responses { get; }

    /// <summary>Numbers told, and the lines where they disagree.</summary>
    LineKind Numbers { get; }

    /// <summary>Utterances whose words disagree.</summary>
    LineKind Wording { get; }

    /// <summary>All kinds that have mentions of their own.</summary>
    ImmutableArray<LineKind> MentionKinds => [.. Kinds, Responses, Numbers];

    /// <summary>Hashes of which two reports with text in common share some.</summary>
    IEnumerable<long> Fingerprints(Report report);

    /// <summary>What two reports have in common, the later in canonical order measured against the earlier; null when nothing worth keeping.</summary>
    CopyPair? Compare(ReportFacts one, CleanText oneText, ReportFacts other, CleanText otherText);

    /// <summary>The origins of a report, given what it copies with the origins of that, in canonical order.</summary>
    IReadOnlyList<OriginVerdict> Judge(Report report, IReadOnlyList<CopiedReport> copied);

    /// <summary>The date of a report that gives none, from the reports of its story; null when they do not tell.</summary>
    PublishedDate? Infer(Report undated, IReadOnlyList<Report> story);
}

internal sealed record CopiedReport(CopyPair Pair, ReportFacts Earlier, IReadOnlyList<OriginVerdict> Origins);
