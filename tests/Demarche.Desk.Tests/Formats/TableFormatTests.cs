using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Demarche.Exports;
using Demarche.Record;
using Demarche.Store;
using DuckDB.NET.Data;
using Microsoft.Data.Sqlite;

namespace Demarche.Desk.Tests;

/// <summary>Tables: CSV by RFC 4180 and in a database, Parquet in a database, and the bundle by its descriptor, in a database and in a store again.</summary>
public sealed class TableFormatTests(HandedOver handed) : IClassFixture<HandedOver>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("demarche-tables-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Csv_is_RFC_4180_and_calculates_nothing()
    {
        using ZipArchive archive = await handed.Zip("csv");
        Assert.Equal(CsvTables.Names.Select(static n => n + ".csv"), archive.Entries.Select(static e => e.FullName));
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            List<string[]> rows = CsvRules.Read(HandedOver.ReadEntry(entry));
            Assert.All(rows[0], static name => Assert.Matches("^[a-z][a-z0-9_]*$", name));
            Assert.Equal(rows[0].Length, rows[0].Distinct().Count());
            foreach (string cell in rows.Skip(1).SelectMany(static r => r))
            {
                Assert.False(
                    cell.Length > 0
                        && cell[0] is '=' or '+' or '-' or '@' or '\t' or '\r'
                        && !double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
                    cell
                );
                Assert.DoesNotContain(cell, static c => c is '\r' or '\n' or '\0');
            }
        }

        List<string[]> reports = CsvRules.Read(HandedOver.ReadEntry(archive.GetEntry("reports.csv")!));
        Assert.Contains(reports, static r => r.Contains("'+Gate; \"Post\", Ltd"));
    }

    [Fact]
    public async Task A_database_reads_the_csv_as_the_views_have_it()
    {
        (await handed.Zip("csv")).ExtractToDirectory(_folder);
        using DuckDBConnection database = Open();
        ViewQuery all = new(InventedPress.Dispute, Limit: 500);
        Assert.Equal(handed.Store.Timeline(all).Items.Length, Number(database, $"SELECT count(DISTINCT id) FROM {Csv("events")}"));
        Assert.Equal(handed.Store.Reports(all).Items.Length, Number(database, $"SELECT count(DISTINCT id) FROM {Csv("reports")}"));
        Assert.Equal(
            handed.Store.Positions(all).Items.Sum(static p => p.Responses.Length),
            Number(database, $"SELECT count(*) FROM {Csv("responses")} r JOIN {Csv("positions")} p ON p.id = r.position_id")
        );
        Assert.Equal(
            handed.Store.Quotes(all).Items.Sum(static u => u.Variants.Length),
            Number(database, $"SELECT count(*) FROM {Csv("variants")} v JOIN {Csv("utterances")} u ON u.id = v.utterance_id")
        );
        Assert.Equal(2, Number(database, $"SELECT count(*) FROM {Csv("disagreements")} WHERE value IN ('40', '65') AND aspect = 'number'"));

        // Days as days: nothing was made more exact than it is.
        Assert.Equal(
            1,
            Number(
                database,
                $"SELECT count(*) FROM {Csv("events")} WHERE date_precision = 'month' AND date_value = '2031-03' AND CAST(date_latest AS DATE) = DATE '2031-03-31'"
            )
        );
        foreach (EventItem item in handed.Store.Timeline(all).Items)
        {
            Assert.Equal(
                Phrases.OneLine(item.Summary),
                Phrases.OneLine(Word(database, $"SELECT summary FROM {Csv("events")} WHERE id = '{item.Id}'").TrimStart('\''))
            );
        }
    }

    [Fact]
    public async Task The_corrections_are_a_table_with_their_author()
    {
        using Visitor visitor = new(handed.Desk);
        List<string[]> rows = CsvRules.Read(await visitor.Page($"/d/{InventedPress.Dispute}/corrections.csv"));
        Assert.Equal(["id", "at", "by", "op", "targets", "payload", "reason", "undone_at", "undone_by", "applied"], rows[0]);
        Assert.Equal("Mara; née Šolc", rows[1][2]);
        Assert.Equal("'=told in the second paragraph", rows[1][6]);
        using JsonDocument payload = JsonDocument.Parse(rows[1][5]);
        Assert.Equal("if the snow, \"all of it\", melts", payload.RootElement.GetProperty("condition").GetString());
    }

    [Fact]
    public async Task The_sheet_of_a_timeline_has_the_columns_that_its_reader_takes_and_no_others()
    {
        List<string[]> rows = CsvRules.Read(await handed.Text("timelinejs-csv"));
        Assert.Equal(
            "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,Media Caption,Media Thumbnail,Alt Text,Type,Group,Background".Split(
                ','
            ),
            rows[0]
        );
        Assert.Single(rows, static r => r[16] == "title");
        JsonElement[] slides = [.. (await handed.Json("timelinejs")).GetProperty("events").EnumerateArray()];
        Assert.Equal(slides.Length, rows.Count - 2);
        foreach (string[] row in rows.Skip(2))
        {
            Assert.True(int.TryParse(row[0], NumberStyles.None, CultureInfo.InvariantCulture, out _), row[0]);
            Assert.True(row[1].Length > 0 || row[2].Length == 0, "a day without its month");
            Assert.True(row[4].Length > 0 || (row[5].Length == 0 && row[6].Length == 0), "a last day without its year");
            Assert.True(row[3].Length == 0 || row[2].Length > 0, "a time without its day");
            Assert.True(row[8].Length > 0 && row[9].Length > 0 && row[17].Length > 0 && row[16].Length == 0);
        }
    }

    [Fact]
    public async Task Parquet_opens_in_a_database_with_its_types()
    {
        (await handed.Zip("parquet")).ExtractToDirectory(_folder);
        using DuckDBConnection database = Open();
        using ZipArchive bundle = await handed.Zip("bundle");
        string[] tables =
        [
            .. Directory.EnumerateFiles(_folder, "*.parquet").Select(static f => Path.GetFileNameWithoutExtension(f)!).Order(),
        ];
        Assert.Equal(
            bundle
                .Entries.Where(static e =>
                    !e.FullName.Contains('/', StringComparison.Ordinal) && e.Name.EndsWith(".jsonl", StringComparison.Ordinal)
                )
                .Select(static e => e.Name[..^6])
                .Order(),
            tables
        );
        foreach (string table in tables)
        {
            Assert.Equal(
                HandedOver.Objects(HandedOver.ReadEntry(bundle.GetEntry(table + ".jsonl")!)).Length,
                Number(database, $"SELECT count(*) FROM '{Parquet(table)}'")
            );
        }

        Assert.Equal("BIGINT", Type(database, "events", "origins"));
        Assert.StartsWith("TIMESTAMP", Type(database, "events", "first_seen"));
        Assert.Equal("BIGINT", Type(database, "responses", "conditional"));
        EventItem some = handed.Store.Timeline(new ViewQuery(InventedPress.Dispute, Limit: 1)).Items[0];
        Assert.Equal(
            some.FirstSeen.ToUnixTimeMilliseconds(),
            Number(database, $"SELECT epoch_ms(first_seen) FROM '{Parquet("events")}' WHERE id = '{some.Id}'")
        );
        Assert.Equal("DOUBLE", Type(database, "reports", "copied_fraction"));
        Assert.Equal("VARCHAR", Type(database, "positions", "proposition"));

        // Evidence, cut out of the report's text by its offsets, is what the record says it is; SQL counts code points, and from one.
        Assert.Equal(
            0,
            Number(
                database,
                $"SELECT count(*) FROM '{Parquet("evidence")}' e JOIN '{Parquet("reports")}' r ON r.id = e.report_id WHERE e.place = 'text' AND substring(r.text, CAST(e.start + 1 AS BIGINT), CAST(e.\"end\" - e.start AS BIGINT)) <> e.text"
            )
        );
        Assert.True(
            Number(database, $"SELECT count(*) FROM '{Parquet("support")}' s JOIN '{Parquet("positions")}' p ON p.id = s.record_id") > 0
        );
    }

    [Fact]
    public async Task The_bundles_descriptor_is_true_of_every_file()
    {
        using ZipArchive bundle = await handed.Zip("bundle");
        using JsonDocument descriptor = JsonDocument.Parse(HandedOver.ReadEntry(bundle.GetEntry("datapackage.json")!));
        FormatSchema.Check("datapackage", descriptor.RootElement);
        JsonElement[] resources = [.. descriptor.RootElement.GetProperty("resources").EnumerateArray()];
        Assert.Equal(
            bundle.Entries.Select(static e => e.FullName).Where(static n => n != "datapackage.json").Order(),
            resources.Select(static r => r.GetProperty("path").GetString()!).Order()
        );
        Assert.Equal(resources.Length, resources.Select(static r => r.GetProperty("name").GetString()).Distinct().Count());
        foreach (JsonElement resource in resources)
        {
            string path = resource.GetProperty("path").GetString()!;
            using MemoryStream file = new();
            using (Stream from = bundle.GetEntry(path)!.Open())
            {
                from.CopyTo(file);
            }

            Assert.Equal(resource.GetProperty("bytes").GetInt64(), file.Length);
            Assert.Equal(resource.GetProperty("hash").GetString(), "sha256:" + Convert.ToHexStringLower(SHA256.HashData(file.ToArray())));
            Dictionary<string, string> fields = resource
                .GetProperty("schema")
                .GetProperty("fields")
                .EnumerateArray()
                .ToDictionary(static f => f.GetProperty("name").GetString()!, static f => f.GetProperty("type").GetString()!);
            foreach (JsonElement row in HandedOver.Objects(System.Text.Encoding.UTF8.GetString(file.ToArray())))
            {
                foreach (JsonProperty member in row.EnumerateObject())
                {
                    Assert.True(
                        Fits(fields[member.Name], member.Value),
                        $"{path} {member.Name} is no {fields[member.Name]}: {member.Value}"
                    );
                }
            }
        }
    }

    [Fact]
    public async Task The_bundle_is_read_by_a_database_and_made_a_store_again()
    {
        byte[] bytes = await handed.Take("bundle");
        string zip = Path.Combine(_folder, "bundle.zip");
        await File.WriteAllBytesAsync(zip, bytes);
        string folder = Path.Combine(_folder, "bundle");
        await ZipFile.ExtractToDirectoryAsync(zip, folder);
        using (DuckDBConnection database = Open())
        {
            string lines(string table) => $"read_json('{Path.Combine(folder, table + ".jsonl")}', format = 'newline_delimited')";
            Assert.Equal(
                0,
                Number(
                    database,
                    $"SELECT count(*) FROM {lines("evidence")} e JOIN {lines("reports")} r ON r.id = e.reportId WHERE e.place = 'text' AND substring(r.text, CAST(e.start + 1 AS BIGINT), CAST(e.\"end\" - e.start AS BIGINT)) <> e.text"
                )
            );
            Assert.True(Number(database, $"SELECT count(*) FROM {lines("support")} s JOIN {lines("events")} e ON e.id = s.recordId") > 0);
        }

        string store = Path.Combine(_folder, "again.db");
        using (BundleReader reader = BundleReader.Open(zip))
        {
            SqliteStore.Restore(store, reader.StoreVersion, reader.Tables(), StoreSettings.Default);
        }

        using SqliteStore again = SqliteStore.Open(store, new ReportAnalyser(ActorKnowledge.Shipped));
        using MemoryStream written = new();
        using (BundleZip place = new(written))
        {
            again.Contents(contents => BundleWriter.Write(contents, place, parquet: false));
        }

        Assert.Equal(bytes, written.ToArray());
        again.Dispose();
        SqliteConnection.ClearAllPools();
    }

    private static bool Fits(string type, JsonElement value) =>
        type switch
        {
            "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
            "number" => value.ValueKind == JsonValueKind.Number,
            "array" => value.ValueKind is JsonValueKind.Array or JsonValueKind.Object,
            "datetime" => value.ValueKind == JsonValueKind.String
                && DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, out _),
            _ => value.ValueKind == JsonValueKind.String,
        };

    private string Csv(string table) =>
        $"read_csv('{Path.Combine(_folder, table + ".csv")}', header = true, all_varchar = true, delim = ',', quote = '\"', escape = '\"', strict_mode = true, null_padding = false, ignore_errors = false)";

    private string Parquet(string table) => Path.Combine(_folder, table + ".parquet");

    private static DuckDBConnection Open()
    {
        DuckDBConnection database = new("DataSource=:memory:");
        database.Open();
        return database;
    }

    private string Type(DuckDBConnection database, string table, string column) =>
        Word(database, $"SELECT column_type FROM (DESCRIBE SELECT * FROM '{Parquet(table)}') WHERE column_name = '{column}'");

    private static long Number(DuckDBConnection database, string query) => (long)Value(database, query);

    private static string Word(DuckDBConnection database, string query) => (string)Value(database, query);

    private static object Value(DuckDBConnection database, string query)
    {
        using DuckDBCommand command = database.CreateCommand();
#pragma warning disable CA2100 // The paths are of this test's own folder.
        command.CommandText = query;
#pragma warning restore CA2100
        return command.ExecuteScalar()!;
    }
}
