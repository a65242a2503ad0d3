using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Demarche.Store;

/// <summary>Which tables a bundle has: every table of the store, whatever its version, and those that show the record to others (<c>views.sql</c>).</summary>
internal static class BundleTables
{
    /// <summary>Texts stand in the reports that are shown, and are restored from there.</summary>
    public const string Texts = "texts";

    public const string Reports = "reports";

    /// <summary>Its query names the utterances that may have any: which they are is computed, never kept.</summary>
    public const string Paraphrases = "paraphrases";

    private static readonly FrozenSet<string> AsTheyAre = FrozenSet.ToFrozenSet(
        [
            "disputes",
            "dispute_reports",
            "parts",
            "dropped",
            "originals",
            "sentences",
            "copies",
            "origins",
            "report_origins",
            "evidence",
            "sightings",
        ],
        StringComparer.Ordinal
    );

    public static ImmutableArray<StoredTable> Of(SqlSession session) =>
        [.. Shown(), .. Names(session).Where(static name => name != Texts).Select(name => Stored(session, name))];

    /// <summary>Tables that hold something of their own: not the indexes of words and parties, nor their shadows.</summary>
    public static List<string> Names(SqlSession session) =>
        session.Query(
            """
            SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'sentence\_words%' ESCAPE '\'
              AND name NOT LIKE 'line\_words%' ESCAPE '\' AND name <> 'line_parties' ORDER BY name
            """,
            static row => row.GetString(0)
        );

    /// <summary>Columns that are written, not computed, with their declared types.</summary>
    public static List<(string Name, string Type, bool Key)> Columns(SqlSession session, string table) =>
        session.Query(
            "SELECT name, upper(type), pk > 0 FROM pragma_table_xinfo($1) WHERE hidden = 0 ORDER BY cid",
            static row => (row.GetString(0), row.GetString(1), row.GetBoolean(2)),
            table
        );

    public static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static StoredTable Stored(SqlSession session, string name)
    {
        List<(string Name, string Type, bool Key)> columns = Columns(session, name);
        string list = string.Join(", ", columns.Select(static column => Quoted(column.Name)));
        string order = string.Join(", ", columns.Where(static column => column.Key).Select(static column => Quoted(column.Name)));
        return new StoredTable(
            name,
            Restored: true,
            Shown: AsTheyAre.Contains(name),
            [.. columns.Select(static column => new StoredColumn(column.Name, TypeOf(column.Type)))],
            $"SELECT {list} FROM {Quoted(name)} ORDER BY {(order.Length > 0 ? order : "rowid")}"
        );
    }

    private static StoredType TypeOf(string declared) =>
        declared switch
        {
            "INTEGER" => StoredType.Whole,
            "REAL" => StoredType.Real,
            "BLOB" => StoredType.Bytes,
            _ => StoredType.Text,
        };

    // "-- name: column type, column type" and the query below it, up to an empty line.
    private static IEnumerable<StoredTable> Shown()
    {
        using Stream stream = typeof(BundleTables).Assembly.GetManifestResourceStream("Bundles/views.sql")!;
        using StreamReader reader = new(stream);
        foreach (
            string section in reader
                .ReadToEnd()
                .Split("\n\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Skip(1)
        )
        {
            int line = section.IndexOf('\n', StringComparison.Ordinal);
            string[] head = section[3..line].Split(": ", 2);
            yield return new StoredTable(
                head[0],
                Restored: false,
                Shown: true,
                [
                    .. head[1]
                        .Split(", ")
                        .Select(static column => column.Split(' '))
                        .Select(static c => new StoredColumn(c[0], Enum.Parse<StoredType>(c[1], ignoreCase: true))),
                ],
                section[(line + 1)..]
            );
        }
    }
}
