using Demarche.Text;
using NodaTime;

namespace Demarche.Language;

/// <summary>Years, eras, decades and centuries (<c>Data/times/calendar.txt</c>).</summary>
internal sealed class CalendarYears(TimeAtoms atoms, TimeContext context)
{
    /// <summary>Reads a match of one of their actions; "1914-1918" gives two.</summary>
    public TimeDraft? Read(in TimeMatch match, out TimeDraft? second)
    {
        second = null;
        return match.Action switch
        {
            TimeAction.Year => Year(match),
            TimeAction.YearPair => YearPair(match, out second),
            TimeAction.Era => Era(match),
            TimeAction.EraPair => EraPair(match, out second),
            TimeAction.Decade => Decade(match),
            _ => Century(match, out second),
        };
    }

    private TimeDraft? Year(in TimeMatch match)
    {
        int at = match.At(TimeClass.Year | TimeClass.ShortYear, atoms);
        if (at < 0)
        {
            return EarlyYear(match);
        }

        int? year = At(at);
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

    /// <summary>The year that stands at an atom, in figures or words; two figures are of the century around. Null for none.</summary>
    public int? At(int at)
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
