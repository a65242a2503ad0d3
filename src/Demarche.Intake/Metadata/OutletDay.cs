using System.Collections.Frozen;
using Demarche.Text;
using NodaTime;
using NodaTime.Text;
using NodaTime.TimeZones;

namespace Demarche.Intake;

/// <summary>
/// The day on the outlet's own calendar. Many pages state their time in UTC: late in an American evening that is the next day. Where the
/// address of the page gives the day before or behind, the day of the address is the date, and the instant bounds it; where the domain is
/// that of a country in whose every zone it is another day, the time is given in the time of that country.
/// </summary>
internal static class OutletDay
{
    private static readonly FrozenSet<string> Generic = DataFile.Lines("generic-country-domains.txt").ToFrozenSet(StringComparer.Ordinal);

    public static PublishedDate Of(PublishedDate date, string? url, string? domain)
    {
        if (date is not { Zone: "Z" or "UTC" or "GMT" or "+00:00" or "+0000", LocalDay: { } utc, Earliest: { } instant })
        {
            return date;
        }

        if (UrlDate.Read(url) is { Precision: DatePrecision.Day, LocalDay: { } day } && Math.Abs(Period.DaysBetween(utc, day)) == 1)
        {
            // The farthest zones with a press of their own are ten hours behind UTC and fourteen before it.
            int hour = instant.InUtc().Hour;
            bool fits = day < utc ? hour < 10 : hour >= 10;
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

        return InCountry(date, utc, instant, domain);
    }

    private static PublishedDate InCountry(PublishedDate date, LocalDate utc, Instant instant, string? domain)
    {
        string country = domain is null ? "" : domain[(domain.LastIndexOf('.') + 1)..];
        if (country.Length != 2 || Generic.Contains(country) || TzdbDateTimeZoneSource.Default.ZoneLocations is not { } locations)
        {
            return date;
        }

        string code = country == "uk" ? "GB" : country.ToUpperInvariant();
        ZonedDateTime? local = null;
        foreach (TzdbZoneLocation location in locations)
        {
            if (location.CountryCode != code)
            {
                continue;
            }

            ZonedDateTime there = instant.InZone(DateTimeZoneProviders.Tzdb[location.ZoneId]);
            if (there.Date == utc || (local is { } other && (other.Date != there.Date || other.Offset != there.Offset)))
            {
                return date;
            }

            local ??= there;
        }

        if (local is not { } known)
        {
            return date;
        }

        string offset = OffsetPattern.CreateWithInvariantCulture("+HH:mm").Format(known.Offset);
        string pattern = date.Precision == DatePrecision.Second ? "uuuu-MM-dd'T'HH:mm:ss" : "uuuu-MM-dd'T'HH:mm";
        return date with
        {
            Value = LocalDateTimePattern.CreateWithInvariantCulture(pattern).Format(known.LocalDateTime) + offset,
            Zone = offset,
            LocalDay = known.Date,
            Reason = $"in the time of the outlet's country ({country}); {date.Value} in UTC",
        };
    }
}
