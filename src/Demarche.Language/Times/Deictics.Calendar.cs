using System.Globalization;
using Demarche.Text;
using NodaTime;

namespace Demarche.Language;

/// <summary>Months, weekdays and seasons with "last", "this" and "next".</summary>
internal sealed partial class Deictics
{
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
}
