using Demarche.Text;

namespace Demarche.Record;

/// <summary>
/// Line of an event: what happened beats what was announced, the narrowest date that no other contradicts, and the words of the
/// surest telling.
/// </summary>
public sealed class EventComposer : ILineComposer<ReportedEvent, EventLine>
{
    public EventLine Compose(IReadOnlyList<Mention<ReportedEvent>> members)
    {
        ArgumentNullException.ThrowIfNull(members);
        EventStatus status = members.Any(static m => m.Told.Status == EventStatus.Happened) ? EventStatus.Happened : members[0].Told.Status;
        List<ReportedEvent> telling = [.. members.Select(static m => m.Told).Where(e => e.Status == status)];
        ReportedEvent best = telling.MaxBy(static e => e.Confidence)!;
        return new EventLine
        {
            Summary = best.Summary,
            Type = best.Type,
            Mode = best.Mode ?? Most(members.Select(static m => m.Told.Mode)),
            Code = best.Code ?? Most(members.Select(static m => m.Told.Code)),
            Contexts = [.. members.SelectMany(static m => m.Told.Contexts).Distinct(StringComparer.Ordinal)],
            Status = status,
            Background = members.All(static m => m.Told.Background),
            Actors = EvidenceGathering.Actors(members.SelectMany(static m => m.Told.Actors)),
            Recipients = EvidenceGathering.Actors(members.SelectMany(static m => m.Told.Recipients)),
            SaidBy = best.SaidBy,
            Date = DateOf(telling, members),
            Place = best.Place ?? Most(members.Select(static m => m.Told.Place)),
            Evidence = EvidenceGathering.Of(members.Select(static m => m.Told.Evidence)),
        };
    }

    private static StatedDate DateOf(List<ReportedEvent> telling, IReadOnlyList<Mention<ReportedEvent>> members)
    {
        StatedDate own = DateOverlap.Narrowest(telling.Select(static e => e.Date));
        return own.IsKnown || own.Value is not null ? own : DateOverlap.Narrowest(members.Select(static m => m.Told.Date));
    }

    /// <summary>The value that most members give; of equally frequent ones the first; null for none.</summary>
    internal static string? Most(IEnumerable<string?> values) =>
        values.Where(static v => v is not null).GroupBy(static v => v, StringComparer.Ordinal).MaxBy(static g => g.Count())?.Key;
}
