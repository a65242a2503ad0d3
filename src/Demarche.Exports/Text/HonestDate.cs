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
        return date.Basis is DateBasis.OtherReport or DateBasis.Publication or DateBasis.SameReport && Words(date) != NotStated;
    }

    /// <summary>When a report was published, with the clock time and zone as found.</summary>
    public static string Of(PublishedDate date)
    {
        ArgumentNullException.ThrowIfNull(date);
        if (date.Value is not { Length: > 0 } value)
        {
            return NotStated;
        }

        string between = date.IsInferred ? "to" : "or";
        string[] days = [.. value.Split('/').Select(static v => v.Split('T')[0])];
        string? words = CalendarWords.Of(string.Join('/', days), between);
        if (words is null)
        {
            return NotStated;
        }

        int clock = value.IndexOf('T', StringComparison.Ordinal);
        if (clock >= 0)
        {
            words += " " + Clock(value[(clock + 1)..].Split('/')[0]);
        }

        return date.IsInferred ? InferredMark + words : words;
    }

    public static string Day(LocalDate day) => DayPattern.Format(day);

    private static string Words(StatedDate date)
    {
        // A weekend ("2031-W10-WE") is told by its days.
        string? value =
            WeekOf(date)
            ?? (date.Value is { } v && !v.EndsWith("-WE", StringComparison.Ordinal) ? CalendarWords.Of(v, Between(date)) : null)
            ?? Interval(date);
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

    // Two days between slashes bound a range, or are what day and month can be read as.
    private static string Between(StatedDate date) => date.Precision == DatePrecision.Range ? "to" : "or";

    private static string? WeekOf(StatedDate date) =>
        date is { Precision: DatePrecision.Week, Earliest: { } first, Latest: { } last } && Period.DaysBetween(first, last) == 6
            ? "week of " + Day(first)
            : null;

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
}
