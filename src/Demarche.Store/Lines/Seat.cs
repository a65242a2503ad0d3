using System.Globalization;
using NodaTime;

namespace Demarche.Store;

/// <summary>
/// Where a mention stands in canonical order: all that is held of the many mentions of a line while it is put together. A line may have
/// any number of them, so a seat is fifty bytes and holds no words: the id of a report is kept as the number that its digits are.
/// </summary>
internal readonly struct Seat
{
    private const string Prefix = "r_";
    private const int Digits = 16;
    private readonly Instant _published;
    private readonly ulong _report;
    private readonly string? _otherId;
    private readonly int _ordinal;

    /// <param name="id">Of the mention.</param>
    /// <param name="published">When its report was published, earliest; null for an undated one, which stands last.</param>
    /// <param name="report">Id of the report. One that is not made of "r_" and sixteen digits is kept as it is.</param>
    /// <param name="ordinal">Position among the things of its kind in the report.</param>
    /// <param name="withdrawn">Its report was taken back: it stands in no line with mentions of reports that stand.</param>
    public Seat(long id, Instant? published, string report, int ordinal, bool withdrawn)
    {
        Id = id;
        Withdrawn = withdrawn;
        _published = published ?? Instant.MaxValue;
        _ordinal = ordinal;
        if (!IsNumber(report, out _report))
        {
            _otherId = report;
        }
    }

    public long Id { get; }

    public bool Withdrawn { get; }

    public string Report => _otherId ?? Prefix + _report.ToString("x16", CultureInfo.InvariantCulture);

    public static int CanonicalOrder(Seat a, Seat b)
    {
        int order = a._published.CompareTo(b._published);
        if (order == 0)
        {
            // Digits of one length sort as the numbers that they are.
            bool numbers = a._otherId is null && b._otherId is null;
            order = numbers ? a._report.CompareTo(b._report) : string.CompareOrdinal(a.Report, b.Report);
        }

        return order != 0 ? order : a._ordinal.CompareTo(b._ordinal);
    }

    private static bool IsNumber(string report, out ulong number)
    {
        number = 0;
        return report.Length == Prefix.Length + Digits
            && report.StartsWith(Prefix, StringComparison.Ordinal)
            && report.AsSpan(Prefix.Length).IndexOfAnyInRange('A', 'F') < 0
            && ulong.TryParse(report.AsSpan(Prefix.Length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out number);
    }
}
