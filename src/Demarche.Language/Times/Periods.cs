using System.Globalization;
using Demarche.Text;
using NodaTime;

namespace Demarche.Language;

/// <summary>Fiscal years, seasons, weekends, holidays (<c>Data/times/periods.txt</c>), and what <see cref="Quarters"/> reads.</summary>
internal sealed class Periods(TimeAtoms atoms, TimeContext context, FiscalYears fiscalYears, Func<int, Tense> tenseAt)
{
    private readonly Quarters _quarters = new(atoms, context, tenseAt);

    public TimeDraft? Read(in TimeMatch match) =>
        match.Action switch
        {
            TimeAction.Fiscal => Fiscal(match),
            TimeAction.TheFiscal => TheFiscal(match),
            TimeAction.TheYear => TheYear(match),
            TimeAction.Season => Season(match),
            TimeAction.Weekend => null,
            TimeAction.YearEnd => YearEnd(match),
            TimeAction.Holiday => Holiday(match),
            TimeAction.WeekOf => WeekOf(match),
            _ => _quarters.Read(match),
        };

    private TimeDraft? Fiscal(in TimeMatch match)
    {
        int at = match.At(TimeClass.Year | TimeClass.ShortYear, atoms);
        int year = atoms[at].Number;
        if (atoms[at].Is(TimeClass.ShortYear))
        {
            year += 1900;
        }

        if (year is < 1000 or > 9000)
        {
            return null;
        }

        TimeDraft draft = TimeDraft
            .Of(match)
            .With(CalendarPeriod.Year(year), DateBasis.Stated, "fiscal year, by its name; its months are not known");
        fiscalYears.Spread(draft, year);
        return draft;
    }

    private TimeDraft? TheFiscal(in TimeMatch match) =>
        context.Publication is { } now && !atoms.IsAny(match.End, "ended", "ending")
            ? TimeDraft.Of(match).With(CalendarPeriod.Year(now.Year), context.Counted, "fiscal year of publication")
            : TimeDraft.Of(match).Open(TimexType.Duration, "P1Y", "length of time");

    private TimeDraft? TheYear(in TimeMatch match) =>
        context.Publication is { } now && atoms.Is(match.First - 1, TimeClass.The) && !atoms.IsAny(match.End, "ended", "ending")
            ? TimeDraft.Of(match).With(CalendarPeriod.Year(now.Year), context.Counted, "year of publication")
            : null;

    private TimeDraft? Season(in TimeMatch match)
    {
        string code = TimeLexicon.Shipped.Text(atoms[match.First].Word!.ValueOf(TimeClass.Season));
        TimeDraft draft = TimeDraft.Of(match);
        if (match.At(TimeClass.Year, atoms) is var at and >= 0)
        {
            int year = atoms[at].Number;
            return year < 0 ? null : draft.With(CalendarPeriod.Season(year, code), DateBasis.Stated, "season and year stated");
        }

        if (match.End - match.First > 1)
        {
            int? from = match.Has(atoms, "that") || match.Has(atoms, "same") ? context.Last?.Start.Year : context.Publication?.Year;
            int shift =
                match.Has(atoms, "last") ? -1
                : match.Has(atoms, "next") ? 1
                : 0;
            return from is { } known
                ? draft.With(CalendarPeriod.Season(known + shift, code), context.Counted, "season of a year counted")
                : null;
        }

        // "fall" and "spring" are verbs and more; in company only.
        bool company = atoms.IsAny(
            match.First - 1,
            "in",
            "the",
            "this",
            "last",
            "next",
            "by",
            "since",
            "until",
            "early",
            "late",
            "mid",
            "-",
            "during",
            "of",
            "that",
            "each"
        );
        bool plain = atoms.IsAny(match.First, "summer", "winter", "autumn");
        if (
            (!company && !plain)
            || (!plain && (atoms.Is(match.End, "of") || atoms.Is(match.First - 1, "of")))
            || atoms.IsAny(match.End, "in", "from", "to") && !plain
        )
        {
            return null;
        }

        bool dated = company && atoms.IsAny(match.First - 1, "in", "the", "by", "since", "until", "early", "late", "mid", "during", "-");
        LocalDate? day = context.Narrative ? context.Last?.Start : context.Publication;
        if (day is not { } now || (!dated && !context.Narrative))
        {
            return draft.Open(TimexType.Date, "XXXX-" + code, "year not stated");
        }

        CalendarPeriod season = CalendarPeriod.Season(now.Year, code);
        if (!context.Narrative)
        {
            Tense tense = tenseAt(match.First);
            season =
                tense == Tense.Past && season.Start > now ? season.Plus(-1)
                : tense == Tense.Future && season.End < now ? season.Plus(1)
                : season;
        }

        return draft.With(
            season,
            context.Counted,
            context.Narrative ? "year of the date told before" : "season: by the tense of its clause"
        );
    }

    private TimeDraft? YearEnd(in TimeMatch match)
    {
        char unit = (char)atoms[match.First].Word!.ValueOf(TimeClass.Unit);
        LocalDate? from = context.Narrative ? context.Last?.Start : context.Publication;
        if (from is not { } now || unit is not ('Y' or 'M'))
        {
            return null;
        }

        TimeDraft draft = TimeDraft.Of(match);
        if (unit == 'Y' && !atoms.Is(match.First + 1, TimeClass.Dash))
        {
            draft.With(CalendarPeriod.Holding(CalendarGrain.Year, now), context.Counted, "end of the year");
            draft.Mod = "END";
            return draft;
        }

        if (unit == 'Y')
        {
            int year = tenseAt(match.First) == Tense.Past && now.Month < 7 ? now.Year - 1 : now.Year;
            return draft.With(CalendarPeriod.Day(new LocalDate(year, 12, 31)), context.Counted, "last day of the year");
        }

        draft.With(CalendarPeriod.Holding(CalendarGrain.Month, now), context.Counted, "end of the month");
        draft.Mod = "END";
        return draft;
    }

    private TimeDraft? Holiday(in TimeMatch match)
    {
        int at = match.At(TimeClass.Holiday, atoms);
        TimeDraft draft = TimeDraft.Of(match);
        if (match.At(TimeClass.Year, atoms) is var y and >= 0 && atoms[y].Number > 0)
        {
            return Holidays.On(atoms, at, atoms[y].Number) is { } day
                ? draft.With(CalendarPeriod.Day(day), DateBasis.Stated, "holiday and year stated")
                : null;
        }

        if (context.Now is not { } now)
        {
            return draft.Open(TimexType.Date, "XXXX-XX-XX", "year not stated");
        }

        Tense tense =
            atoms.Is(match.First, "last") ? Tense.Past
            : atoms.Is(match.First, "next") ? Tense.Future
            : tenseAt(at);
        LocalDate? best = null;
        for (int year = now.Year - 1; year <= now.Year + 1; year++)
        {
            if (Holidays.On(atoms, at, year) is not { } day || (tense == Tense.Past && day > now) || (tense == Tense.Future && day < now))
            {
                continue;
            }

            if (best is not { } known || Math.Abs(Period.DaysBetween(now, day)) < Math.Abs(Period.DaysBetween(now, known)))
            {
                best = day;
            }
        }

        return best is { } found
            ? draft.With(CalendarPeriod.Day(found), context.Counted, "holiday: nearest on the side of its clause")
            : null;
    }

    private TimeDraft? WeekOf(in TimeMatch match)
    {
        int month = atoms[match.At(TimeClass.Month, atoms)].Word!.ValueOf(TimeClass.Month);
        int day = atoms[match.At(TimeClass.Day, atoms)].Number;
        if (
            YearChoice.Of(context, month, day, Tense.Unknown) is not { } choice
            || day > CalendarSystem.Iso.GetDaysInMonth(choice.Year, month)
        )
        {
            return null;
        }

        return TimeDraft
            .Of(match)
            .With(CalendarPeriod.Holding(CalendarGrain.Week, new LocalDate(choice.Year, month, day)), choice.Basis, choice.Reason);
    }
}
