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
        session.Each(
            table.Query,
            found =>
            {
                object?[] values = new object?[table.Columns.Length];
                for (int i = 0; i < values.Length; i++)
                {
                    values[i] = Value(found, i);
                }

                row(values);
            }
        );
    }

    private static object? Value(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetValue(column);
}
