using System.Globalization;
using Demarche.Text;
using NodaTime;

namespace Demarche.Language;

/// <summary>Days and units counted from publication or from what was told before (<c>Data/times/deictic.txt</c>).</summary>
internal sealed class Deictics(TimeAtoms atoms, TimeContext context, Func<int, Tense> tenseAt)
{
    /// <summary>Such a quarter is not the one spoken of next.</summary>
    public const string YearBefore = "a year before the quarter spoken of";

    public TimeDraft? Read(in TimeMatch match) =>
        match.Action switch
        {
            TimeAction.Day or TimeAction.DayPart or TimeAction.Tonight => Day(match),
            TimeAction.WayUnit or TimeAction.WaySame or TimeAction.Latest => WayUnit(match),
            TimeAction.WayPart => WayPart(match),
            TimeAction.WayUnits => WayUnits(match),
            TimeAction.WayCount => WayCount(match),
            TimeAction.WayMonth => WayMonth(match),
            TimeAction.MonthWay => MonthWay(match),
            TimeAction.WayWeekday => WayWeekday(match),
            TimeAction.WaySeason => WaySeason(match),
            TimeAction.NextLast => NextLast(match),
            TimeAction.DayOfWeek => DayOfWeek(match),
            TimeAction.Ago => Ago(match),
            TimeAction.Offset or TimeAction.TheUnitWay => Offset(match),
            TimeAction.TheWayUnit => TheWayUnit(match),
            TimeAction.TheUnit => TheUnit(match),
            _ => null,
        };

    private TimeDraft Day(in TimeMatch match)
    {
        TimeAtom word = atoms[match.First];
        int shift = word.Is(TimeClass.Day0) ? word.Word!.ValueOf(TimeClass.Day0) : 0;
        string? part =
            match.Action == TimeAction.Tonight ? "NI"
            : match.Action == TimeAction.DayPart ? PartText(match.At(TimeClass.Part, atoms))
            : null;
        TimeDraft draft = TimeDraft.Of(match);
        if (context.Publication is not { } now)
        {
            draft.Open(TimexType.Date, "XXXX-XX-XX", "no date to count from");
        }
        else
        {
            draft.With(CalendarPeriod.Day(now.PlusDays(shift)), context.Counted, "counted from publication");
        }

        return Parted(draft, part);
    }

    private TimeDraft? WayUnit(in TimeMatch match)
    {
        int way = match.At(TimeClass.Way, atoms);
        int at = match.At(TimeClass.Unit, atoms);
        char unit = (char)atoms[at].Word!.ValueOf(TimeClass.Unit);
        if (TimeUnits.Grain(unit) is not { } grain)
        {
            return null;
        }

        int shift = way < 0 ? 0 : atoms[way].Word!.ValueOf(TimeClass.Way);
        bool same = match.Action == TimeAction.WaySame || (way >= 0 && atoms.IsAny(way, "same", "that"));
        bool told =
            same
            || (way >= 0 && atoms.IsAny(way, "following", "previous", "preceding", "prior", "ensuing"))
            || (way > 0 && atoms.IsAny(way, "next") && atoms.Is(way - 1, TimeClass.The));
        if (
            way >= 0 && atoms.IsAny(way, "those", "these", "foreseeable", "recent", "intervening", "upcoming", "future")
            || (way >= 0 && atoms.Is(way, "past") && unit is 'D')
        )
        {
            return null;
        }

        TimeDraft draft = TimeDraft.Of(match);
        if (unit == 'D' && way >= 0 && atoms.IsAny(way, "last", "past", "this", "current", "coming", "latest"))
        {
            return null;
        }

        if (unit == 'Q' && !told && way >= 0 && atoms.Is(way, "latest"))
        {
            return Latest(draft);
        }

        if (way >= 0 && atoms.IsAny(way, "past", "coming", "next", "last") && unit is 'E' or 'C')
        {
            draft.TakesEdge = false;
            return draft.Open(TimexType.Duration, TimeUnits.Duration(new TimeNumber(1), unit), "length of time");
        }

        // "the next day", "the previous year" count from what was told; "last year" from publication.
        if (told && Told(grain) is { } from)
        {
            return draft.With(from.Plus(shift), DateBasis.Relative, "counted from the date told before");
        }

        if (!told && (way < 1 || !atoms.Is(way - 1, TimeClass.The)) && context.Narrative && Told(grain) is { } story)
        {
            return draft.With(story.Plus(shift), DateBasis.Relative, "counted from the date told before");
        }

        if (context.Publication is not { } now)
        {
            return draft.Open(TimexType.Date, Gap(grain), "no date to count from");
        }

        if (unit == 'N' && shift == 0 && now.DayOfWeek <= IsoDayOfWeek.Wednesday && tenseAt(at) == Tense.Past)
        {
            shift = -1; // "the concert this weekend was", told on Monday
        }

        return draft.With(CalendarPeriod.Holding(grain, now).Plus(shift), context.Counted, "counted from publication");
    }

    /// <summary>The last quarter that is over, or the one spoken of.</summary>
    private TimeDraft Latest(TimeDraft draft)
    {
        if (context.QuarterInPlay is { } quarter && !(context.Publication < quarter.End))
        {
            return draft.With(quarter, DateBasis.Relative, "quarter spoken of before");
        }

        return context.Publication is { } now
            ? draft.With(CalendarPeriod.Holding(CalendarGrain.Quarter, now).Plus(-1), context.Counted, "quarter before publication's")
            : draft.Open(TimexType.Date, "XXXX-QX", "no date to count from");
    }

    private TimeDraft? WayPart(in TimeMatch match)
    {
        int way = match.At(TimeClass.Way, atoms);
        int part = match.At(TimeClass.Part, atoms);
        int shift = atoms[way].Word!.ValueOf(TimeClass.Way);
        if (atoms.IsAny(way, "recent", "these", "those", "past", "current", "coming", "upcoming", "latest"))
        {
            return null;
        }

        bool told =
            atoms.IsAny(way, "that", "same", "following", "previous", "preceding")
            || (atoms.Is(way, "next") && atoms.Is(way - 1, TimeClass.The));
        TimeDraft draft = TimeDraft.Of(match);
        LocalDate? from = told || context.Narrative ? context.LastDay ?? context.Publication : context.Publication;
        if (from is not { } day)
        {
            draft.Open(TimexType.Time, "XXXX-XX-XX", "no date to count from");
        }
        else
        {
            draft.With(
                CalendarPeriod.Day(day.PlusDays(shift)),
                told ? DateBasis.Relative : context.Counted,
                told ? "counted from the day told before" : "counted from publication"
            );
        }

        return Parted(draft, PartText(part));
    }

    // "recent weeks", "the coming days", "these days"
    private TimeDraft? WayUnits(in TimeMatch match)
    {
        int way = match.At(TimeClass.Way, atoms);
        char unit = (char)atoms[match.At(TimeClass.Units, atoms)].Word!.ValueOf(TimeClass.Units);
        TimeDraft draft = TimeDraft.Of(match);
        if (atoms.IsAny(way, "these"))
        {
            return unit == 'D' ? draft.Open(TimexType.Date, "PRESENT_REF", "vague: now") : null;
        }

        if (atoms.IsAny(way, "those", "same", "this", "current", "latest"))
        {
            return null;
        }

        draft.Open(TimexType.Duration, TimeUnits.Duration(new TimeNumber(null), unit), "length of time, vague");
        int shift = atoms[way].Word!.ValueOf(TimeClass.Way);
        if (unit == 'Q')
        {
            return draft.Open(TimexType.Date, shift < 0 ? "PAST_REF" : "FUTURE_REF", "vague"); // No TIMEX3 unit says quarters.
        }

        if (context.Publication is { } now && shift != 0)
        {
            VagueWidths.Spread(draft, now, shift, unit, context.Counted);
        }

        return draft;
    }

    // "the past two months", "the first nine months"
    private TimeDraft? WayCount(in TimeMatch match)
    {
        int at = match.At(TimeClass.Num, atoms);
        int unitAt = match.At(TimeClass.Unit | TimeClass.Units, atoms);
        if (at < 0 || unitAt < 0)
        {
            return null;
        }

        if (atoms.IsAny(match.First, "that", "this", "same", "current"))
        {
            return null; // "that 2 weeks ago …"
        }

        TimeNumber.Read(atoms, at, out TimeNumber number);
        char unit = Unit(unitAt);
        TimeDraft draft = TimeDraft.Of(match).Open(TimexType.Duration, TimeUnits.Duration(number, unit), "length of time");
        int way = match.At(TimeClass.Way, atoms);
        if (context.Publication is { } now && way >= 0 && number.Value is > 0 and < 1000 && TimeUnits.Grain(unit) is { } grain)
        {
            int count = (int)Math.Ceiling(number.Value.Value);
            int shift = atoms[way].Word!.ValueOf(TimeClass.Way);
            LocalDate other = Shifted(now, grain, shift < 0 ? -count : count);
            if (shift != 0)
            {
                (draft.Earliest, draft.Latest) = shift < 0 ? (other, now) : (now, other);
                (draft.Basis, draft.Precision) = (context.Counted, DatePrecision.Range);
                draft.Reason = "length of time beside publication";
            }
        }

        return draft;
    }

    private TimeDraft? WayMonth(in TimeMatch match)
    {
        int at = match.At(TimeClass.Month, atoms);
        int month = atoms[at].Word!.ValueOf(TimeClass.Month);
        int way = match.At(TimeClass.Way, atoms);
        if (!char.IsAsciiLetterUpper(atoms.In(at)[0]) || atoms.IsAny(way, "recent", "these", "those", "latest", "current", "future"))
        {
            return null;
        }

        TimeDraft draft = TimeDraft.Of(match);
        LocalDate? from = context.Narrative ? context.Now : context.Publication;
        if (from is not { } now)
        {
            return draft.Open(TimexType.Date, string.Create(CultureInfo.InvariantCulture, $"XXXX-{month:00}"), "no date to count from");
        }

        int shift = atoms[way].Word!.ValueOf(TimeClass.Way);
        int year =
            shift < 0 ? (month < now.Month ? now.Year : now.Year - 1)
            : shift > 0 ? (month > now.Month ? now.Year : now.Year + 1)
            : now.Year;
        int day = match.At(TimeClass.Day, atoms);
        if (day >= 0 && atoms[day].Number <= CalendarSystem.Iso.GetDaysInMonth(year, month))
        {
            return draft.With(
                CalendarPeriod.Day(new LocalDate(year, month, atoms[day].Number)),
                context.Counted,
                "by distance from publication"
            );
        }

        return draft.With(CalendarPeriod.Month(year, month), context.Counted, "month: nearest on the side that the word says");
    }

    // "June last year"
    private TimeDraft? MonthWay(in TimeMatch match)
    {
        if (context.Publication is not { } now)
        {
            return null;
        }

        int year =
            now.Year
            + (
                atoms.Is(match.First + 1, "last") ? -1
                : atoms.Is(match.First + 1, "next") ? 1
                : 0
            );
        int month = atoms[match.First].Word!.ValueOf(TimeClass.Month);
        return TimeDraft.Of(match).With(CalendarPeriod.Month(year, month), context.Counted, "month of a year counted from publication");
    }

    private TimeDraft? WayWeekday(in TimeMatch match)
    {
        int at = match.At(TimeClass.Weekday, atoms);
        int way = match.At(TimeClass.Way, atoms);
        IsoDayOfWeek weekday = (IsoDayOfWeek)atoms[at].Word!.ValueOf(TimeClass.Weekday);
        int shift = atoms[way].Word!.ValueOf(TimeClass.Way);
        TimeDraft draft = TimeDraft.Of(match);
        bool told = atoms.IsAny(way, "that", "same", "following", "previous", "preceding");
        LocalDate? from = told ? context.LastDay ?? context.Publication : context.Now;
        if (from is not { } now)
        {
            draft.Open(TimexType.Date, $"XXXX-WXX-{(int)weekday}", "no date to count from");
        }
        else
        {
            LocalDate day =
                shift < 0 ? now.Previous(weekday)
                : shift > 0 ? now.Next(weekday)
                : atoms.IsAny(way, "this") ? Nearest(now, weekday, tenseAt(at))
                : now.PlusDays(1).Previous(weekday);
            draft.With(
                CalendarPeriod.Day(day),
                told ? DateBasis.Relative : context.Counted,
                "weekday: nearest on the side that the word says"
            );
        }

        return Parted(draft, PartText(match.At(TimeClass.Part, atoms)));
    }

    private static LocalDate Nearest(LocalDate now, IsoDayOfWeek weekday, Tense tense) =>
        tense == Tense.Past ? now.PlusDays(1).Previous(weekday) : now.PlusDays(-1).Next(weekday);

    private TimeDraft? WaySeason(in TimeMatch match)
    {
        int at = match.At(TimeClass.Season | TimeClass.Seasons, atoms);
        int way = match.At(TimeClass.Way, atoms);
        string code = atoms.Is(at, TimeClass.Season) ? Text(at, TimeClass.Season) : Text(at, TimeClass.Seasons);
        bool told =
            atoms.IsAny(way, "that", "same", "following", "previous", "preceding")
            || (atoms.Is(way, "next") && atoms.Is(way - 1, TimeClass.The));
        LocalDate? from = told || context.Narrative ? context.Last?.Start ?? context.Publication : context.Publication;
        TimeDraft draft = TimeDraft.Of(match);
        if (from is not { } now)
        {
            return draft.Open(TimexType.Date, "XXXX-" + code, "no date to count from");
        }

        int shift = atoms[way].Word!.ValueOf(TimeClass.Way);
        CalendarPeriod season = CalendarPeriod.Season(now.Year, code);
        bool pastSpring = atoms.Is(way, "past") || atoms.Is(way, "last");
        season =
            shift < 0 || pastSpring ? (season.End < now ? season : season.Plus(-1))
            : shift > 0 ? (season.Start > now ? season : season.Plus(1))
            : season;
        return draft.With(season, context.Counted, "season: nearest on the side that the word says");
    }

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

    private TimeDraft? DayOfWeek(in TimeMatch match)
    {
        if (context.Publication is not { } now)
        {
            return null;
        }

        IsoDayOfWeek weekday = (IsoDayOfWeek)atoms[match.First].Word!.ValueOf(TimeClass.Weekday);
        int shift =
            atoms.Is(match.First + 2, "last") ? -1
            : atoms.Is(match.First + 2, "next") ? 1
            : 0;
        LocalDate monday = CalendarPeriod.Holding(CalendarGrain.Week, now).Plus(shift).Start;
        return TimeDraft
            .Of(match)
            .With(CalendarPeriod.Day(monday.PlusDays((int)weekday - 1)), context.Counted, "day of a week counted from publication");
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

    private TimeDraft Counted(TimeDraft draft, LocalDate? from, TimeNumber number, char unit, int sign, DateBasis basis, string reason)
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

    private CalendarPeriod? Told(CalendarGrain grain)
    {
        if (grain == CalendarGrain.Day)
        {
            return context.LastDay is { } day && (context.Narrative || context.Sentence - context.LastSentence <= 3)
                    ? CalendarPeriod.Day(day)
                : context.Publication is { } now ? CalendarPeriod.Day(now)
                : null;
        }

        return context.Last is { } last && last.Grain <= grain && (context.Narrative || context.Sentence - context.LastSentence <= 3)
            ? CalendarPeriod.Holding(grain, last.Start)
            : null;
    }

    private bool EndsClause(int at) => at >= atoms.Count || atoms.IsAny(at, ".", ",", ";", ")", ":", "—", "-", "–", "and");

    private static string Gap(CalendarGrain grain) =>
        grain switch
        {
            CalendarGrain.Day => "XXXX-XX-XX",
            CalendarGrain.Week => "XXXX-WXX",
            CalendarGrain.Weekend => "XXXX-WXX-WE",
            CalendarGrain.Month => "XXXX-XX",
            CalendarGrain.Quarter => "XXXX-QX",
            CalendarGrain.Decade => "XXX",
            CalendarGrain.Century => "XX",
            _ => "XXXX",
        };

    private char Unit(int at) =>
        (char)(atoms.Is(at, TimeClass.Unit) ? atoms[at].Word!.ValueOf(TimeClass.Unit) : atoms[at].Word!.ValueOf(TimeClass.Units));

    private string? PartText(int at) => at < 0 ? null : Text(at, TimeClass.Part);

    private string Text(int at, TimeClass type) => TimeLexicon.Shipped.Text(atoms[at].Word!.ValueOf(type));

    /// <summary>Adds the part of the day.</summary>
    public static TimeDraft Parted(TimeDraft draft, string? part)
    {
        if (part is not null)
        {
            draft.Type = TimexType.Time;
            draft.Clock = "T" + part;
            draft.Value += draft.Clock;
        }

        return draft;
    }
}
