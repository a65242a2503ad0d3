using Demarche.Text;
using NodaTime;

namespace Demarche.Language;

/// <summary>
/// The day and the zone of a time of day, from the words behind it: "at 3:30 p.m. EST on Tuesday", "5 a.m. (0200 GMT) on Saturday",
/// "0900 local time". A zone that the text does not name is not made up.
/// </summary>
internal sealed class ClockSurroundings(TimeAtoms atoms)
{
    private const int Reach = 8;

    /// <summary>Gives times of day the day that follows them in the sentence, and the zone beside them.</summary>
    public void Read(List<TimeDraft> found)
    {
        for (int i = found.Count - 1; i >= 0; i--)
        {
            TimeDraft clock = found[i];
            if (clock.Clock is not { Length: > 3 })
            {
                continue;
            }

            int limit = i + 1 < found.Count ? found[i + 1].First : atoms.Count;
            Zone(clock, limit);
            if (!clock.HasDay && DayBehind(found, i) is { } day)
            {
                (clock.Period, clock.Earliest, clock.Latest) = (day.Period, day.Earliest, day.Latest);
                (clock.Basis, clock.Reason) = (day.Basis, day.Reason);
                clock.Value = day.Period!.Value.Value + clock.Clock;
            }
        }
    }

    /// <summary>The instants, to the second, that a time of day with its zone names; null where day or zone is not known.</summary>
    public static (Instant Earliest, Instant Latest)? Instants(TimeDraft draft)
    {
        if (
            draft.Zones is not { Length: > 0 } zones
            || draft.Period is not { Grain: CalendarGrain.Day } day
            || draft.Clock is not { Length: 6 } clock
            || !int.TryParse(clock.AsSpan(1, 2), out int hour)
            || !int.TryParse(clock.AsSpan(4, 2), out int minute)
        )
        {
            return null;
        }

        LocalDateTime local = day.Start.AtMidnight().PlusHours(hour).PlusMinutes(minute);
        Instant earliest = Instant.MaxValue;
        Instant latest = Instant.MinValue;
        foreach (DateTimeZone zone in zones)
        {
            Instant instant = local.InZoneLeniently(zone).ToInstant();
            (earliest, latest) = (Instant.Min(earliest, instant), Instant.Max(latest, instant));
        }

        return (earliest, latest + Duration.FromSeconds(59));
    }

    private TimeDraft? DayBehind(List<TimeDraft> found, int clock)
    {
        int at = found[clock].End;
        for (int next = clock + 1; next < found.Count; next++)
        {
            if (found[next].First - at > Reach)
            {
                return null;
            }

            for (; at < found[next].First; at++)
            {
                if (!atoms.IsAny(at, "on", "(", ")", "/"))
                {
                    return null;
                }
            }

            if (found[next] is { HasDay: true, Type: TimexType.Date, Period.Grain: CalendarGrain.Day })
            {
                return found[next];
            }

            if (found[next].Clock is not { Length: > 3 })
            {
                return null;
            }

            at = found[next].End;
        }

        return null;
    }

    private void Zone(TimeDraft clock, int limit)
    {
        int last = clock.End - 1;
        if (atoms.Is(last, TimeClass.Zone))
        {
            Take(clock, atoms.In(last), ZoneNames.Find(atoms.In(last).ToString()), clock.End);
            Offset(clock, atoms.In(last), limit);
            return;
        }

        // "1447EST" is one word.
        ReadOnlySpan<char> word = atoms.In(last);
        int letters = word.LastIndexOfAnyInRange('0', '9') + 1;
        if (letters is > 0 && letters < word.Length && ZoneNames.Find(word[letters..].ToString()) is { } within)
        {
            Take(clock, word[letters..], within, clock.End);
            return;
        }

        int at = clock.End;
        if (at >= limit)
        {
            return;
        }

        if (atoms.Is(at, TimeClass.Zone))
        {
            Take(clock, atoms.In(at), ZoneNames.Find(atoms.In(at).ToString()), at + 1);
            Offset(clock, atoms.In(at), limit);
        }
        else if (Written(atoms.In(at)) is { } zone)
        {
            Take(clock, atoms.In(at), [zone], at + 1);
        }
        else if (at + 1 < limit && atoms.Is(at + 1, "time"))
        {
            Named(clock, atoms.In(at).ToString(), at + 2);
        }
        else if (at + 2 < limit && atoms.Is(at + 2, "time"))
        {
            Named(clock, $"{atoms.In(at)} {atoms.In(at + 1)}", at + 3);
        }
    }

    private static void Named(TimeDraft clock, string name, int end)
    {
        if (name.Equals("local", StringComparison.OrdinalIgnoreCase))
        {
            (clock.Zone, clock.End) = ("local", end);
        }
        else if (ZoneNames.Find(name) is { } zones)
        {
            Take(clock, name, zones, end);
        }
    }

    // "GMT" and then "+3", in one word or two.
    private void Offset(TimeDraft clock, ReadOnlySpan<char> zone, int limit)
    {
        int at = clock.End;
        if (at >= limit || zone is not ("GMT" or "UTC") || atoms[at].Span.Start != atoms[at - 1].Span.End)
        {
            return;
        }

        int end = at + (atoms.In(at).Length == 1 && at + 1 < limit && atoms.Touches(at) ? 2 : 1);
        string written = string.Concat(atoms.In(at), end > at + 1 ? atoms.In(at + 1) : "");
        if (ZoneNames.FromOffset(written) is { } offset)
        {
            Take(clock, $"{zone}{written}", [offset], end);
        }
    }

    private static DateTimeZone? Written(ReadOnlySpan<char> word) =>
        word.StartsWith("GMT") || word.StartsWith("UTC") ? ZoneNames.FromOffset(word[3..]) : null;

    private static void Take(TimeDraft clock, ReadOnlySpan<char> name, DateTimeZone[]? zones, int end) =>
        (clock.Zone, clock.Zones, clock.End) = (name.ToString(), zones, end);
}
