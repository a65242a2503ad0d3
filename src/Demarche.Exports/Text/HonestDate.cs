using System.Globalization;
using Demarche.Text;
using NodaTime;
using NodaTime.Text;

namespace Demarche.Exports;

/// <summary>Dates in words for people, never more exact than they are: "26 Jan 2022", "January 2022", "date not stated".</summary>
public static class HonestDate
{
    public const string NotStated = "date not stated";

    /// <summary>Before a date that was inferred, with <see cref="Legend"/> below the view.</summary>
    public const string InferredMark = "~";

    public const string Legend = "~ inferred: from another report, or only the report's own date is known";

    private static readonly LocalDatePattern DayPattern = LocalDatePattern.Create("d MMM uuuu", CultureInfo.InvariantCulture);

    public static string Of(StatedDate date)
    {
        ArgumentNullException.ThrowIfNull(date);
        string words = Words(date);
        return IsInferred(date) ? InferredMark + words : words;
    }

    public static bool IsInferred(StatedDate date)
    {
        ArgumentNullException.ThrowIfNull(date);
        return date.Basis is DateBasis.OtherReport or DateBasis.Publication && words(date) != NotStated;

        static string words(StatedDate d) => Words(d);
    }

    /// <summary>When a report was published, with the clock time and zone as found.</summary>
    public static string Of(PublishedDate date)
    {
        ArgumentNullException.ThrowIfNull(date);
        if (date.Value is not { Length: > 0 } value)
        {
            return NotStated;
        }

        int clock = value.IndexOf('T', StringComparison.Ordinal);
        string words = Calendar(clock < 0 ? value : value[..clock]);
        if (clock >= 0)
        {
            words += " " + Clock(value[(clock + 1)..]);
        }

        return date.IsInferred ? InferredMark + words : words;
    }

    public static string Day(LocalDate day) => DayPattern.Format(day);

    private static string Words(StatedDate date)
    {
        string? value = date.Value is { } v ? Calendar(v) : Interval(date);
        if (value is null)
        {
            return NotStated;
        }

        return date.Mod switch
        {
            "APPROX" => "about " + value,
            "START" => "early " + value,
            "MID" => "mid " + value,
            "END" => "late " + value,
            "BEFORE" => "before " + value,
            "AFTER" => "after " + value,
            _ => value,
        };
    }

    private static string? Interval(StatedDate date) =>
        (date.Earliest, date.Latest) switch
        {
            ({ } first, { } last) when first == last => Day(first),
            ({ } first, { } last) => $"{Day(first)} to {Day(last)}",
            ({ } first, null) => $"from {Day(first)}",
            (null, { } last) => $"by {Day(last)}",
            _ => null,
        };

    private static string Clock(string clock)
    {
        int zone = clock.IndexOfAny(['Z', '+', '-']);
        string time = zone < 0 ? clock : clock[..zone];
        string shown = time.Length > 5 ? time[..5] : time;
        return zone switch
        {
            < 0 => shown,
            _ when clock[zone] == 'Z' => shown + " UTC",
            _ => $"{shown} {clock[zone..]}",
        };
    }

    private static string Calendar(string value)
    {
        string calendar = value.Split('T')[0];
        ParseResult<LocalDate> day = LocalDatePattern.Iso.Parse(calendar);
        if (day.Success)
        {
            return Day(day.Value);
        }

        string[] parts = calendar.Split('-');
        bool yearKnown = parts[0].Length == 4 && parts[0].All(char.IsAsciiDigit);
        if (
            parts.Length >= 2
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int month)
            && month is >= 1 and <= 12
        )
        {
            string name = CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month);
            bool dayKnown = parts.Length == 3 && parts[2].All(char.IsAsciiDigit);
            return (yearKnown, dayKnown) switch
            {
                (true, _) => $"{name} {parts[0]}",
                (false, true) => $"{int.Parse(parts[2], CultureInfo.InvariantCulture)} {name}, year not stated",
                _ => $"{name}, year not stated",
            };
        }

        if (parts.Length == 2 && yearKnown && parts[1].StartsWith('W'))
        {
            return $"week {parts[1][1..]} of {parts[0]}";
        }

        if (parts.Length == 2 && yearKnown && parts[1].StartsWith('Q'))
        {
            return $"{parts[1]} {parts[0]}";
        }

        return calendar.Length == 3 && calendar.All(char.IsAsciiDigit) ? calendar + "0s"
            : yearKnown ? calendar
            : $"{calendar} (incomplete)";
    }
}
