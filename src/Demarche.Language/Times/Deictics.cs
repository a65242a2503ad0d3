using Demarche.Text;
using NodaTime;

namespace Demarche.Language;

/// <summary>Days and units counted from publication or from what was told before (<c>Data/times/deictic.txt</c>).</summary>
internal sealed partial class Deictics(TimeAtoms atoms, TimeContext context, Func<int, Tense> tenseAt)
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
