using Demarche.Text;

namespace Demarche.Record;

/// <summary>
/// Line of a position: stated when it was first stated, worded as by the telling that says most, told directly rather than implied by
/// an answer.
/// </summary>
public sealed class PositionComposer : ILineComposer<ReportedPosition, PositionLine>
{
    public PositionLine Compose(IReadOnlyList<Mention<ReportedPosition>> members)
    {
        ArgumentNullException.ThrowIfNull(members);
        bool implied = members.All(static m => m.Told.Implied);
        List<ReportedPosition> direct = [.. members.Select(static m => m.Told).Where(p => implied || !p.Implied)];
        ReportedPosition fullest = direct.MaxBy(static p => ContentStems.Of(p.Proposition).Length)!;
        List<ReportedPosition> inOrder = [.. members.Select(static m => m.Told).OrderBy(told => told.Implied && !implied)];
        return new PositionLine
        {
            Kind = direct[0].Kind,
            Holders = EvidenceGathering.Actors(direct.SelectMany(static p => p.Holders)),
            Addressees = EvidenceGathering.Actors(members.SelectMany(static m => m.Told.Addressees)),
            Performers = EvidenceGathering.Actors(direct.SelectMany(static p => p.Performers)),
            Proposition = fullest.Proposition,
            Condition = fullest.Condition ?? direct.Select(static p => p.Condition).FirstOrDefault(static c => c is not null),
            Deadline = DeadlineOf([fullest, .. direct]),
            Force = direct.Max(static p => p.Force),
            Certainty = direct.Min(static p => p.Certainty),
            Stated = Earliest([.. direct.Select(static p => p.Stated)]),
            Implied = implied,
            Passage = inOrder.Select(static told => told.Passage).FirstOrDefault(static passage => passage is not null),
            Evidence = EvidenceGathering.Of(inOrder.Select(static told => told.Evidence)),
        };
    }

    /// <summary>A deadline that can be put in the calendar before one without its year; the fullest telling's before another's.</summary>
    private static StatedDate? DeadlineOf(ReportedPosition[] told) =>
        told.Select(static p => p.Deadline).FirstOrDefault(static d => d is { IsKnown: true })
        ?? told.Select(static p => p.Deadline).FirstOrDefault(static d => d is not null);

    /// <summary>The date that ends first; of equal ones the narrowest, then the first; undated ones only when all are.</summary>
    internal static StatedDate Earliest(IReadOnlyList<StatedDate> dates) =>
        dates.Where(static d => d.IsKnown).OrderBy(static d => d.Latest ?? d.Earliest!.Value).ThenBy(DateOverlap.Width).FirstOrDefault()
        ?? dates.FirstOrDefault(static d => d.Value is not null)
        ?? StatedDate.Unknown;
}
