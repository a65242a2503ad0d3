using System.Collections.Frozen;
using Demarche.Intake;
using Demarche.Language;

namespace Demarche.Record;

/// <summary>
/// Whether an outlet writes the day or the month first in dates such as 03/04/2033: by the dates of its own that stand over the report, else by
/// the country of its domain (<c>Data/figure-orders.tsv</c>).
/// </summary>
internal static class FigureHabit
{
    private static readonly FrozenDictionary<string, FigureOrder> Countries = EmbeddedLines
        .Rows("figure-orders.tsv")
        .SelectMany(static row => row[1].Split(' ').Select(domain => (Domain: domain, Order: Enum.Parse<FigureOrder>(row[0]))))
        .ToFrozenDictionary(static entry => entry.Domain, static entry => entry.Order, StringComparer.OrdinalIgnoreCase);

    public static FigureOrder Of(Report report)
    {
        FigureOrder written = Written(report.Published.Text);
        written = written == FigureOrder.Unknown ? Written(report.Modified?.Text) : written;
        return written != FigureOrder.Unknown ? written
            : report.OutletDomain is { } domain && Countries.TryGetValue(domain[(domain.LastIndexOf('.') + 1)..], out FigureOrder habit)
                ? habit
            : FigureOrder.Unknown;
    }

    // "26-01-2033 23:56 IST": the figures of a date end at a blank.
    private static FigureOrder Written(string? date)
    {
        if (date is null)
        {
            return FigureOrder.Unknown;
        }

        ReadOnlySpan<char> text = date.AsSpan().Trim();
        int end = text.IndexOfAny(' ', ',', 'T');
        return FigureOrders.Shown(end < 0 ? text : text[..end]);
    }
}
