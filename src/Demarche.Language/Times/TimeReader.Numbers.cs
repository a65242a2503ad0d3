using System.Globalization;
using Demarche.Text;
using NodaTime;

namespace Demarche.Language;

/// <summary>Dates in figures only (2033-05-04, 26-01-2033, 4/26/2033) and decades (the 1990s).</summary>
internal sealed partial class TimeReader
{
    private int? Figures(int i, int end, Sentence sentence)
    {
        if (!char.IsAsciiDigit(text[tokens[i].Start]))
        {
            return null;
        }

        if (Decade(i, sentence) is int next)
        {
            return next;
        }

        // Hyphens stand apart as tokens, slashes and stops inside one.
        TextSpan span = tokens[i];
        int last = i;
        if (
            i + 4 < end
            && tokens[i + 1].In(text) is "-"
            && tokens[i + 3].In(text) is "-"
            && tokens[i + 4].End - span.Start is >= 8 and <= 10
        )
        {
            last = i + 4;
            span = span.Union(tokens[last]);
        }

        if (span.Length is < 8 or > 10 || !Parts(span.In(text), out int a, out int b, out int c))
        {
            return null;
        }

        bool yearFirst = a > 31;
        int year = yearFirst ? a : c;
        if (year is < 1800 or > 2100)
        {
            return null;
        }

        // 26-01 is day first, 01-26 month first; 03-04 is not decided.
        (int month, int day) =
            yearFirst ? (b, c)
            : a > 12 ? (b, a)
            : b > 12 ? (a, b)
            : a == b ? (a, b)
            : (0, 0);
        if (month == 0 && a is >= 1 and <= 12 && b is >= 1 and <= 12)
        {
            (LocalDate left, LocalDate right) = (new(year, a, b), new(year, b, a));
            string gap = string.Create(CultureInfo.InvariantCulture, $"{year:0000}-XX-XX");
            Add(
                span,
                gap,
                LocalDate.Min(left, right),
                LocalDate.Max(left, right),
                DatePrecision.Range,
                DateBasis.Stated,
                "figures: day or month may come first",
                i,
                sentence
            );
            return last + 1;
        }

        if (month is < 1 or > 12 || day < 1 || day > CalendarSystem.Iso.GetDaysInMonth(year, month))
        {
            return null;
        }

        LocalDate value = new(year, month, day);
        Add(span, Iso(value), value, value, DatePrecision.Day, DateBasis.Stated, "day, month and year in figures", i, sentence);
        return last + 1;
    }

    private int? Decade(int i, Sentence sentence)
    {
        ReadOnlySpan<char> word = tokens[i].In(text);
        if (word.Length != 5 || word[4] != 's' || !int.TryParse(word[..4], out int year) || year % 10 != 0 || year is < 1500 or > 2100)
        {
            return null;
        }

        (LocalDate from, LocalDate to, string value, DatePrecision precision) = Years(year, 10, 3, DatePrecision.Decade);
        bool article = i > sentence.FirstToken && tokens[i - 1].In(text) is "the" or "The";
        int first = article ? i - 1 : i;
        Add(tokens[first].Union(tokens[i]), value, from, to, precision, DateBasis.Stated, "decade stated", first, sentence);
        return i + 1;
    }

    private static bool Parts(ReadOnlySpan<char> figures, out int a, out int b, out int c)
    {
        a = b = c = 0;
        char mark = figures.IndexOfAny('-', '/', '.') is >= 0 and var at ? figures[at] : ' ';
        if (mark == ' ' || figures.Count(mark) != 2)
        {
            return false;
        }

        int one = figures.IndexOf(mark);
        int two = figures.LastIndexOf(mark);
        return int.TryParse(figures[..one], NumberStyles.None, CultureInfo.InvariantCulture, out a)
            && int.TryParse(figures[(one + 1)..two], NumberStyles.None, CultureInfo.InvariantCulture, out b)
            && int.TryParse(figures[(two + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out c);
    }
}
