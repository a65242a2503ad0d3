using System.Collections.Immutable;
using System.Globalization;
using CsCheck;
using Demarche.Intake;

namespace Demarche.Store.Tests;

/// <summary>A store made again from its tables is the same store.</summary>
public sealed class BundleTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private int _made;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_restored_is_what_was_there() =>
        Gen.Int[1, 10_000]
            .Array[1, 12]
            .Sample(
                seeds =>
                {
                    string original = _folder.File($"{_made++}.db");
                    string restored = _folder.File($"{_made++}.db");
                    using SqliteStore store = SqliteStore.Open(original, new MarkedAnalyser());
                    store.Read(
                        "strait",
                        MarkedReports.Outcomes([.. seeds.Take(6).Select(MarkedReports.Drawn)]),
                        null,
                        CancellationToken.None
                    );
                    store.Read(
                        "sluices",
                        MarkedReports.Outcomes([.. seeds.Skip(3).Select(MarkedReports.Drawn)]),
                        null,
                        CancellationToken.None
                    );
                    (int version, List<GivenTable> tables) = Taken(store);
                    SqliteStore.Restore(restored, version, tables, StoreSettings.Default);
                    using SqliteStore again = SqliteStore.Open(restored, new MarkedAnalyser());

                    Assert.Equal(Written(store), Written(again));
                    Assert.Equal(CanonicalExport.Of(store, "strait"), CanonicalExport.Of(again, "strait"));

                    // It is a store like any other: reading the same again changes nothing, and new reports come to the same record.
                    Report next = MarkedReports.Drawn(seeds[0] + 10_001);
                    store.Read("strait", MarkedReports.Outcomes(next), null, CancellationToken.None);
                    again.Read("strait", MarkedReports.Outcomes(next), null, CancellationToken.None);
                    Assert.Equal(CanonicalExport.Of(store, "strait"), CanonicalExport.Of(again, "strait"));
                    Assert.Equal(
                        store.Search("the", new ViewQuery("strait", Limit: 500)).Items.Length,
                        again.Search("the", new ViewQuery("strait", Limit: 500)).Items.Length
                    );
                },
                iter: 8,
                threads: 1
            );

    [Fact]
    public void A_store_with_reports_is_not_written_over()
    {
        string path = _folder.File("full.db");
        using SqliteStore store = SqliteStore.Open(path, new MarkedAnalyser());
        store.Read("strait", MarkedReports.Outcomes(MarkedReports.Drawn(1)), null, CancellationToken.None);
        (int version, List<GivenTable> tables) = Taken(store);

        StoreException refused = Assert.Throws<StoreException>(() => SqliteStore.Restore(path, version, tables, StoreSettings.Default));

        Assert.Contains("holds reports already", refused.Message, StringComparison.Ordinal);
        Assert.Single(store.Reports(new ViewQuery()).Items);
    }

    [Theory]
    [InlineData("no_such_table", "id")]
    [InlineData("reports", "no_such_column")]
    [InlineData("sqlite_master", "sql")]
    [InlineData("reports\"; DROP TABLE reports; --", "id")]
    public void Tables_that_are_none_of_a_store_are_refused_and_leave_nothing_behind(string table, string column)
    {
        string path = _folder.File("strange.db");

        StoreException refused = Assert.Throws<StoreException>(() =>
            SqliteStore.Restore(
                path,
                Migrator.Current.Version,
                [
                    new GivenTable(
                        table,
                        [column],
                        [
                            ["x"],
                        ]
                    ),
                ],
                StoreSettings.Default
            )
        );

        Assert.Contains("Export it again", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(
            Directory.GetFiles(Path.GetDirectoryName(path)!),
            static file => file.Contains("importing", StringComparison.Ordinal)
        );
    }

    private static (int Version, List<GivenTable> Tables) Taken(SqliteStore store)
    {
        int version = 0;
        List<GivenTable> tables = [];
        store.Contents(contents =>
        {
            version = contents.StoreVersion;
            foreach (StoredTable table in contents.Tables.Where(static table => table.Restored || table.Name == "reports"))
            {
                List<object?[]> rows = [];
                contents.Rows(table, rows.Add);
                ImmutableArray<string> columns = [.. table.Columns.Select(static column => column.Name)];
                if (!table.Restored)
                {
                    int text = columns.IndexOf("text");
                    rows = rows.ConvertAll(row => new object?[] { row[0], row[text] });
                    columns = ["id", "text"];
                }

                tables.Add(new GivenTable(table.Name, columns, rows));
            }
        });
        return (version, tables);
    }

    private static string Written(SqliteStore store)
    {
        StringWriter written = new(CultureInfo.InvariantCulture);
        store.Contents(contents =>
        {
            foreach (StoredTable table in contents.Tables)
            {
                written.WriteLine(table.Name);
                contents.Rows(
                    table,
                    row =>
                        written.WriteLine(
                            string.Join('|', row.Select(static cell => cell is byte[] bytes ? Convert.ToHexString(bytes) : cell))
                        )
                );
            }
        });
        return written.ToString();
    }
}
