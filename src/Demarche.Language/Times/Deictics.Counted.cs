using Demarche.Text;
using NodaTime;

namespace Demarche.Language;

/// <summary>"Ago", "later" and what counts from the date told before.</summary>
internal sealed partial class Deictics
{
    // "the year before last", "the week after next"
    private TimeDraft? NextLast(in TimeMatch match)
    {
        char unit = Unit(match.First);
        if (context.Publication is not { } now || TimeUnits.Grain(unit) is not { } grain)
        {
            return null;
        }

        return TimeDraft
            .Of(match)
            .With(
                CalendarPeriod.Holding(grain, now).Plus(atoms.Is(match.First + 1, "before") ? -2 : 2),
                context.Counted,
                "counted from publication"
            );
    }

    private TimeDraft? Ago(in TimeMatch match)
    {
        int numberAt = match.At(TimeClass.Num, atoms);
        int unitAt = match.At(TimeClass.Unit | TimeClass.Units, atoms);
        TimeNumber.Read(atoms, numberAt, out TimeNumber number);
        char unit = Unit(unitAt);
        TimeDraft draft = TimeDraft.Of(match);
        int sign = match.At(TimeClass.Ago, atoms) >= 0 ? -1 : 1;
        if (number.Value is not { } value || value > 5000)
        {
            draft.Open(TimexType.Date, sign < 0 ? "PAST_REF" : "FUTURE_REF", "vague");
            (draft.Earliest, draft.Latest) = sign < 0 ? ((LocalDate?)null, context.Publication) : (context.Publication, null);
            draft.Basis = context.Publication is null ? DateBasis.None : context.Counted;
            return draft;
        }

        if (unit == 'H' && value % 24 == 0)
        {
            (unit, number) = ('D', new TimeNumber(value / 24));
        }

        if (unit == 'Y' && value == 1 && sign < 0 && context.QuarterInPlay is { } quarter && !context.Narrative)
        {
            return draft.With(quarter.Plus(-4), DateBasis.Relative, YearBefore);
        }

        return Counted(draft, context.Publication, number, unit, sign, context.Counted, "counted from publication");
    }

    private TimeDraft? Offset(in TimeMatch match)
    {
        int numberAt = match.At(TimeClass.Num, atoms);
        int unitAt = match.At(TimeClass.Unit | TimeClass.Units, atoms);
        int offsetAt = match.At(TimeClass.Offset, atoms);
        TimeNumber number = new(1);
        if (numberAt >= 0)
        {
            TimeNumber.Read(atoms, numberAt, out number);
        }
        else if (match.Action == TimeAction.TheUnitWay)
        {
            return null;
        }

        char unit = Unit(unitAt);
        int sign = offsetAt >= 0 ? atoms[offsetAt].Word!.ValueOf(TimeClass.Offset) : -1;
        bool open =
            offsetAt < 0
            || atoms.IsAny(offsetAt, "earlier", "later", "hence", "afterwards", "afterward", "previously")
            || EndsClause(match.End);
        if (!open)
        {
            // "two days after the talks": a length of time; when the talks were is not ours to say.
            TimeDraft length = new() { First = match.First, End = offsetAt };
            return length.Open(TimexType.Duration, TimeUnits.Duration(number, unit), "length of time");
        }

        TimeDraft draft = TimeDraft.Of(match);
        if (unit == 'Y' && number.Value == 1 && context.QuarterInPlay is { } quarter && sign < 0 && !context.Narrative)
        {
            return draft.With(quarter.Plus(-4), DateBasis.Relative, YearBefore);
        }

        if (number.Value is null)
        {
            return draft.Open(TimexType.Date, sign < 0 ? "PAST_REF" : "FUTURE_REF", "vague");
        }

        CalendarPeriod? last = context.Last;
        bool near = last is not null && (context.Narrative || context.Sentence - context.LastSentence <= 2);
        if (!near && !context.Narrative && sign < 0)
        {
            return Counted(draft, context.Publication, number, unit, sign, context.Counted, "counted from publication");
        }

        return near
            ? Counted(
                draft,
                context.LastDay ?? last!.Value.Start,
                number,
                unit,
                sign,
                DateBasis.Relative,
                "counted from the date told before"
            )
            : draft.Open(TimexType.Duration, TimeUnits.Duration(number, unit), "length of time");
    }

    private TimeDraft? TheWayUnit(in TimeMatch match)
    {
        if (context.LastDay is not { } day)
        {
            return null;
        }

        int unitAt = match.At(TimeClass.Unit, atoms);
        if (Unit(unitAt) != 'D' || !EndsClause(match.End) && !atoms.Is(match.End - 1, "following"))
        {
            return null;
        }

        return TimeDraft
            .Of(match)
            .With(
                CalendarPeriod.Day(day.PlusDays(atoms.Is(match.End - 1, "before") ? -1 : 1)),
                DateBasis.Relative,
                "counted from the day told before"
            );
    }

    // "later in the day", "the end of the year", "in the month"
    private TimeDraft? TheUnit(in TimeMatch match)
    {
        int at = match.First + 1;
        char unit = Unit(at);
        if (TimeUnits.Grain(unit) is not { } grain || unit is 'C' or 'K' or 'E')
        {
            return null;
        }

        TimeDraft draft = TimeDraft.Of(match);
        bool ended =
            atoms.IsAny(match.End, "ended", "ending", "to", "before", "after", "when", "of") || atoms.Is(match.End, TimeClass.Dash);
        if (unit == 'Y' && atoms.IsAny(match.End, "ended", "ending"))
        {
            return draft.Open(TimexType.Duration, "P1Y", "length of time");
        }

        bool placed = atoms.IsAny(
            match.First - 1,
            "of",
            "in",
            "during",
            "throughout",
            "earlier",
            "later",
            "over",
            "for",
            "this",
            "on",
            "than",
            "at",
            "ahead"
        );
        if (unit == 'N')
        {
            if (context.Publication is not { } today || ended)
            {
                return null;
            }

            CalendarPeriod weekend = CalendarPeriod.Holding(CalendarGrain.Weekend, today);
            bool past =
                tenseAt(at) != Tense.Future && today.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday or IsoDayOfWeek.Friday);
            return draft.With(past ? weekend.Plus(-1) : weekend, context.Counted, "weekend beside publication");
        }

        if (!placed || ended)
        {
            return null;
        }

        LocalDate? from = context.Narrative ? context.LastDay ?? context.Last?.Start : context.Publication;
        if (context.Narrative && context.Last is { } last && last.Grain > grain)
        {
            return null;
        }

        return from is { } day ? draft.With(CalendarPeriod.Holding(grain, day), context.Counted, "the one spoken of") : null;
    }

    private static TimeDraft Counted(
        TimeDraft draft,
        LocalDate? from,
        TimeNumber number,
        char unit,
        int sign,
        DateBasis basis,
        string reason
    )
    {
        if (from is not { } now || TimeUnits.Grain(unit == 'F' ? 'W' : unit) is not { } grain)
        {
            return draft.Open(
                unit is 'H' or 'm' or 's' ? TimexType.Time : TimexType.Date,
                sign < 0 ? "PAST_REF" : "FUTURE_REF",
                "counted from a date that is not decided"
            );
        }

        decimal value = number.Value!.Value * (unit == 'F' ? 2 : 1);
        int count = sign * (int)decimal.Truncate(value);
        LocalDate target = Shifted(now, grain, count);
        if (value != decimal.Truncate(value) && unit == 'Y')
        {
            target = target.PlusMonths(sign * (int)((value - decimal.Truncate(value)) * 12));
            grain = CalendarGrain.Month;
        }
        else if (grain > CalendarGrain.Year)
        {
            grain = CalendarGrain.Year;
        }

        return draft.With(CalendarPeriod.Holding(grain, target), basis, reason);
    }

    private static LocalDate Shifted(LocalDate from, CalendarGrain grain, int count)
    {
        count = Math.Clamp(count, -5000, 5000);
        LocalDate moved = grain switch
        {
            CalendarGrain.Day => from.PlusDays(count),
            CalendarGrain.Week or CalendarGrain.Weekend => from.PlusWeeks(count),
            CalendarGrain.Month => from.PlusMonths(count),
            CalendarGrain.Quarter => from.PlusMonths(3 * Math.Clamp(count, -4000, 4000)),
            _ => FarYear(
                from,
                grain == CalendarGrain.Year ? count
                    : grain == CalendarGrain.Decade ? 10 * count
                    : 100 * count
            ),
        };
        return moved;
    }

    private static LocalDate FarYear(LocalDate from, int years) => from.PlusYears(Math.Clamp(years, -9000 - from.Year, 9900 - from.Year));

    private bool EndsClause(int at) => at >= atoms.Count || atoms.IsAny(at, ".", ",", ";", ")", ":", "—", "-", "–", "and");
}
