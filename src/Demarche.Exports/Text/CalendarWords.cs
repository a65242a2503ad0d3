using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Demarche.Exports;

/// <summary>A TIMEX3 or EDTF value in words. What says no day, month or year that a reader knows ("FUTURE_REF") has no words.</summary>
internal static class CalendarWords
{
    /// <param name="between">What stands between the two sides of a slash: "or" for readings of one day, "to" for a range.</param>
    public static string? Of(string value, string between)
    {
        int slash = value.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? One(value.TrimEnd('~', '?')) : Two(value[..slash], value[(slash + 1)..], between);
    }

    private static string? Two(string first, string second, string between)
    {
        string? left = One(first);
        string? right = One(second);
        if (left is null || right is null)
        {
            return left is not null ? $"from {left}"
                : right is not null ? $"by {right}"
                : null;
        }

        string year = right[^4..];
        bool sameYear = left.Length > 5 && left.EndsWith(" " + year, StringComparison.Ordinal) && year.All(char.IsAsciiDigit);
        return left == right ? left : $"{(sameYear ? left[..^5] : left)} {between} {right}";
    }

    private static string? One(string value)
    {
        string calendar = value.Split('T')[0];
        ParseResult<LocalDate> day = LocalDatePattern.Iso.Parse(calendar);
        if (day.Success)
        {
            return HonestDate.Day(day.Value);
        }

        string[] parts = calendar.Split('-');
        bool yearKnown = parts[0].Length == 4 && parts[0].All(char.IsAsciiDigit);
        if (parts.Length >= 2 && Number(parts[1]) is >= 1 and <= 12 and { } month)
        {
            return InMonth(month, yearKnown ? parts[0] : null, parts.Length == 3 ? Number(parts[2]) : null);
        }

        if (yearKnown)
        {
            return (parts.Length > 1 ? PartOfYear(parts[1]) : null) is { } part ? $"{part} {parts[0]}" : parts[0];
        }

        bool decade = parts.Length == 1 && calendar.Length is 3 or 4 && calendar[..3].All(char.IsAsciiDigit);
        return decade && (calendar.Length == 3 || calendar[3] == 'X') ? calendar[..3] + "0s" : null;
    }

    private static string InMonth(int month, string? year, int? day)
    {
        string name = CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month);
        return (year, day) switch
        {
            ({ } known, _) => $"{name} {known}",
            (null, { } known) => $"{known} {name}, year not stated",
            _ => $"{name}, year not stated",
        };
    }

    private static string? PartOfYear(string part) =>
        part switch
        {
            "Q1" or "Q2" or "Q3" or "Q4" => part,
            "H1" => "first half of",
            "H2" => "second half of",
            "SP" => "spring",
            "SU" => "summer",
            "FA" => "autumn",
            "WI" => "winter",
            ['W', .. { Length: > 0 } week] when week.All(char.IsAsciiDigit) => $"week {week} of",
            _ => null,
        };

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}
