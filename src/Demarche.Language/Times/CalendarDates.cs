using System.Globalization;
using Demarche.Text;
using NodaTime;

namespace Demarche.Language;

/// <summary>Days and months of the calendar, and what <see cref="CalendarYears"/> reads (<c>Data/times/calendar.txt</c>).</summary>
internal sealed class CalendarDates(TimeAtoms atoms, TimeContext context, Func<int, Tense> tenseAt)
{
    private const string Stated = "calendar date stated";

    private readonly CalendarYears _years = new(atoms, context);

    /// <summary>Reads a match of one of the calendar's actions; "Jan. 10-13" gives two.</summary>
    public TimeDraft? Read(in TimeMatch match, out TimeDraft? second)
    {
        second = null;
        switch (match.Action)
        {
            case TimeAction.Date:
            case TimeAction.Month:
                int? year = YearIn(match);
                int end =
                    match.At(TimeClass.Digits, atoms) is var digits and >= 0 && year is null
                        ? (atoms.Is(digits - 1, TimeClass.Of) ? digits - 1 : digits)
                        : match.End;
                return Date(match, match.First, end, Day(match, 0), year);
            case TimeAction.SameYear:
                return context.Last is { } last
                    ? Date(match, match.First, match.End, Day(match, 0), last.Start.Year)
                    : Date(match, match.First, match.End, Day(match, 0), context.Publication?.Year);
            case TimeAction.PairFirst:
            case TimeAction.PairLast:
                return Pair(match, out second);
            case TimeAction.Figures:
                return Figures(match);
            default:
                return _years.Read(match, out second);
        }
    }

    private TimeDraft? Date(in TimeMatch match, int first, int end, int? day, int? year)
    {
        int at = match.At(TimeClass.Month, atoms);
        int month = atoms[at].Word!.ValueOf(TimeClass.Month);
        if (!MonthWords.IsMonth(atoms, at, day is not null || year is not null))
        {
            return null;
        }

        TimeDraft draft = new() { First = first, End = end };
        (DateBasis basis, string reason) = (DateBasis.Stated, Stated);
        if (year is null)
        {
            Tense tense =
                atoms.IsAny(first - 1, "until", "till", "through") ? Tense.Future
                : atoms.Is(first - 1, "ended") ? Tense.Past
                : tenseAt(at);
            if (YearChoice.Of(context, month, day, tense) is not { } choice)
            {
                string gap = day is { } d
                    ? string.Create(CultureInfo.InvariantCulture, $"XXXX-{month:00}-{d:00}")
                    : string.Create(CultureInfo.InvariantCulture, $"XXXX-{month:00}");
                draft.TakesEdge = true;
                return draft.Open(TimexType.Date, gap, "year not stated, no date to count from");
            }

            (year, basis, reason) = (choice.Year, choice.Basis, choice.Reason);
        }

        if (day is not { } known)
        {
            return draft.With(CalendarPeriod.Month(year.Value, month), basis, reason);
        }

        return known <= CalendarSystem.Iso.GetDaysInMonth(year.Value, month)
            ? draft.With(CalendarPeriod.Day(new LocalDate(year.Value, month, known)), basis, reason)
            : null;
    }

    // "Jan. 10-13", "18 and 20 July": the day alone takes month and year from the other.
    private TimeDraft? Pair(in TimeMatch match, out TimeDraft? second)
    {
        second = null;
        int month = match.At(TimeClass.Month, atoms);
        int left = match.At(TimeClass.Day, atoms);
        int right = match.At(TimeClass.Day, atoms, 1);
        int? year = YearIn(match);
        if (right < 0)
        {
            // "July and August 1944": two months.
            int other = match.At(TimeClass.Month, atoms, 1);
            if (other < 0 || year is null || !MonthWords.IsMonth(atoms, month, true))
            {
                return null;
            }

            int number = atoms[month].Word!.ValueOf(TimeClass.Month);
            int next = atoms[other].Word!.ValueOf(TimeClass.Month);
            second = new TimeDraft { First = other, End = match.End }.With(
                CalendarPeriod.Month(year.Value, next),
                DateBasis.Stated,
                Stated
            );
            return new TimeDraft { First = month, End = month + 1 }.With(
                CalendarPeriod.Month(number <= next ? year.Value : year.Value - 1, number),
                DateBasis.Stated,
                "year of the range"
            );
        }

        bool monthFirst = month < left;
        TimeDraft? from = Date(match, monthFirst ? month : left, left + 1, atoms[left].Number, year);
        second = Date(match, right, match.End, atoms[right].Number, year);
        if (from is null || second is null || atoms[left].Number == atoms[right].Number)
        {
            second = null;
            return null;
        }

        if (year is null && from.Period is { } p && second.Period is { } q && p.Start.Year != q.Start.Year)
        {
            return null;
        }

        return from;
    }

    private TimeDraft? Figures(in TimeMatch match)
    {
        ReadOnlySpan<char> figures =
            match.End - match.First == 1
                ? atoms.In(match.First)
                : atoms.Text.AsSpan(atoms[match.First].Span.Start, atoms[match.End - 1].Span.End - atoms[match.First].Span.Start);
        if (figures is "9/11")
        {
            return TimeDraft.Of(match).With(CalendarPeriod.Day(new LocalDate(2001, 9, 11)), DateBasis.Stated, "day known by its figures");
        }

        return FigureDates.Read(figures, match, context.Publication, context.Figures);
    }

    private int? Day(in TimeMatch match, int nth) =>
        match.At(TimeClass.Day | TimeClass.Ordinal, atoms, nth) is var at and >= 0 && atoms[at].Number is >= 1 and <= 31
            ? atoms[at].Number
            : null;

    private int? YearIn(in TimeMatch match) =>
        match.At(TimeClass.Year | TimeClass.ShortYear, atoms) is var at and >= 0 ? _years.At(at)
        : context.Narrative && match.At(TimeClass.Digits, atoms) is var early and >= 0 && atoms[early].Span.Length == 3
            ? atoms[early].Number
        : null;
}
