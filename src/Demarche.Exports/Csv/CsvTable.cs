using System.Collections.Immutable;
using System.Globalization;
using Demarche.Store;
using Demarche.Text;
using NodaTime;
using NodaTime.Text;

namespace Demarche.Exports;

/// <summary>The columns of one table: snake_case names as in the bundle, and how a line fills them.</summary>
public sealed class CsvTable<T>
{
    private const int EvidenceColumns = 3;
    private const string ListSeparator = " | ";

    private readonly List<(string Name, Func<T, string?> Value)> _columns = [];

    public CsvTable<T> Text(string name, Func<T, string?> value)
    {
        _columns.Add((name, value));
        return this;
    }

    public CsvTable<T> Number(string name, Func<T, double?> value) =>
        Text(name, item => value(item)?.ToString(CultureInfo.InvariantCulture));

    public CsvTable<T> List(string name, Func<T, IEnumerable<string>> values) =>
        Text(name, item => string.Join(ListSeparator, values(item)));

    public CsvTable<T> Actors(string name, Func<T, IEnumerable<ActorRef>> actors) =>
        List(name, item => actors(item).Select(a => a.Code ?? a.Name));

    public CsvTable<T> At(string name, Func<T, Instant?> value) =>
        Text(name, item => value(item) is { } at ? InstantPattern.ExtendedIso.Format(at) : null);

    /// <summary>A date group: <c>date_value</c>, <c>date_earliest</c>, <c>date_latest</c>, <c>date_precision</c>, <c>date_basis</c>.</summary>
    public CsvTable<T> Date(string prefix, Func<T, StatedDate?> date) =>
        Text(prefix + "_value", item => date(item)?.Value)
            .Text(prefix + "_earliest", item => Iso(date(item)?.Earliest))
            .Text(prefix + "_latest", item => Iso(date(item)?.Latest))
            .Text(prefix + "_precision", item => date(item)?.Precision.Kebab())
            .Text(prefix + "_basis", item => date(item)?.Basis.Kebab());

    public CsvTable<T> Support(Func<T, Support> support) =>
        Number("reports", item => support(item).Reports)
            .Number("outlets", item => support(item).Outlets)
            .Number("origins", item => support(item).Origins);

    /// <summary>The report that took a line back, and why in its words; empty for a line that stands.</summary>
    public CsvTable<T> Withdrawn(Func<T, Withdrawal?> withdrawn, bool withText) =>
        Text("withdrawn_by", item => withdrawn(item)?.Report).Text("withdrawn_reason", item => withText ? withdrawn(item)?.Reason : null);

    /// <summary>Up to three evidences, joined in.</summary>
    public CsvTable<T> Evidence(Func<T, ImmutableArray<EvidenceItem>> evidence, bool withText)
    {
        for (int i = 0; i < EvidenceColumns; i++)
        {
            int index = i;
            string prefix = $"evidence_{i + 1}";
            Text(prefix + "_text", item => withText ? At(item)?.Evidence.Text : null)
                .Text(prefix + "_outlet", item => At(item)?.Outlet)
                .Text(prefix + "_url", item => At(item)?.Url)
                .Text(prefix + "_report", item => At(item)?.Evidence.Report)
                .Number(prefix + "_start", item => At(item)?.Evidence.Span.Start)
                .Number(prefix + "_end", item => At(item)?.Evidence.Span.End);

            EvidenceItem? At(T item) => index < evidence(item).Length ? evidence(item)[index] : null;
        }

        return this;
    }

    public void WriteHead(TextWriter output) => CsvCells.WriteRow(output, _columns.Select(c => c.Name));

    public void WriteRow(TextWriter output, T item) => CsvCells.WriteRow(output, _columns.Select(c => c.Value(item)));

    private static string? Iso(LocalDate? day) => day is { } known ? LocalDatePattern.Iso.Format(known) : null;
}
