using Demarche.Text;
using NodaTime;

namespace Demarche.Record;

/// <summary>
/// Two tellings are of one event when type, parties and days agree and the words of both have enough in common. Denied and
/// hypothetical events stay apart from those that happened or are to happen.
/// </summary>
public sealed class EventJoin : JoinRule<ReportedEvent, EventComparand>
{
    private const int WidestDatedDays = 10;
    private const double LeastShared = .5;
    private const double LeastSharedOnSameDay = .34;

    public override string Kind => "event";

    public override IEnumerable<BlockingKey> BlockingKeys(Mention<ReportedEvent> mention)
    {
        ArgumentNullException.ThrowIfNull(mention);
        ReportedEvent told = mention.Told;
        HashSet<string> keys = new(StringComparer.Ordinal);
        string[] stems = PositionJoin.Telling(told.Summary);
        IEnumerable<string> parties = told.Actors.Take(4).Select(static actor => actor.Party);
        if (HarmfulTypes.Contains(told.Type))
        {
            // Who is acted on finds a telling that does not say who acted.
            parties = parties.Concat(told.Recipients.Take(2).Select(static recipient => ">" + recipient.Party));
        }

        foreach (string party in parties)
        {
            foreach (string when in Buckets(mention))
            {
                foreach (string stem in stems)
                {
                    keys.Add($"{told.Type}|{party}|{when}|{stem}");
                }
            }
        }

        return keys.Select(static key => new BlockingKey(key));
    }

    protected override EventComparand Compared(Mention<ReportedEvent> mention)
    {
        ArgumentNullException.ThrowIfNull(mention);
        ReportedEvent told = mention.Told;
        return new EventComparand(
            told.Type,
            Reality(told.Status),
            told.Mode,
            told.Date.Value,
            told.Date.Earliest,
            told.Date.Latest,
            DayOf(mention),
            PartySet.Of(told.Actors),
            PartySet.Of(told.Recipients),
            ContentStems.Of(told.Summary)
        );
    }

    protected override bool Joins(EventComparand left, EventComparand right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        if (
            left.Type != right.Type
            || left.Reality != right.Reality
            || (left.Mode is not null && right.Mode is not null && left.Mode != right.Mode)
            || !SamePeriod(left, right)
            || !(PartySet.IsWithin(left.Actors, right.Actors) || PartySet.IsWithin(right.Actors, left.Actors))
        )
        {
            return false;
        }

        bool sameRecipients = PartySet.Overlap(left.Recipients, right.Recipients);
        if (!PartySet.Overlap(left.Actors, right.Actors) && !(sameRecipients && (left.Actors.Length == 0 || right.Actors.Length == 0)))
        {
            return false;
        }

        if (left.Recipients.Length > 0 && right.Recipients.Length > 0 && !sameRecipients)
        {
            return false;
        }

        bool sameDay = left.Earliest is { } day && day == right.Earliest && left.Width == 0 && right.Width == 0;
        return !ContentStems.NumbersDiffer(left.Stems, right.Stems)
            && ContentStems.F1(left.Stems, right.Stems) >= (sameDay && sameRecipients ? LeastSharedOnSameDay : LeastShared);
    }

    // An announcement and the event announced are one line.
    private static int Reality(EventStatus status) => status == EventStatus.Announced ? (int)EventStatus.Happened : (int)status;

    private static bool IsDated(int width) => width <= WidestDatedDays;

    private static bool SamePeriod(EventComparand left, EventComparand right)
    {
        bool dated = IsDated(left.Width);
        if (dated != IsDated(right.Width))
        {
            return DateOverlap.Possible(left.Earliest, left.Latest, right.Earliest, right.Latest) && NearInPrint(left.Day, right.Day);
        }

        return dated
            ? DateOverlap.Possible(left.Earliest, left.Latest, right.Earliest, right.Latest)
            : left.Value == right.Value && (left.Value is not null || NearInPrint(left.Day, right.Day));
    }

    // Without a day of its own, a telling is of the days when it was printed.
    private static LocalDate? DayOf(Mention<ReportedEvent> mention) =>
        IsDated(DateOverlap.Width(mention.Told.Date)) ? mention.Told.Date.Earliest
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
            int last = (IsDated(DateOverlap.Width(date)) ? DateOverlap.Number(date.Latest!.Value) : first + 2) + 2;
            for (int week = FloorWeek(first); week <= FloorWeek(last); week++)
            {
                yield return $"w{week}";
            }
        }

        if (!IsDated(DateOverlap.Width(date)) && date.Value is not null)
        {
            yield return date.Value;
        }
    }

    private static int FloorWeek(int day) => (int)Math.Floor(day / 7.0);
}

/// <summary>What joining looks at in a telling of an event.</summary>
/// <param name="Reality">Announced and happened are one.</param>
/// <param name="Value">Its date as it was stated.</param>
/// <param name="Day">The day of the event, else the day when it was told; null for background without a day.</param>
/// <param name="Stems">Of the summary, sorted.</param>
public sealed record EventComparand(
    string Type,
    int Reality,
    string? Mode,
    string? Value,
    LocalDate? Earliest,
    LocalDate? Latest,
    LocalDate? Day,
    string[] Actors,
    string[] Recipients,
    string[] Stems
) : Comparand
{
    public int Width => DateOverlap.Width(Earliest, Latest);

    public override int Size => 200 + SizeOf(Actors) + SizeOf(Recipients) + SizeOf(Stems);
}
