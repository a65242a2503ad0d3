namespace Demarche.Language;

/// <summary>What a token of digits can be: a day, a year, a clock time, a decade, a whole date.</summary>
internal static class NumberForm
{
    public const int FirstYear = 1000;
    public const int LastYear = 2100;

    public static void Read(ReadOnlySpan<char> form, out TimeClass classes, out int number)
    {
        classes = TimeClass.None;
        number = -1;
        if (form[0] is '\'' or '’')
        {
            Apostrophe(form[1..], out classes, out number);
            return;
        }

        int digits = 0;
        while (digits < form.Length && char.IsAsciiDigit(form[digits]))
        {
            digits++;
        }

        ReadOnlySpan<char> rest = form[digits..];
        if (digits <= 9)
        {
            number = int.Parse(form[..digits], System.Globalization.CultureInfo.InvariantCulture);
        }

        if (rest.IsEmpty)
        {
            classes = TimeClass.Digits | TimeClass.Num;
            if (digits <= 2 && number is >= 1 and <= 31)
            {
                classes |= TimeClass.Day;
            }

            if (digits == 4 && number is >= FirstYear and <= LastYear)
            {
                classes |= TimeClass.Year;
            }
        }
        else if (rest is "st" or "nd" or "rd" or "th" or "ST" or "ND" or "RD" or "TH")
        {
            classes = TimeClass.Ordinal | (number is >= 1 and <= 31 ? TimeClass.Day : TimeClass.None);
        }
        else if (rest is "s" or "'s" or "’s" && digits is 4 or 2 && number % 10 == 0)
        {
            classes =
                digits == 4 && number is >= FirstYear and <= LastYear ? TimeClass.Decade
                : digits == 2 ? TimeClass.ShortDecade
                : TimeClass.None;
        }
        else if (rest[0] == ':' && digits <= 2 && number <= 24 && rest.Length >= 3 && Pair(rest[1..], out int minute) && minute < 60)
        {
            classes = TimeClass.Clock;
            number = (number * 60) + minute;
        }
        else if (rest[0] is '/' or '-' or '.' && Date(form))
        {
            classes = TimeClass.Figures;
        }
        else if (digits == 4 && number <= 2400 && number % 100 < 60 && rest.Length is 3 && char.IsAsciiLetterUpper(rest[0]))
        {
            classes = TimeClass.Military;
            number = (number / 100 * 60) + (number % 100);
        }
        else if (rest[0] is '/' && rest.Length <= 3)
        {
            classes = TimeClass.Fraction | TimeClass.Num;
        }
        else if (rest[0] is '.' or ',')
        {
            classes = TimeClass.Num;
            number = -1;
        }
    }

    private static void Apostrophe(ReadOnlySpan<char> form, out TimeClass classes, out int number)
    {
        classes = TimeClass.None;
        number = -1;
        if (form.Length is 2 or 3 && Pair(form, out int value))
        {
            number = value;
            classes =
                form.Length == 2 ? TimeClass.ShortYear
                : form[2] == 's' && value % 10 == 0 ? TimeClass.ShortDecade
                : TimeClass.None;
        }
    }

    // Three numbers with the same mark between them.
    private static bool Date(ReadOnlySpan<char> form)
    {
        char mark = form.IndexOfAny('/', '-', '.') is var at && at > 0 ? form[at] : ' ';
        int marks = 0;
        foreach (char c in form)
        {
            if (c == mark)
            {
                marks++;
            }
            else if (!char.IsAsciiDigit(c))
            {
                return false;
            }
        }

        return marks == 2 && form.Length is >= 6 and <= 10 && form[^1] != mark;
    }

    private static bool Pair(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        if (text.Length < 2 || !char.IsAsciiDigit(text[0]) || !char.IsAsciiDigit(text[1]))
        {
            return false;
        }

        value = ((text[0] - '0') * 10) + (text[1] - '0');
        return true;
    }
}
