using System.Collections.Immutable;

namespace Demarche.Store;

/// <summary>Makes a store out of the tables of a bundle, beside the place where it shall stand; moved there when it is whole.</summary>
internal static class StoreRestoring
{
    private const string Beside = ".importing";

    /// <param name="version">Version of the store that the bundle was written from; an older one is migrated after.</param>
    /// <exception cref="StoreException">There is a store with something in it already, or the tables are not those of a store.</exception>
    public static void Restore(string path, int version, IEnumerable<GivenTable> tables, Migrator migrator)
    {
        if (version > migrator.Version || version < 1)
        {
            throw new StoreException(StoreMessages.NewerBundle(version, migrator.Version));
        }

        string part = path + Beside;
        Remove(part);
        StoreFile.Prepare(part);
        try
        {
            using (SqlSession session = SqlSession.Open(part, writes: true))
            {
                migrator.Make(session, version);
                session.Atomically(() =>
                {
                    foreach (GivenTable table in tables)
                    {
                        Fill(session, table);
                    }

                    session.Run(
                        """
                        INSERT INTO sentence_words (rowid, words)
                        SELECT s.id, substr(t.text, s.start + 1, s.end - s.start) FROM sentences s JOIN texts t ON t.report_id = s.report_id ORDER BY s.id
                        """
                    );
                });
                session.Run("PRAGMA wal_checkpoint(TRUNCATE)");
            }

            Remove(path);
            File.Move(part, path);
        }
        finally
        {
            Remove(part);
        }
    }

    private static void Fill(SqlSession session, GivenTable table)
    {
        if (table.Name == BundleTables.Reports && table.Columns is ["id", "text"])
        {
            foreach (object?[] row in table.Rows)
            {
                if (row[1] is not null)
                {
                    session.Execute("INSERT INTO texts (report_id, text) VALUES ($1, $2)", row);
                }
            }

            return;
        }

        if (!BundleTables.Names(session).Contains(table.Name, StringComparer.Ordinal))
        {
            throw new StoreException(StoreMessages.StrangeBundle($"there is no table \"{table.Name}\""));
        }

        HashSet<string> known = [.. BundleTables.Columns(session, table.Name).Select(static column => column.Name)];
        if (table.Columns.FirstOrDefault(column => !known.Contains(column)) is { } strange)
        {
            throw new StoreException(StoreMessages.StrangeBundle($"\"{table.Name}\" has no \"{strange}\""));
        }

        ImmutableArray<string> columns = table.Columns;
        string statement =
            $"INSERT INTO {BundleTables.Quoted(table.Name)} ({string.Join(", ", columns.Select(BundleTables.Quoted))}) "
            + $"VALUES ({string.Join(", ", Enumerable.Range(1, columns.Length).Select(static i => $"${i}"))})";
        foreach (object?[] row in table.Rows)
        {
            session.Execute(statement, row);
        }
    }

    private static void Remove(string path)
    {
        foreach (string end in new[] { "", "-wal", "-shm", "-journal" })
        {
            File.Delete(path + end);
        }
    }
}
