using Demarche.Text;
using NodaTime;
using NodaTime.Text;

namespace Demarche.Intake;

/// <summary>
/// Reads a date of publication in any of the spellings that pages, feeds and heads use. Keeps the precision and the zone as
/// written, never completes a date, never throws.
/// </summary>
public static class PublishedDateParser
{
    private const int LongestText = 400;
    private static readonly LocalDateTimePattern s_toSecond = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss");
    private static readonly LocalDateTimePattern s_toMinute = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");
    private static readonly OffsetPattern s_offset = OffsetPattern.CreateWithInvariantCulture("+HH:mm");
    private static readonly Duration EastDoubt = Duration.FromHours(14);
    private static readonly Duration WestDoubt = Duration.FromHours(12);

    /// <param name="place">Country of the outlet (two letters) or its domain, to settle an ambiguous zone such as IST; null when not known.</param>
    public static bool TryParse(string? text, PublishedBasis basis, DateOrder order, out PublishedDate date, string? place = null) =>
        TryParse(text, basis, order, place, out date, out _);

    /// <param name="leftover">How many words and numbers of the text belong to no date.</param>
    internal static bool TryParse(
        string? text,
        PublishedBasis basis,
        DateOrder order,
        string? place,
        out PublishedDate date,
        out int leftover
    )
    {
        date = PublishedDate.None;
        leftover = 0;
        string line = (text ?? "").Trim();
        if (line.Length is 0 or > LongestText || !line.AsSpan().ContainsAnyInRange('0', '9'))
        {
            return false;
        }

        if (TryUnix(line, basis, out date))
        {
            return true;
        }

        DateTokens tokens = new(line);
        if (tokens.IsNumber(0, 14, 14) && tokens.Count == 1)
        {
            tokens = new DateTokens($"{line[..8]}T{line[8..]}");
        }

        ClockTime? clock = ClockReader.Read(tokens);
        CalendarReading? calendar = CalendarReader.Read(tokens, order);
        if (calendar is null)
        {
            return false;
        }

        leftover = tokens.Leftover();
        date = Make(calendar, clock, place) with { Basis = basis, Text = tokens.UsedText() };
        return true;
    }

    private static bool TryUnix(string line, PublishedBasis basis, out PublishedDate date)
    {
        date = PublishedDate.None;
        if (line.Length is not (10 or 13) || line.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        long number = long.Parse(line);
        bool milliseconds = line.Length == 13;
        Instant instant = Instant.FromUnixTimeSeconds(milliseconds ? number / 1000 : number);
        LocalDateTime utc = instant.InUtc().LocalDateTime;
        date = new PublishedDate
        {
            Value = s_toSecond.Format(utc) + "Z",
            Earliest = instant,
            Latest = instant,
            Precision = DatePrecision.Second,
            Zone = "Z",
            Text = line,
            Basis = basis,
            Reason = milliseconds ? "milliseconds since 1970" : "seconds since 1970",
            LocalDay = utc.Date,
        };
        return true;
    }

    private static PublishedDate Make(CalendarReading calendar, ClockTime? clock, string? place)
    {
        CalendarDate only = calendar.Dates[0];
        if (only.Year is null)
        {
            return new PublishedDate
            {
                Value = calendar.Dates.Count == 1 ? $"XXXX-{only.Month:00}-{only.Day:00}" : null,
                Precision = calendar.Dates.Count == 1 ? DatePrecision.Day : DatePrecision.Unknown,
                Basis = PublishedBasis.None,
                Zone = clock?.Zone,
                Reason = calendar.Doubt ?? "no year stated",
            };
        }

        if (only.Day == 0)
        {
            return Bounded(calendar, Local(calendar.Dates.Min(First)), Local(calendar.Dates.Max(Last).PlusDays(1)), calendar.Precision);
        }

        if (clock is null)
        {
            return Bounded(calendar, Local(calendar.Dates.Min(First)), Local(calendar.Dates.Max(First).PlusDays(1)), DatePrecision.Day);
        }

        return WithTime(calendar, clock, place);
    }

    private static PublishedDate Bounded(CalendarReading calendar, LocalDateTime from, LocalDateTime until, DatePrecision precision)
    {
        bool single = calendar.Dates.Count == 1;
        return new PublishedDate
        {
            Value = string.Join('/', calendar.Dates.Select(Written).Order(StringComparer.Ordinal)),
            Earliest = from.InUtc().ToInstant() - EastDoubt,

            // The last second of the period, not the first of the next.
            Latest = until.InUtc().ToInstant() - Duration.FromSeconds(1) + WestDoubt,
            Precision = single ? precision : DatePrecision.Range,
            Basis = PublishedBasis.None,
            Reason = calendar.Doubt,
            LocalDay = single && precision == DatePrecision.Day ? First(calendar.Dates[0]) : null,
        };
    }

    private static PublishedDate WithTime(CalendarReading calendar, ClockTime clock, string? place)
    {
        (ZoneReading[] readings, string? settled) = Readings(clock, place);
        Instant? earliest = null;
        Instant? latest = null;
        SortedSet<string> values = new(StringComparer.Ordinal);
        LocalDateTimePattern pattern = clock.HasSeconds ? s_toSecond : s_toMinute;
        foreach (CalendarDate date in calendar.Dates)
        {
            LocalDateTime local = First(date) + clock.Time;
            string value = pattern.Format(local);
            Instant utc = local.InUtc().ToInstant();
            foreach (ZoneReading reading in readings)
            {
                Instant instant = utc - Duration.FromSeconds(reading.At(local).Seconds);
                earliest = earliest is null || instant < earliest ? instant : earliest;
                latest = latest is null || instant > latest ? instant : latest;
            }

            if (readings.Length == 0)
            {
                earliest = earliest is null || utc - EastDoubt < earliest ? utc - EastDoubt : earliest;
                latest = latest is null || utc + WestDoubt > latest ? utc + WestDoubt : latest;
            }

            values.Add(readings.Length == 1 ? value + OffsetText(readings[0].At(local)) : value);
        }

        bool single = calendar.Dates.Count == 1;
        string?[] reasons = [calendar.Doubt, settled];
        string reason = string.Join("; ", reasons.Where(r => r is not null));
        return new PublishedDate
        {
            Value = string.Join('/', values),
            Earliest = earliest,
            Latest = latest,
            Precision =
                !single ? DatePrecision.Range
                : clock.HasSeconds ? DatePrecision.Second
                : DatePrecision.Minute,
            Zone = clock.Zone,
            Basis = PublishedBasis.None,
            Reason = reason.Length > 0 ? reason : null,
            LocalDay = single ? First(calendar.Dates[0]) : null,
        };
    }

    private static (ZoneReading[] Readings, string? Reason) Readings(ClockTime clock, string? place)
    {
        if (clock.Offset is { } offset)
        {
            return ([new ZoneReading(offset, null, [], "")], null);
        }

        if (clock.Zone is null)
        {
            return ([], "zone not stated");
        }

        ZoneReading[] all = ZoneAbbreviations.Find(clock.Zone);
        if (all.Length == 1)
        {
            return (all, null);
        }

        string country = (place ?? "")[((place ?? "").LastIndexOf('.') + 1)..].ToLowerInvariant();
        ZoneReading[] local = [.. all.Where(reading => reading.Countries.Contains(country, StringComparer.Ordinal))];
        return local.Length == 1
            ? (local, $"{clock.Zone} read as {local[0].Meaning}: the outlet's country is {country}")
            : (all, $"{clock.Zone} can be the time of {string.Join(" or ", all.Select(r => r.Meaning))}");
    }

    private static LocalDateTime Local(LocalDate date) => date.AtMidnight();

    private static LocalDate First(CalendarDate date) => new(date.Year ?? 1, Math.Max(date.Month, 1), Math.Max(date.Day, 1));

    private static LocalDate Last(CalendarDate date) =>
        date.Month == 0 ? new LocalDate(date.Year ?? 1, 12, 31)
        : date.Day == 0 ? First(date).PlusMonths(1).PlusDays(-1)
        : First(date);

    private static string Written(CalendarDate date) =>
        date.Day > 0 ? $"{date.Year:0000}-{date.Month:00}-{date.Day:00}"
        : date.Month > 0 ? $"{date.Year:0000}-{date.Month:00}"
        : $"{date.Year:0000}";

    private static string OffsetText(Offset offset) => offset == Offset.Zero ? "Z" : s_offset.Format(offset);
}
