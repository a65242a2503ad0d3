#pragma warning disable RS0030 // The visitor of the desk that is measured, on this machine.
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Demarche.Desk;
using Demarche.Record;
using Demarche.Store;
using Demarche.Text;
using Microsoft.Data.Sqlite;

namespace Demarche.Bench;

/// <summary>How long pages and searches of the desk take over HTTP, on a store that is as large as asked for.</summary>
internal static partial class DeskBenchmark
{
    private static readonly string[] s_pages =
    [
        "",
        "/timeline",
        "/timeline?from={from}&to={to}",
        "/timeline?actor={actor}",
        "/timeline?type=REJECT",
        "/timeline?min-origins=2",
        "/positions",
        "/positions?holder={actor}",
        "/positions?answer=none",
        "/positions?as-of={to}",
        "/quotes",
        "/quotes?speaker={speaker}",
        "/reports",
        "/reports?from={from}&to={to}",
        "/reports/{report}",
        "/origins",
        "/stories",
        "/stories?thread={thread}",
        "/disagreements",
        "/corrections",
        "/hand-over",
        "/{event}",
        "/{position}",
    ];

    private static readonly string[] s_searches =
    [
        "strait",
        "demanded",
        "border crossing",
        "\"border crossing\"",
        "refused",
        "the",
        "zzz",
        "by:{actor} demand",
        "{actor}'s demands",
        "kind:quote by:\"{speaker}\"",
        "type:reject from:{from} to:{to}",
    ];

    /// <summary>Makes a store of many reports out of one of few: each again under other ids, times as often.</summary>
    public static void Multiply(string small, string large, int times)
    {
        File.Copy(small, large, overwrite: true);
        using SqliteConnection connection = new($"Data Source={large}");
        connection.Open();
        Run(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA cache_size = -200000;");
        using Stream stream = typeof(DeskBenchmark).Assembly.GetManifestResourceStream("multiply.sql")!;
        using StreamReader reader = new(stream);
        string script = reader.ReadToEnd();
        long lines = Number(connection, "SELECT max(number) + 1 FROM lines");
        long mentions = Number(connection, "SELECT max(id) + 1 FROM mentions");
        long sentences = Number(connection, "SELECT max(id) + 1 FROM sentences");
        Run(
            connection,
            "CREATE TEMP TABLE old_lines AS SELECT * FROM lines; CREATE TEMP TABLE old_reports AS SELECT id FROM reports; CREATE TEMP TABLE old_changes AS SELECT * FROM changes; CREATE TEMP TABLE old_sentences AS SELECT * FROM sentences; CREATE TEMP TABLE old_told AS SELECT * FROM mentions WHERE kind = 'story'; CREATE TEMP TABLE old_threads AS SELECT * FROM story_threads;"
        );
        for (int k = 1; k < times; k++)
        {
            Dictionary<string, string> evidence = Evidence(connection, k);
            connection.CreateFunction(
                "renamed",
                (string? text) =>
                    text is null
                        ? null
                        : Ids()
                            .Replace(text, id => id.Value[0] == 'r' ? Copied(id.Value, k) : evidence.GetValueOrDefault(id.Value, id.Value)),
                isDeterministic: true
            );
            Run(
                connection,
                "BEGIN;"
                    + script
                        .Replace("{k}", k.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                        .Replace("{lines}", (lines * k).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                        .Replace("{mentions}", (mentions * k).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                        .Replace("{sentences}", (sentences * k).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                    + "COMMIT;"
            );
        }

        Console.WriteLine(
            $"{Number(connection, "SELECT count(*) FROM reports")} reports, {Number(connection, "SELECT count(*) FROM lines")} lines, {Number(connection, "SELECT count(*) FROM sentences")} sentences"
        );
    }

    public static async Task Run(string path, int rounds)
    {
        using SqliteStore store = SqliteStore.Open(path, new ReportAnalyser(ActorKnowledge.Shipped));
        await using DeskServer server = await DeskServer.Start(
            new DeskSettings
            {
                Views = store,
                Lookup = store,
                Keeper = store,
                Whole = store,
            }
        );
        string dispute = store.Disputes()[0];
        Dictionary<string, string> known = Known(store, dispute);
        using HttpClient client = new();
        Console.WriteLine("| page | first ms | median ms | p95 ms | median cpu ms | kB |\n|---|---|---|---|---|---|");
        List<double> all = [];
        foreach (string page in s_pages)
        {
            all.AddRange(await Measure(client, $"{server.Address}d/{dispute}{Filled(page, known)}", page.Length == 0 ? "/" : page, rounds));
        }

        Console.WriteLine($"| all pages | | {Percentile(all, 0.5):0} | {Percentile(all, 0.95):0} | | |");
        List<double> searches = [];
        foreach (string search in s_searches)
        {
            searches.AddRange(
                await Measure(
                    client,
                    $"{server.Address}d/{dispute}/parts/search?q={Uri.EscapeDataString(Filled(search, known))}",
                    "search " + search,
                    rounds
                )
            );
        }

        Console.WriteLine($"| all searches | | {Percentile(searches, 0.5):0} | {Percentile(searches, 0.95):0} | | |");
    }

    // The id of evidence is a hash of its place, so that a copy of a report has other ids.
    private static Dictionary<string, string> Evidence(SqliteConnection connection, int k)
    {
        Dictionary<string, string> ids = new(StringComparer.Ordinal);
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT e.id, e.report_id, e.place, e.start, e.end FROM evidence e JOIN old_reports o ON o.id = e.report_id";
        using SqliteDataReader row = command.ExecuteReader();
        while (row.Read())
        {
            int place = row.GetString(2) == "title" ? 1 : 0;
            string at = string.Create(
                CultureInfo.InvariantCulture,
                $"{Copied(row.GetString(1), k)}\n{place}\n{row.GetInt32(3)}\n{row.GetInt32(4)}"
            );
            ids[row.GetString(0)] = "e_" + ContentHash.Of(at)[..16];
        }

        return ids;
    }

    // Sixteen digits as every id of a report has them.
    private static string Copied(string report, int k) =>
        "r_" + ContentHash.Of(string.Create(CultureInfo.InvariantCulture, $"{report} {k}"))[..16];

    // Processor time beside the clock: what a page costs does not depend on who else works on the machine.
    private static async Task<List<double>> Measure(HttpClient client, string address, string name, int rounds)
    {
        List<double> times = [];
        List<double> worked = [];
        double first = 0;
        int length = 0;
        for (int i = 0; i <= rounds; i++)
        {
            TimeSpan before = Environment.CpuUsage.TotalTime;
            long start = Stopwatch.GetTimestamp();
            using HttpResponseMessage answer = await client.GetAsync(new Uri(address));
            byte[] body = await answer.Content.ReadAsByteArrayAsync();
            double took = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            if (!answer.IsSuccessStatusCode)
            {
                throw new InvalidOperationException($"{address}: {answer.StatusCode}");
            }

            length = body.Length;
            if (i == 0)
            {
                first = took;
            }
            else
            {
                times.Add(took);
                worked.Add((Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
            }
        }

        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| `{name}` | {first:0} | {Percentile(times, 0.5):0} | {Percentile(times, 0.95):0} | {Percentile(worked, 0.5):0} | {length / 1024} |"
            )
        );
        return times;
    }

    private static Dictionary<string, string> Known(SqliteStore store, string dispute)
    {
        EventItem told = store.Timeline(new ViewQuery(dispute, Limit: 1) { NewestFirst = true }).Items[0];
        PositionItem position = store.Positions(new ViewQuery(dispute, Limit: 1)).Items[0];
        ReportRow[] rows = [.. store.ReportRows(new ReportQuestion(dispute, 400))];
        return new Dictionary<string, string>
        {
            ["from"] = rows[^1].Published![..10],
            ["to"] = rows[0].Published![..10],
            ["actor"] = store.Parties(dispute, "", 1)[0].Name,
            ["speaker"] = store.Parties(dispute, "utterance", 1) is [var speaker] ? speaker.Name : "nobody",
            ["report"] = rows[0].Id,
            ["thread"] = store.Stories(new ViewQuery(dispute, Limit: 1)).Items[0].Thread?.Id ?? "none",
            ["event"] = told.Id,
            ["position"] = position.Id,
        };
    }

    private static string Filled(string text, Dictionary<string, string> known) =>
        known.Aggregate(text, static (t, k) => t.Replace("{" + k.Key + "}", k.Value, StringComparison.Ordinal));

    private static double Percentile(List<double> times, double share)
    {
        double[] sorted = [.. times.Order()];
        return sorted.Length == 0 ? 0 : sorted[Math.Min(sorted.Length - 1, (int)Math.Ceiling(share * sorted.Length) - 1)];
    }

    private static void Run(SqliteConnection connection, string script)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // The script is a file of this project.
        command.CommandText = script;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static long Number(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100
        command.CommandText = sql;
#pragma warning restore CA2100
        return (long)command.ExecuteScalar()!;
    }

    [GeneratedRegex("[er]_[0-9a-f]{16}", RegexOptions.NonBacktracking)]
    private static partial Regex Ids();
}
