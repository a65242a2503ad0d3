using Demarche.Text;
using NodaTime;

namespace Demarche.Intake;

/// <summary>
/// The day on the outlet's own calendar. Many pages state their time in UTC: late in an American evening that is the next day. Where the
/// address of the page gives the day before or behind, the day of the address is the date, and the instant bounds it.
/// </summary>
internal static class OutletDay
{
    public static PublishedDate Of(PublishedDate date, string? url)
    {
        if (
            date is not { Zone: "Z" or "UTC" or "GMT" or "+00:00" or "+0000", LocalDay: { } utc, Earliest: { } instant }
            || UrlDate.Read(url) is not { Precision: DatePrecision.Day, LocalDay: { } day }
            || Math.Abs(Period.DaysBetween(utc, day)) != 1
        )
        {
            return date;
        }

        // No zone is so far from UTC that the other day would fit at noon.
        int hour = instant.InUtc().Hour;
        bool fits = day < utc ? hour < 12 : hour >= 10;
        return fits
            ? date with
            {
                Value = $"{day.Year:0000}-{day.Month:00}-{day.Day:00}",
                Precision = DatePrecision.Day,
                LocalDay = day,
                Reason = $"the day of the address; {date.Value} in UTC",
            }
            : date;
    }
}
