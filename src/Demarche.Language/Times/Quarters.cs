using System.Globalization;
using Demarche.Text;
using NodaTime;

namespace Demarche.Language;

/// <summary>Quarters and halves of a year, and what is compared with the quarter spoken of (<c>Data/times/periods.txt</c>).</summary>
internal sealed class Quarters(TimeAtoms atoms, TimeContext context, Func<int, Tense> tenseAt)
{
    public TimeDraft? Read(in TimeMatch match) =>
        match.Action switch
        {
            TimeAction.Quarter or TimeAction.QuarterCode => Quarter(match),
            TimeAction.AgoPeriod => AgoPeriod(match),
            TimeAction.YearPeriod => YearPeriod(match),
            TimeAction.ThePeriod or TimeAction.TheUnit => ThePeriod(match),
            TimeAction.WayPeriod => WayPeriod(match),
            _ => null,
        };

    private TimeDraft? Quarter(in TimeMatch match)
    {
        int ordinal = match.At(TimeClass.Ordinal | TimeClass.QuarterCode, atoms);
        bool half = match.At(TimeClass.Half, atoms) >= 0 || match.Has(atoms, "half");
        int number =
            ordinal >= 0 ? atoms[ordinal].Number
            : half ? 2
            : 4;
        if (number < 1 || number > (half ? 2 : 4))
        {
            return null;
        }

        TimeDraft draft = TimeDraft.Of(match);
        (DateBasis basis, string reason) = (DateBasis.Stated, "quarter and year stated");
        int? year = match.At(TimeClass.Year, atoms) is var at and >= 0 && atoms[at].Number > 0 ? atoms[at].Number : null;
        if (year is null)
        {
            if (match.Has(atoms, "last") && match.Has(atoms, "year") || match.Has(atoms, "ago") || match.Has(atoms, "earlier"))
            {
                year = context.Publication?.Year - 1;
            }
            else if (match.Has(atoms, "next") && match.Has(atoms, "year"))
            {
                year = context.Publication?.Year + 1;
            }
            else if (match.Has(atoms, "this") && match.Has(atoms, "year"))
            {
                year = context.Publication?.Year;
            }
            else if (match.Has(atoms, "that") && match.Has(atoms, "year"))
            {
                year = context.Last?.Start.Year;
            }
            else
            {
                year = YearOf(number, half, tenseAt(match.End - 1));
            }

            (basis, reason) = (context.Counted, "quarter: nearest to publication on the side of its clause");
        }

        if (year is not { } known)
        {
            return draft.Open(
                TimexType.Date,
                "XXXX-" + (half ? "H" : "Q") + number.ToString(CultureInfo.InvariantCulture),
                "year not stated"
            );
        }

        return draft.With(half ? CalendarPeriod.Half(known, number) : CalendarPeriod.Quarter(known, number), basis, reason);
    }

    // Results are of the quarter that is over or nearly so; a clause that looks ahead speaks of one to come.
    private int? YearOf(int number, bool half, Tense tense)
    {
        if (context.Narrative)
        {
            return context.Last?.Start.Year;
        }

        if (context.Publication is not { } now)
        {
            return null;
        }

        CalendarPeriod period = half ? CalendarPeriod.Half(now.Year, number) : CalendarPeriod.Quarter(now.Year, number);
        bool later = period.Start > now.PlusDays(60);
        return later && tense is not (Tense.Future or Tense.Present) ? now.Year - 1 : now.Year;
    }

    // "the year-ago quarter", "the year-earlier period"
    private TimeDraft? AgoPeriod(in TimeMatch match)
    {
        if (!atoms.Is(match.First, "year"))
        {
            return null;
        }

        TimeDraft draft = TimeDraft.Of(match);
        return context.QuarterInPlay is { } quarter ? draft.With(quarter.Plus(-4), DateBasis.Relative, Deictics.YearBefore)
            : context.Publication is { } now && match.Has(atoms, "quarter")
                ? draft.With(
                    CalendarPeriod.Holding(CalendarGrain.Quarter, now).Plus(-5),
                    context.Counted,
                    "a year before the quarter that is over"
                )
            : context.Publication is { } day
                ? draft.With(CalendarPeriod.Year(day.Year - 1), context.Counted, "the year before publication's")
            : draft.Open(TimexType.Date, "XXXX", "no date to count from");
    }

    private TimeDraft? YearPeriod(in TimeMatch match)
    {
        int year = atoms[match.First].Number;
        TimeDraft draft = TimeDraft.Of(match);
        return year < 0 ? null
            : context.QuarterInPlay is { } quarter
                ? draft.With(
                    new CalendarPeriod(CalendarGrain.Quarter, new LocalDate(year, quarter.Start.Month, 1)),
                    DateBasis.Stated,
                    "quarter spoken of before"
                )
            : draft.With(CalendarPeriod.Year(year), DateBasis.Stated, "year stated");
    }

    private TimeDraft? ThePeriod(in TimeMatch match)
    {
        TimeDraft draft = TimeDraft.Of(match);
        bool quarter = match.Has(atoms, "quarter");
        if (context.QuarterInPlay is { } spoken)
        {
            return draft.With(spoken, DateBasis.Relative, "quarter spoken of before");
        }

        if (!quarter || atoms.IsAny(match.End, "of", "mile"))
        {
            return null;
        }

        return context.Publication is { } now
            ? draft.With(CalendarPeriod.Holding(CalendarGrain.Quarter, now).Plus(-1), context.Counted, "quarter before publication's")
            : draft.Open(TimexType.Date, "XXXX-QX", "no date to count from");
    }

    private TimeDraft? WayPeriod(in TimeMatch match)
    {
        int way = match.At(TimeClass.Way, atoms);
        return atoms.IsAny(way, "latest", "same") && context.QuarterInPlay is { } quarter
            ? TimeDraft.Of(match).With(quarter, DateBasis.Relative, "quarter spoken of before")
            : null;
    }
}
