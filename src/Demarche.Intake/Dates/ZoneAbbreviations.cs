using System.Collections.Frozen;
using NodaTime;

namespace Demarche.Intake;

/// <summary>One reading of a zone abbreviation: a fixed offset or a zone whose offset depends on the day.</summary>
internal sealed record ZoneReading(Offset? Fixed, string? TzId, string[] Countries, string Meaning)
{
    public Offset At(LocalDateTime local) =>
        Fixed ?? (DateTimeZoneProviders.Tzdb.GetZoneOrNull(TzId ?? "UTC") is { } zone ? local.InZoneLeniently(zone).Offset : Offset.Zero);
}

/// <summary>Zone abbreviations as the press writes them, from <c>Data/zones.tsv</c>.</summary>
internal static class ZoneAbbreviations
{
    private static readonly FrozenDictionary<string, ZoneReading[]> Known = DataFile
        .Rows("zones.tsv")
        .GroupBy(row => row[0], StringComparer.Ordinal)
        .ToFrozenDictionary(zone => zone.Key, zone => zone.Select(Reading).ToArray(), StringComparer.Ordinal);

    /// <summary>All readings of an abbreviation in capitals; empty when it is none.</summary>
    public static ZoneReading[] Find(string abbreviation) => Known.GetValueOrDefault(abbreviation, []);

    /// <summary>Reads <c>+05:30</c>, <c>-0500</c>, <c>+02</c>.</summary>
    public static Offset? ReadOffset(string text)
    {
        string digits = text[1..].Replace(":", "", StringComparison.Ordinal);
        if (digits.Length is 0 or > 4 || !int.TryParse(digits, out int number))
        {
            return null;
        }

        int hours = digits.Length > 2 ? number / 100 : number;
        int minutes = digits.Length > 2 ? number % 100 : 0;
        if (hours > 14 || minutes > 59)
        {
            return null;
        }

        int sign = text[0] == '+' ? 1 : -1;
        return Offset.FromHoursAndMinutes(sign * hours, sign * minutes);
    }

    private static ZoneReading Reading(string[] row)
    {
        bool isOffset = row[1][0] is '+' or '-';
        return new ZoneReading(
            isOffset ? ReadOffset(row[1]) : null,
            isOffset ? null : row[1],
            row[2].Split(' ', StringSplitOptions.RemoveEmptyEntries),
            row[3]
        );
    }
}
