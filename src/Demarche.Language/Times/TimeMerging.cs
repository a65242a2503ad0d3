using Demarche.Text;

namespace Demarche.Language;

/// <summary>Joins a time of day with the day beside it: "9 a.m. Tuesday", "the night of 20 June".</summary>
internal static class TimeMerging
{
    /// <returns>True when <paramref name="next"/> went into <paramref name="last"/>.</returns>
    public static bool Merge(TimeAtoms atoms, TimeDraft last, TimeDraft next)
    {
        int gap = next.First - last.End;
        if (last.Clock is not null && !last.HasDay && next.HasDay && next.Clock is null && next.Mod is null)
        {
            bool joined =
                gap == 0
                || (gap == 1 && (atoms.Is(last.End, "of") || (atoms.Is(last.End, ",") && last.Clock.Length > 3)))
                || (gap == 2 && atoms.Is(last.End, "of") && atoms.Is(last.End + 1, "the"));
            if (joined)
            {
                Take(last, next, next);
                last.Value = next.Value + last.Clock;
            }

            return joined;
        }

        if (next.Clock is not null && !next.HasDay && last.HasDay && last.Clock is null && last.Type == TimexType.Date && gap == 0)
        {
            string clock = next.Clock;
            Take(last, next, last);
            last.Type = TimexType.Time;
            last.Clock = clock;
            last.Value += clock;
            return true;
        }

        return false;
    }

    /// <summary>"26 June - 4 August 1952": the earlier end of a range takes its year from the later.</summary>
    public static void Range(TimeAtoms atoms, TimeDraft first, TimeDraft second)
    {
        if (
            second.First - first.End != 1
            || !atoms.Is(first.End, TimeClass.Dash | TimeClass.Join)
            || second.Basis != DateBasis.Stated
            || first.Basis is DateBasis.Stated or DateBasis.None
            || first.Period is not { Grain: CalendarGrain.Day or CalendarGrain.Month } from
            || second.Period is not { Grain: CalendarGrain.Day or CalendarGrain.Month } to
            || first.Clock is not null
        )
        {
            return;
        }

        CalendarPeriod moved = from.InYear(from.Start.Month <= to.Start.Month ? to.Start.Year : to.Start.Year - 1);
        (int start, int end, string? mod) = (first.First, first.End, first.Mod);
        _ = first.With(moved, DateBasis.Stated, "year of the range");
        (first.First, first.End, first.Mod) = (start, end, mod);
    }

    private static void Take(TimeDraft last, TimeDraft next, TimeDraft day)
    {
        last.End = next.End;
        (last.Period, last.Earliest, last.Latest) = (day.Period, day.Earliest, day.Latest);
        (last.Precision, last.Basis, last.Reason) = (day.Precision, day.Basis, day.Reason);
        last.HasDay = true;
    }
}
