using System.Collections.Immutable;
using System.Data.Common;

namespace Demarche.Store;

/// <summary>The contents of a store under one snapshot.</summary>
internal sealed class StoreContents(SqlSession session) : IStoreContents
{
    public int StoreVersion { get; } = (int)(session.Number("PRAGMA user_version") ?? 0);

    public string? Changed { get; } =
        session.Word(
            "SELECT max(at) FROM (SELECT max(read_at) AS at FROM reports UNION ALL SELECT max(at) FROM changes UNION ALL SELECT max(at) FROM corrections)"
        );

    public ImmutableArray<string> Disputes { get; } =
    [.. session.Query("SELECT name FROM disputes ORDER BY name", static row => row.GetString(0))];

    public ImmutableArray<StoredTable> Tables { get; } = BundleTables.Of(session);

    public void Rows(StoredTable table, Action<object?[]> row)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(row);
        if (table is { Name: BundleTables.Paraphrases, Restored: false })
        {
            RetoldUtterances.Rows(session, table.Query, row);
            return;
        }

        // The status of a position is computed, never kept: it is stamped with the day that it holds for.
        bool positions = table is { Name: "positions", Restored: false };
        Dictionary<string, (string Status, string? AsOf)> statuses = positions ? Statuses() : [];
        session.Each(
            table.Query,
            found =>
            {
                object?[] values = new object?[table.Columns.Length];
                for (int i = 0; i < values.Length; i++)
                {
                    values[i] = Value(found, i);
                }

                if (positions && statuses.TryGetValue((string)values[0]!, out (string Status, string? AsOf) now))
                {
                    (values[^2], values[^1]) = (now.Status, now.AsOf);
                }

                row(values);
            }
        );
    }

    private Dictionary<string, (string Status, string? AsOf)> Statuses()
    {
        Dictionary<string, (string Status, string? AsOf)> statuses = new(StringComparer.Ordinal);
        foreach (string dispute in Disputes)
        {
            string? cursor = null;
            do
            {
                ViewQuery query = new(dispute, Limit: 200, Cursor: cursor);
                ViewPage<PositionItem> page = new SqliteViews(ViewScope.Of(session, query)).Positions();
                foreach (PositionItem item in page.Items)
                {
                    statuses[item.Id] = (item.StatusNow, StoredTime.Of(item.StatusAsOf));
                }

                cursor = page.Next;
            } while (cursor is not null);
        }

        return statuses;
    }

    private static object? Value(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetValue(column);
}
