using System.Runtime.CompilerServices;
using Demarche.Text;
using NodaTime;

namespace Demarche.Record;

/// <summary>
/// Two tellings are of one event when type, parties and days agree and the words of both have enough in common. Denied and
/// hypothetical events stay apart from those that happened or are to happen.
/// </summary>
public sealed class EventJoin : IJoinRule<ReportedEvent>
{
    private const int WidestDatedDays = 10;
    private const double LeastShared = .5;
    private const double LeastSharedOnSameDay = .34;

    private static readonly ConditionalWeakTable<ReportedEvent, string[]> Stems = [];

    public string Kind => "event";

    public IEnumerable<BlockingKey> BlockingKeys(Mention<ReportedEvent> mention)
    {
        ArgumentNullException.ThrowIfNull(mention);
        ReportedEvent told = mention.Told;
        HashSet<string> keys = new(StringComparer.Ordinal);
        string[] stems = PositionJoin.Telling(told.Summary);
        foreach (Actor actor in told.Actors.Take(4))
        {
            foreach (string when in Buckets(mention))
            {
                foreach (string stem in stems)
                {
                    keys.Add($"{told.Type}|{actor.Party}|{when}|{stem}");
                }
            }
        }

        return keys.Select(static key => new BlockingKey(key));
    }

    public bool Joins(Mention<ReportedEvent> left, Mention<ReportedEvent> right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        ReportedEvent a = left.Told;
        ReportedEvent b = right.Told;
        if (
            a.Type != b.Type
            || Reality(a.Status) != Reality(b.Status)
            || (a.Mode is not null && b.Mode is not null && a.Mode != b.Mode)
            || !SamePeriod(left, right)
        )
        {
            return false;
        }

        HashSet<string> actors = EvidenceGathering.Parties(a.Actors);
        HashSet<string> otherActors = EvidenceGathering.Parties(b.Actors);
        if (!actors.Overlaps(otherActors) || !(actors.IsSubsetOf(otherActors) || otherActors.IsSubsetOf(actors)))
        {
            return false;
        }

        HashSet<string> recipients = EvidenceGathering.Parties(a.Recipients);
        HashSet<string> otherRecipients = EvidenceGathering.Parties(b.Recipients);
        bool sameRecipients = recipients.Overlaps(otherRecipients);
        if (recipients.Count > 0 && otherRecipients.Count > 0 && !sameRecipients)
        {
            return false;
        }

        string[] words = StemsOf(a);
        string[] otherWords = StemsOf(b);
        bool sameDay =
            a.Date.Earliest is { } day && day == b.Date.Earliest && DateOverlap.Width(a.Date) == 0 && DateOverlap.Width(b.Date) == 0;
        return !ContentStems.NumbersDiffer(words, otherWords)
            && ContentStems.F1(words, otherWords) >= (sameDay && sameRecipients ? LeastSharedOnSameDay : LeastShared);
    }

    private static string[] StemsOf(ReportedEvent told) => Stems.GetValue(told, static e => ContentStems.Of(e.Summary));

    // An announcement and the event announced are one line.
    private static int Reality(EventStatus status) => status == EventStatus.Announced ? (int)EventStatus.Happened : (int)status;

    private static bool IsDated(StatedDate date) => DateOverlap.Width(date) <= WidestDatedDays;

    private static bool SamePeriod(Mention<ReportedEvent> left, Mention<ReportedEvent> right)
    {
        StatedDate a = left.Told.Date;
        StatedDate b = right.Told.Date;
        if (IsDated(a) && IsDated(b))
        {
            return DateOverlap.Possible(a, b);
        }

        if (!IsDated(a) && !IsDated(b))
        {
            return a.Value == b.Value && (a.Value is not null || NearInPrint(DayOf(left), DayOf(right)));
        }

        return DateOverlap.Possible(a, b) && NearInPrint(DayOf(left), DayOf(right));
    }

    // Without a day of its own, a telling is of the days when it was printed.
    private static LocalDate? DayOf(Mention<ReportedEvent> mention) =>
        IsDated(mention.Told.Date) ? mention.Told.Date.Earliest
        : mention.Told.Background ? null
        : DateOverlap.DayOf(mention.Report);

    private static bool NearInPrint(LocalDate? left, LocalDate? right) =>
        left is { } a && right is { } b && Math.Abs(DateOverlap.Number(a) - DateOverlap.Number(b)) <= 2;

    private static IEnumerable<string> Buckets(Mention<ReportedEvent> mention)
    {
        StatedDate date = mention.Told.Date;
        if (DayOf(mention) is { } day)
        {
            int first = DateOverlap.Number(day) - 2;
            int last = (IsDated(date) ? DateOverlap.Number(date.Latest!.Value) : first + 2) + 2;
            for (int week = FloorWeek(first); week <= FloorWeek(last); week++)
            {
                yield return $"w{week}";
            }
        }

        if (!IsDated(date) && date.Value is not null)
        {
            yield return date.Value;
        }
    }

    private static int FloorWeek(int day) => (int)Math.Floor(day / 7.0);
}
