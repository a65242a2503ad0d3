using System.Globalization;
using Demarche.Text;
using NodaTime;

namespace Demarche.Language;

/// <summary>Dates in figures only: 2033-05-04, 26/01/2033, 11/02/89.</summary>
internal static class FigureDates
{
    /// <param name="publication">Decides between two readings where one lies beside it.</param>
    /// <param name="order">How the text, else its outlet, writes such dates; decides before publication does.</param>
    public static TimeDraft? Read(ReadOnlySpan<char> figures, in TimeMatch match, LocalDate? publication, FigureOrder order)
    {
        if (!Parts(figures, out int a, out int b, out int c, out int lastLength))
        {
            return null;
        }

        bool yearFirst = a > 31;
        int year = yearFirst ? a : c;
        if (!yearFirst && lastLength == 2)
        {
            int now = publication?.Year ?? 2000;
            year += now / 100 * 100;
            year -= year > now + 10 ? 100 : 0;
        }

        if (year is < 1000 or > 2100)
        {
            return null;
        }

        // 26-01 is day first, 01-26 month first; 03-04 is not decided, unless one of the two is next to publication.
        (int month, int day) =
            yearFirst ? (b, c)
            : a > 12 ? (b, a)
            : b > 12 || a == b ? (a, b)
            : (0, 0);
        TimeDraft draft = TimeDraft.Of(match);
        if (month == 0 && a is >= 1 and <= 12 && b is >= 1 and <= 12)
        {
            (LocalDate left, LocalDate right) = (new(year, a, b), new(year, b, a));
            if (order != FigureOrder.Unknown)
            {
                bool dayFirst = order == FigureOrder.DayFirst;
                return draft.With(
                    CalendarPeriod.Day(dayFirst ? right : left),
                    DateBasis.Stated,
                    dayFirst
                        ? "figures: day first, as elsewhere in the text or by its outlet"
                        : "figures: month first, as elsewhere in the text or by its outlet"
                );
            }

            if (publication is { } now && Near(left, now) != Near(right, now))
            {
                return draft.With(
                    CalendarPeriod.Day(Near(left, now) ? left : right),
                    DateBasis.Stated,
                    "figures: of day first and month first, the one beside publication"
                );
            }

            draft.Open(
                TimexType.Date,
                string.Create(CultureInfo.InvariantCulture, $"{year:0000}-XX-XX"),
                "figures: day or month may come first"
            );
            (draft.Earliest, draft.Latest) = (LocalDate.Min(left, right), LocalDate.Max(left, right));
            (draft.Precision, draft.Basis) = (DatePrecision.Range, DateBasis.Stated);
            return draft;
        }

        return month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month)
            ? draft.With(CalendarPeriod.Day(new LocalDate(year, month, day)), DateBasis.Stated, "day, month and year in figures")
            : null;
    }

    private static bool Near(LocalDate date, LocalDate publication) => Math.Abs(Period.DaysBetween(date, publication)) <= 10;

    internal static bool Parts(ReadOnlySpan<char> figures, out int a, out int b, out int c, out int lastLength)
    {
        a = b = c = lastLength = 0;
        int at = figures.IndexOfAny("-/.–‐");
        if (at < 1)
        {
            return false;
        }

        char mark = figures[at];
        int two = figures.LastIndexOf(mark);
        if (two <= at + 1)
        {
            return false;
        }

        lastLength = figures.Length - two - 1;
        return int.TryParse(figures[..at].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out a)
            && int.TryParse(figures[(at + 1)..two].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out b)
            && int.TryParse(figures[(two + 1)..].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out c);
    }
}
