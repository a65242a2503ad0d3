using Demarche.Store;

namespace Demarche.Exports;

/// <summary>One table of the record as CSV.</summary>
public static class CsvExport
{
    /// <exception cref="ArgumentException">There is no such table.</exception>
    public static void Write(TextWriter output, IRecordViews views, ViewQuery query, string table, bool withText)
    {
        ArgumentNullException.ThrowIfNull(views);
        switch (table)
        {
            case "events":
                Write(output, CsvTables.Events(withText), Paging.All(views.Timeline, query));
                break;
            case "positions":
                Write(output, CsvTables.Positions(withText), Paging.All(views.Positions, query));
                break;
            case "responses":
                Write(
                    output,
                    CsvTables.Responses(withText),
                    Paging.All(views.Positions, query).SelectMany(p => p.Responses.Select(r => (p.Id, r)))
                );
                break;
            case "utterances":
                Write(output, CsvTables.Utterances(withText), Paging.All(views.Quotes, query));
                break;
            case "variants":
                Write(
                    output,
                    CsvTables.Variants(withText),
                    Paging.All(views.Quotes, query).SelectMany(u => u.Variants.Select(v => (u.Id, v)))
                );
                break;
            case "paraphrases":
                Write(
                    output,
                    CsvTables.Paraphrases(withText),
                    Paging.All(views.Quotes, query).SelectMany(u => u.Paraphrases.Select(p => (u.Id, p)))
                );
                break;
            case "reports":
                Write(output, CsvTables.Reports(), Paging.All(views.Reports, query));
                break;
            case "origins":
                Write(output, CsvTables.Origins(), Paging.All(views.Origins, query).SelectMany(o => o.Carriers.Select(c => (o, c))));
                break;
            case "stories":
                Write(output, CsvTables.Stories(withText), Paging.All(views.Stories, query));
                break;
            case "disagreements":
                Write(
                    output,
                    CsvTables.Disagreements(withText),
                    Paging.All(views.Disagreements, query).SelectMany(d => d.Sides.Select(s => (d, s)))
                );
                break;
            case "actors":
                Write(output, CsvTables.Actors(), Paging.All(views.Actors, query));
                break;
            case "corrections":
                Write(output, CsvTables.Corrections(), Paging.All(views.Corrections, query));
                break;
            case "changes":
                Write(output, CsvTables.Changes(withText), Paging.All(q => views.Changes(0, q), query));
                break;
            default:
                throw new ArgumentException($"no table {table}", nameof(table));
        }
    }

    private static void Write<T>(TextWriter output, CsvTable<T> table, IEnumerable<T> items)
    {
        table.WriteHead(output);
        foreach (T item in items)
        {
            table.WriteRow(output, item);
        }
    }
}
