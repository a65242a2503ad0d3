using System.Globalization;
using Demarche.Text;
using NodaTime;

namespace Demarche.Language;

/// <summary>Days, months and years of the calendar (<c>Data/times/calendar.txt</c>).</summary>
internal sealed class CalendarDates(TimeAtoms atoms, TimeContext context, Func<int, Tense> tenseAt)
{
    private const string Stated = "calendar date stated";

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
            case TimeAction.Year:
                return Year(match);
            case TimeAction.YearPair:
                return YearPair(match, out second);
            case TimeAction.Era:
                return Era(match);
            case TimeAction.EraPair:
                return EraPair(match, out second);
            case TimeAction.Decade:
                return Decade(match);
            default:
                return Century(match, out second);
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

        return FigureDates.Read(figures, match, context.Publication);
    }

    private TimeDraft? Year(in TimeMatch match)
    {
        int at = match.At(TimeClass.Year | TimeClass.ShortYear, atoms);
        if (at < 0)
        {
            return EarlyYear(match);
        }

        int? year = YearAt(at);
        bool named = match.End - match.First > 1 && atoms.Is(match.First, "year") || atoms.Is(match.First + 1, "year");
        if (year is not { } known || (!named && !YearContext.IsYear(atoms, at, match.End, known)))
        {
            return null;
        }

        return TimeDraft.Of(match).With(CalendarPeriod.Year(known), DateBasis.Stated, "year stated");
    }

    // "in 347", "until 221" in a history: three digits, and a preposition of time.
    private TimeDraft? EarlyYear(in TimeMatch match)
    {
        int at = match.First;
        bool early =
            context.Narrative
            && atoms[at].Span.Length == 3
            && atoms[at].Number >= 100
            && (
                atoms.IsAny(at - 1, "in", "until", "since", "after", "before", "about", "c.", "c", ".", "circa", "around", "by")
                || (atoms.IsAny(at - 1, "-", "–") && atoms.Is(at - 2, TimeClass.Digits))
            )
            && (
                atoms.Is(match.End, ".")
                || atoms.Is(match.End, ",")
                || atoms.Is(match.End, ")")
                || atoms.IsAny(match.End, "-", "–", ";", "when", "he", "she", "they", "and")
                || match.End >= atoms.Count
                || char.IsAsciiLetterUpper(atoms.Text[atoms[match.End].Span.Start])
            );
        return early
            ? TimeDraft.Of(match).With(CalendarPeriod.Year(atoms[at].Number), DateBasis.Stated, "year stated, in a history")
            : null;
    }

    // "1914-1918", "1985-86"
    private TimeDraft? YearPair(in TimeMatch match, out TimeDraft? second)
    {
        second = null;
        int from = atoms[match.First].Number;
        int to = atoms[match.End - 1].Number;
        int length = atoms[match.End - 1].Span.Length;
        if (length == 2)
        {
            to += from / 100 * 100;
        }

        if (from < 0 || length is not (2 or 4) || to <= from || to - from > 300 || atoms.Is(match.First - 1, TimeClass.Dash))
        {
            return null;
        }

        second = new TimeDraft { First = match.End - 1, End = match.End }.With(CalendarPeriod.Year(to), DateBasis.Stated, "year stated");
        return new TimeDraft { First = match.First, End = match.First + 1 }.With(
            CalendarPeriod.Year(from),
            DateBasis.Stated,
            "year stated"
        );
    }

    private TimeDraft? Era(in TimeMatch match)
    {
        int at = match.At(TimeClass.Digits, atoms);
        int number = atoms[at].Number;
        int era = match.At(TimeClass.Era, atoms) is var e and >= 0 ? atoms[e].Word!.ValueOf(TimeClass.Era) : 1;
        return number is > 0 and < 9000
            ? TimeDraft.Of(match).With(CalendarPeriod.Year(era < 0 ? 1 - number : number), DateBasis.Stated, "year and era stated")
            : null;
    }

    private TimeDraft? EraPair(in TimeMatch match, out TimeDraft? second)
    {
        second = null;
        int era = atoms[match.End - 1].Word!.ValueOf(TimeClass.Era);
        int from = atoms[match.First].Number;
        int to = atoms[match.End - 2].Number;
        if (from <= 0 || to <= 0 || from > 9000 || to > 9000)
        {
            return null;
        }

        second = new TimeDraft { First = match.End - 2, End = match.End }.With(
            CalendarPeriod.Year(era < 0 ? 1 - to : to),
            DateBasis.Stated,
            "year and era stated"
        );
        return new TimeDraft { First = match.First, End = match.First + 1 }.With(
            CalendarPeriod.Year(era < 0 ? 1 - from : from),
            DateBasis.Stated,
            "era stated after the range"
        );
    }

    private TimeDraft? Decade(in TimeMatch match)
    {
        int number = atoms[match.First].Number;
        if (atoms[match.First].Is(TimeClass.Decadeword))
        {
            if (!atoms.Is(match.First - 1, TimeClass.The) && !atoms.Is(match.First - 1, TimeClass.Edge))
            {
                return null;
            }

            number = 1900 + atoms[match.First].Word!.ValueOf(TimeClass.Decadeword);
        }
        else if (atoms[match.First].Is(TimeClass.ShortDecade))
        {
            if (
                number < 20
                || (
                    atoms.In(match.First)[0] is not ('\'' or '’')
                    && !atoms.Is(match.First - 1, TimeClass.The)
                    && !atoms.Is(match.First - 1, TimeClass.Edge)
                )
            )
            {
                return null;
            }

            int century = context.Last?.Start.Year / 100 ?? context.Publication?.Year / 100 ?? 19;
            number += (century == 20 ? 19 : century) * 100;
        }

        return TimeDraft
            .Of(match)
            .With(new CalendarPeriod(CalendarGrain.Decade, new LocalDate(number, 1, 1)), DateBasis.Stated, "decade stated");
    }

    private TimeDraft? Century(in TimeMatch match, out TimeDraft? second)
    {
        second = null;
        int at = match.At(TimeClass.Ordinal, atoms);
        int number = atoms[at].Number;
        if (number is < 1 or > 30)
        {
            return null;
        }

        int other = match.At(TimeClass.Ordinal, atoms, 1);
        TimeDraft Of(int first, int end, int n) =>
            new TimeDraft { First = first, End = end }.With(
                new CalendarPeriod(CalendarGrain.Century, new LocalDate(Math.Max(1, (n - 1) * 100), 1, 1)),
                DateBasis.Stated,
                "century stated"
            );
        if (other < 0)
        {
            return Of(match.First, match.End, number);
        }

        second = atoms[other].Number is > 0 and <= 30 ? Of(other, match.End, atoms[other].Number) : null;
        return Of(match.First, at + 1, number);
    }

    private int? Day(in TimeMatch match, int nth) =>
        match.At(TimeClass.Day | TimeClass.Ordinal, atoms, nth) is var at and >= 0 && atoms[at].Number is >= 1 and <= 31
            ? atoms[at].Number
            : null;

    private int? YearIn(in TimeMatch match) =>
        match.At(TimeClass.Year | TimeClass.ShortYear, atoms) is var at and >= 0 ? YearAt(at)
        : context.Narrative && match.At(TimeClass.Digits, atoms) is var early and >= 0 && atoms[early].Span.Length == 3
            ? atoms[early].Number
        : null;

    private int? YearAt(int at)
    {
        if (at < 0)
        {
            return null;
        }

        TimeAtom atom = atoms[at];
        if (atom.Is(TimeClass.ShortYear))
        {
            int now = (context.Narrative ? context.Last?.Start.Year : null) ?? context.Publication?.Year ?? 2000;
            int year = (now / 100 * 100) + atom.Number;
            return year > now + 10 ? year - 100 : year;
        }

        return atom.Number >= 0 ? atom.Number
            : YearWords.Read(atoms, at, out int words) > at ? words
            : null;
    }
}
