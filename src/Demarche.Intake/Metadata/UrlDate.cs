using Demarche.Text;

namespace Demarche.Intake;

/// <summary>The date in the path of a URL: <c>/2031/03/04/</c>, <c>/2031-03-04-title</c>, <c>/20310304/</c>, <c>/2031/03/</c>.</summary>
internal static class UrlDate
{
    public static PublishedDate? Read(string? url)
    {
        if (url is null or { Length: > 4096 } || !Uri.TryCreate(url, UriKind.Absolute, out Uri? uri))
        {
            return null;
        }

        // A full day anywhere in the path goes before a month.
        PublishedDate? month = null;
        string path = uri.AbsolutePath;
        for (int i = 0; i + 7 <= path.Length; i++)
        {
            bool start = path[i] is '1' or '2' && (i == 0 || !char.IsAsciiDigit(path[i - 1]));
            if (start && Written(path, i) is { } written)
            {
                bool read = PublishedDateParser.TryParse(written, PublishedBasis.Url, DateOrder.YearMonthDay, out PublishedDate date);
                if (read && date.Precision == DatePrecision.Day)
                {
                    return date;
                }

                month ??= read ? date : null;
            }
        }

        return month;
    }

    private static string? Written(string path, int at)
    {
        int digits = Digits(path, at);
        if (digits == 8 && IsYear(path[at..(at + 4)]))
        {
            return path.Substring(at, 8);
        }

        if (digits != 4 || !IsYear(path[at..(at + 4)]) || at + 4 >= path.Length || path[at + 4] is not ('/' or '-' or '_'))
        {
            return null;
        }

        int month = at + 5;
        int monthLength = Digits(path, month);
        if (monthLength is not (1 or 2) || int.Parse(path.AsSpan(month, monthLength)) is < 1 or > 12)
        {
            return NamedMonth(path, at, month);
        }

        int end = month + monthLength;
        bool parted = end < path.Length && path[end] == path[at + 4];
        int dayLength = parted ? Digits(path, end + 1) : 0;
        if (dayLength is 1 or 2)
        {
            return $"{path.AsSpan(at, 4)}-{path.AsSpan(month, monthLength)}-{path.AsSpan(end + 1, dayLength)}";
        }

        // "/2031/03/" is a month; "2031-03" may be any number.
        return path[at + 4] == '/' && parted ? $"{path.AsSpan(at, 4)}-{path.AsSpan(month, monthLength)}" : null;
    }

    // "/2031/mar/04/"
    private static string? NamedMonth(string path, int at, int month)
    {
        bool named =
            path[at + 4] == '/'
            && month + 4 < path.Length
            && path[month + 3] == '/'
            && DateLexicon.Months(path.AsSpan(month, 3)).Length == 1;
        int day = named ? Digits(path, month + 4) : 0;
        return day is 1 or 2 ? $"{path.AsSpan(month + 4, day)} {path.AsSpan(month, 3)} {path.AsSpan(at, 4)}" : null;
    }

    private static bool IsYear(string digits) => int.Parse(digits) is >= 1980 and <= 2099;

    private static int Digits(string text, int at)
    {
        int end = at;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return end - at;
    }
}
