using System.Collections.Immutable;
using Demarche.Intake;
using Demarche.Record;
using Demarche.Text;

namespace Demarche.Store;

/// <summary>The rules of the record as they ship.</summary>
internal sealed class ShippedRules : IRecordRules
{
    public ImmutableArray<LineKind> Kinds { get; } = [new StoryKind(), new EventKind(), new PositionLineKind(), new UtteranceKind()];

    public LineKind Responses { get; } = new ResponseKind();

    public LineKind Numbers { get; } = new NumberKind();

    public LineKind Wording { get; } = new WordingKind();

    public IEnumerable<long> Fingerprints(Report report)
    {
        foreach (ulong hash in CopyFinder.Fingerprints(report.Text))
        {
            yield return unchecked((long)hash);
        }
    }

    public CopyPair? Compare(ReportFacts one, CleanText oneText, ReportFacts other, CleanText otherText) =>
        CopyFinder.Between(one, oneText, other, otherText);

    public IReadOnlyList<OriginVerdict> Judge(Report report, IReadOnlyList<CopiedReport> copied) => [];

    public PublishedDate? Infer(Report undated, IReadOnlyList<Report> story) => null;
}
