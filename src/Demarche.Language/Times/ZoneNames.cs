using System.Collections.Frozen;
using NodaTime;
using NodaTime.Text;

namespace Demarche.Language;

/// <summary>What the names of time zones stand for (<c>Data/times/zones.tsv</c>); several zones where a name is used for several.</summary>
internal static class ZoneNames
{
    private static readonly Lazy<FrozenDictionary<string, DateTimeZone[]>> s_zones = new(static () =>
        DataFile
            .Lines("times.zones.tsv")
            .Select(static l => l.Split('\t'))
            .ToFrozenDictionary(static c => c[0], static c => (DateTimeZone[])[.. c.Skip(1).Select(Zone)], StringComparer.OrdinalIgnoreCase)
    );

    /// <summary>Null for a name that is not in the table.</summary>
    public static DateTimeZone[]? Find(string name) => s_zones.Value.GetValueOrDefault(name);

    /// <summary>"+3", "-05:30"; null for what is no offset between -14 and +14 hours.</summary>
    public static DateTimeZone? FromOffset(ReadOnlySpan<char> written)
    {
        if (written.Length < 2 || written[0] is not ('+' or '-' or '−' or '–'))
        {
            return null;
        }

        ReadOnlySpan<char> figures = written[1..];
        int colon = figures.IndexOf(':');
        ReadOnlySpan<char> minute = colon < 0 ? "0" : figures[(colon + 1)..];
        if (
            !byte.TryParse(colon < 0 ? figures : figures[..colon], out byte hours)
            || !byte.TryParse(minute, out byte minutes)
            || hours > 14
            || minutes > 59
        )
        {
            return null;
        }

        Offset offset = Offset.FromSeconds((written[0] == '+' ? 1 : -1) * ((hours * 3600) + (minutes * 60)));
        return DateTimeZone.ForOffset(offset);
    }

    private static DateTimeZone Zone(string cell) =>
        cell[0] is '+' or '-'
            ? DateTimeZone.ForOffset(OffsetPattern.CreateWithInvariantCulture("+HH:mm").Parse(cell).Value)
            : DateTimeZoneProviders.Tzdb[cell];
}
