using System.IO.Compression;
using System.Text.Json;
using Demarche.Cli.Tests.Examples;
using DuckDB.NET.Data;

namespace Demarche.Cli.Tests.Commands;

/// <summary>The bundle of a real store: out, in, out again; and read by another program.</summary>
public sealed class BundleTests : IClassFixture<BundleTests.Exported>
{
    private readonly Exported _exported;

    public BundleTests(Exported exported) => _exported = exported;

    [Fact]
    public void Out_and_in_and_out_again_gives_the_same_bytes()
    {
        DemarcheProcess imported = Run("import", "bundle.zip", "--store", "again.db");
        Assert.True(imported.ExitCode == 0, imported.Errors);
        Assert.Contains("small: 3 reports restored", imported.Output, StringComparison.Ordinal);
        Assert.Equal(0, Run("export", "bundle", "-o", "again.zip", "--store", "again.db").ExitCode);

        Assert.Equal(File.ReadAllBytes(Path("bundle.zip")), File.ReadAllBytes(Path("again.zip")));
        foreach (string view in new[] { "timeline", "positions", "quotes", "reports", "actors" })
        {
            Assert.Equal(
                Run("show", view, "--store", "small.db", "--format", "json").Output,
                Run("show", view, "--store", "again.db", "--format", "json").Output
            );
        }

        // It goes on as a store does: the same reports are known.
        Assert.Contains("3 known", Run("read", "reports.jsonl", "--store", "again.db").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_program_reads_the_tables()
    {
        using DuckDBConnection connection = new("DataSource=:memory:");
        connection.Open();
        Assert.Equal(
            3L,
            Number(
                connection,
                $"SELECT count(*) FROM '{Path("folder/reports.parquet")}' WHERE published_earliest < TIMESTAMP '2033-06-01' AND text LIKE '%sluices%'"
            )
        );
        Assert.True(
            Number(
                connection,
                $"SELECT count(*) FROM '{Path("folder/positions.parquet")}' p JOIN '{Path("folder/support.parquet")}' s ON s.record_id = p.id JOIN '{Path("folder/evidence.parquet")}' e ON e.id = s.evidence_id"
            ) > 0
        );
        Assert.Equal(
            3L,
            Number(
                connection,
                $"SELECT count(*) FROM '{Path("folder/reports.parquet")}' WHERE list_contains(tags, 'dam') AND len(authors) = 0"
            )
        );
        Assert.True(
            Number(
                connection,
                $"SELECT count(*) FROM '{Path("folder/positions.parquet")}' WHERE stated_earliest <= DATE '2033-05-31' AND status_as_of = DATE '2033-05-04'"
            ) > 0
        );
        Assert.Equal(
            3L,
            Number(
                connection,
                $"SELECT count(DISTINCT decode(key)) FROM parquet_kv_metadata('{Path("folder/events.parquet")}') WHERE decode(key) LIKE 'demarche.%'"
            )
        );
        string[] tables =
        [
            "disputes",
            "dispute_reports",
            "reports",
            "parts",
            "dropped",
            "originals",
            "stories",
            "copies",
            "sentences",
            "outlets",
            "origins",
            "report_origins",
            "actors",
            "actor_names",
            "offices",
            "evidence",
            "support",
            "events",
            "positions",
            "responses",
            "utterances",
            "variants",
            "paraphrases",
            "quantities",
            "disagreements",
            "disagreement_sides",
            "changes",
            "corrections",
            "sightings",
        ];
        Assert.All(
            tables,
            table => Assert.True(Number(connection, $"SELECT count(*) FROM read_parquet('{Path($"folder/{table}.parquet")}')") >= 0)
        );
        Assert.Equal(0L, Number(connection, $"SELECT count(*) FROM read_parquet('{Path("folder/events.parquet")}') WHERE origins >= 3"));
        Assert.True(
            Number(
                connection,
                $"SELECT count(*) FROM '{Path("folder/actor_names.parquet")}' n JOIN '{Path("folder/actors.parquet")}' a ON a.id = n.actor_id WHERE a.code LIKE 'TSM%'"
            ) > 0
        );
        Assert.True(
            Number(connection, $"SELECT count(*) FROM '{Path("folder/changes.parquet")}' WHERE record_type = 'position' AND kind = 'added'")
                > 0
        );
    }

    [Fact]
    public void Its_descriptor_names_every_file_with_its_hash()
    {
        using JsonDocument descriptor = JsonDocument.Parse(File.ReadAllText(Path("folder/datapackage.json")));
        string[] named =
        [
            .. descriptor.RootElement.GetProperty("resources").EnumerateArray().Select(static r => r.GetProperty("path").GetString()!),
        ];
        string[] there =
        [
            .. Directory
                .EnumerateFiles(Path("folder"), "*", SearchOption.AllDirectories)
                .Select(file => System.IO.Path.GetRelativePath(Path("folder"), file))
                .Where(static file => file != "datapackage.json"),
        ];
        Assert.Equal(there.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
        Assert.Equal(named.Length, named.Distinct().Count());
        Assert.All(
            descriptor.RootElement.GetProperty("resources").EnumerateArray(),
            static r => Assert.StartsWith("sha256:", r.GetProperty("hash").GetString(), StringComparison.Ordinal)
        );
    }

    [Fact]
    public void What_cannot_be_restored_is_refused_with_the_remedy()
    {
        string damaged = Path("damaged");
        ZipFile.ExtractToDirectory(Path("bundle.zip"), damaged);
        File.AppendAllText(System.IO.Path.Combine(damaged, "evidence.jsonl"), "{}\n");

        Assert.Contains("its hash differs", Refused("import", damaged, "--store", "new.db"), StringComparison.Ordinal);
        Assert.Contains("no such file", Refused("import", "nowhere.zip", "--store", "new.db"), StringComparison.Ordinal);
        Assert.Contains("no bundle", Refused("import", "reports.jsonl", "--store", "new.db"), StringComparison.Ordinal);
        Assert.Contains("holds reports already", Refused("import", "bundle.zip", "--store", "small.db"), StringComparison.Ordinal);
        Assert.Equal(2, Run("export", "bundle", "--store", "small.db").ExitCode);
        Assert.Equal(2, Run("export", "bundle", "-o", damaged, "--store", "small.db").ExitCode);
    }

    private string Refused(params string[] arguments)
    {
        DemarcheProcess refused = Run(arguments);
        Assert.Equal(1, refused.ExitCode);
        return refused.Errors;
    }

    private DemarcheProcess Run(params string[] arguments) => DemarcheProcess.Run(_exported.Folder, arguments);

    private string Path(string name) => System.IO.Path.Combine(_exported.Folder, name);

    private static long Number(DuckDBConnection connection, string query)
    {
        using DuckDBCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // The paths are of this test's own folder.
        command.CommandText = query;
#pragma warning restore CA2100
        return (long)command.ExecuteScalar()!;
    }

    public sealed class Exported : IDisposable
    {
        public Exported()
        {
            string[] texts =
            [
                "Arvenia on Monday demanded that Tasmere reopen the lower sluices of the Imber dam. \"We will wait two days,\" Foreign Minister Dunja Marr said.",
                "Tasmere rejected the demand to reopen the lower sluices on Tuesday.",
                "The sluices stay shut, a spokesman for the Tasmeran government said on Wednesday.",
            ];
            File.WriteAllLines(
                Path("reports.jsonl"),
                texts.Select(
                    static (text, i) =>
                        JsonSerializer.Serialize(
                            new
                            {
                                id = $"b{i}",
                                title = $"Sluices {i}",
                                outlet = "Oro Courier",
                                published = $"2033-05-0{i + 2}T08:00:00Z",
                                text,
                                tags = new[] { "dam" },
                            }
                        )
                )
            );
            File.WriteAllText(
                Path("actors.jsonl"),
                """
                {"code":"ARV","kind":"country","names":["Arvenia"],"demonyms":["Arvenian"]}
                {"code":"TSM","kind":"country","names":["Tasmere"],"demonyms":["Tasmeran"]}
                """
            );
            Run("read", "reports.jsonl", "--actors", "actors.jsonl", "--store", "small.db", "--dispute", "small");
            Run("export", "bundle", "-o", "bundle.zip", "--store", "small.db");
            Run("export", "bundle", "--parquet", "-o", "folder", "--store", "small.db");
        }

        public string Folder { get; } = Directory.CreateTempSubdirectory("demarche-bundle-").FullName;

        public void Dispose() => Directory.Delete(Folder, recursive: true);

        private string Path(string name) => System.IO.Path.Combine(Folder, name);

        private void Run(params string[] arguments)
        {
            DemarcheProcess process = DemarcheProcess.Run(Folder, arguments);
            Assert.True(process.ExitCode == 0, process.Errors);
        }
    }
}
