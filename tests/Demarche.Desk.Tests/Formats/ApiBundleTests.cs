using System.Globalization;
using System.IO.Compression;
using System.Text.Json;

namespace Demarche.Desk.Tests;

/// <summary>The HTTP API and the bundle tell of the same record: every line of one is in the other, and every field that both have is the same.</summary>
public sealed class ApiBundleTests(HandedOver handed) : IClassFixture<HandedOver>
{
    /// <summary>Columns of a bundle that say of which record a row is a part: the API says it by where the row stands.</summary>
    private static readonly string[] s_place = ["dispute", "positionId", "utteranceId", "index"];

    /// <summary>
    /// The text of a report has an operation of its own, and so has the history of an answer, which begins when it was first seen; the key of a page is
    /// the store's own word for which versions belong together; the engine of an answer is told with its position.
    /// </summary>
    private static readonly string[] s_elsewhere = ["reports.text", "reports.pageKey", "responses.firstSeen", "responses.engine"];

    [Theory]
    [InlineData("events", "timeline")]
    [InlineData("positions", "positions")]
    [InlineData("utterances", "quotes")]
    [InlineData("disagreements", "disagreements")]
    [InlineData("stories", "stories")]
    [InlineData("reports", "reports")]
    public async Task Lines_of_a_table_are_the_lines_of_a_list(string table, string list)
    {
        JsonElement[] items = await Items(list);
        await Same(table, await Rows(table), items);
        Assert.NotEmpty(items);
    }

    [Fact]
    public async Task Answers_are_those_of_their_positions()
    {
        (string Position, JsonElement Answer)[] answers =
        [
            .. (await Items("positions")).SelectMany(static p =>
                p.GetProperty("responses").EnumerateArray().Select(r => (p.GetProperty("id").GetString()!, r))
            ),
        ];
        Assert.NotEmpty(answers);
        JsonElement[] rows = await Rows("responses");
        await Same("responses", rows, [.. answers.Select(static a => a.Answer)]);
        Dictionary<string, string> of = answers.ToDictionary(static a => a.Answer.GetProperty("id").GetString()!, static a => a.Position);
        Assert.All(rows, r => Assert.Equal(of[r.GetProperty("id").GetString()!], r.GetProperty("positionId").GetString()));
    }

    [Fact]
    public async Task Evidence_is_the_same_and_hangs_on_the_same_lines()
    {
        Dictionary<string, JsonElement> rows = (await Rows("evidence")).ToDictionary(static r => r.GetProperty("id").GetString()!);
        HashSet<(string, string)> support =
        [
            .. (await Rows("support")).Select(static s =>
                (s.GetProperty("recordId").GetString()!, s.GetProperty("evidenceId").GetString()!)
            ),
        ];
        int seen = 0;
        foreach (string list in new[] { "timeline", "positions", "quotes", "stories" })
        {
            foreach (JsonElement item in await Items(list))
            {
                foreach (JsonElement evidence in item.GetProperty("evidence").EnumerateArray())
                {
                    string id = evidence.GetProperty("id").GetString()!;
                    Assert.Contains((item.GetProperty("id").GetString()!, id), support);
                    foreach (string name in new[] { "start", "end", "text", "textSha256" })
                    {
                        Assert.Equal(rows[id].GetProperty(name).ToString(), evidence.GetProperty(name).ToString());
                    }

                    Assert.Equal(rows[id].GetProperty("reportId").GetString(), evidence.GetProperty("report").GetString());
                    seen++;
                }
            }
        }

        Assert.Equal(
            support.Count(s =>
                s.Item1.StartsWith("st_", StringComparison.Ordinal)
                || (s.Item1[0] is 'e' or 'p' or 'u' && !s.Item1.StartsWith("rs_", StringComparison.Ordinal))
            ),
            seen
        );
    }

    [Fact]
    public async Task Corrections_and_changes_are_the_same()
    {
        JsonElement[] corrections = await Items("corrections");
        JsonElement[] kept = await Rows("store/corrections");
        Assert.Equal(
            kept.Select(static c => c.GetProperty("id").GetString()),
            corrections.Select(static c => c.GetProperty("id").GetString())
        );
        Assert.Equal(
            kept.Select(static c => c.GetProperty("by").GetString()),
            corrections.Select(static c => c.GetProperty("by").GetString())
        );
        Assert.Equal(
            (await Rows("store/changes")).Select(static c => c.GetProperty("seq").GetInt64()),
            (await Items("changes")).Select(static c => c.GetProperty("seq").GetInt64())
        );
    }

    private async Task Same(string table, JsonElement[] rows, JsonElement[] items)
    {
        Dictionary<string, string> actors = (await Rows("store/actors")).ToDictionary(
            static a => a.GetProperty("key").GetString()!,
            static a => a.GetProperty("id").GetString()!
        );
        Dictionary<string, JsonElement> given = items.ToDictionary(static i => i.GetProperty("id").GetString()!);
        Assert.Equal(rows.Select(static r => r.GetProperty("id").GetString()!).Order(), given.Keys.Order());
        int compared = 0;
        foreach (JsonElement row in rows)
        {
            JsonElement item = given[row.GetProperty("id").GetString()!];
            foreach (JsonProperty field in row.EnumerateObject())
            {
                if (s_place.Contains(field.Name) || s_elsewhere.Contains($"{table}.{field.Name}"))
                {
                    continue;
                }

                string there = Plain(field.Value, actors);
                string? here = Find(item, field.Name);
                if (table == "reports" && field.Name == "origins")
                {
                    // Tables name an origin; the API has its id, kind and signs beside the name.
                    here =
                        $"[{string.Join(',', item.GetProperty("origins").EnumerateArray().Select(static o => o.GetProperty("name").GetString()).Distinct())}]";
                }
                else if (field.Name == "sides")
                {
                    there = Sides(field.Value, static e => e.GetString()!);
                    here = Sides(item.GetProperty("sides"), static e => e.GetProperty("id").GetString()!);
                }

                Assert.True(
                    here == there || (here is null && (there is "0" or "[]" or "" || (field.Name == "recordStatus" && there == "current"))),
                    $"{table} {row.GetProperty("id")} {field.Name}: the bundle has {there}, the API {here ?? "nothing"}"
                );
                compared += here is null ? 0 : 1;
            }
        }

        Assert.True(compared >= rows.Length * 5, $"only {compared} fields of {table} were found in both");
    }

    // A side's value with the evidence that it rests on; the API shows the evidence itself where the table names it.
    private static string Sides(JsonElement sides, Func<JsonElement, string> id) =>
        string.Join(
            "; ",
            sides
                .EnumerateArray()
                .Select(s => $"{s.GetProperty("value")}: {string.Join(',', s.GetProperty("evidence").EnumerateArray().Select(id))}")
        );

    // "dateEarliest" is "earliest" of "date".
    private static string? Find(JsonElement item, string name)
    {
        if (item.TryGetProperty(name, out JsonElement whole))
        {
            return Plain(whole);
        }

        for (int i = 1; i < name.Length; i++)
        {
            if (
                char.IsAsciiLetterUpper(name[i])
                && item.TryGetProperty(name[..i], out JsonElement group)
                && group.ValueKind == JsonValueKind.Object
                && group.TryGetProperty(char.ToLowerInvariant(name[i]) + name[(i + 1)..], out JsonElement part)
            )
            {
                return Plain(part);
            }
        }

        return null;
    }

    // Bundle rows name an actor by its key, and the table of actors has its id; the API names it by id. Flags are 0 and 1 in tables.
    private static string Plain(JsonElement value, Dictionary<string, string>? actors = null)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String when value.GetString() is { } text:
                return text.EndsWith('Z') && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out DateTimeOffset at)
                    ? at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)
                    : text;
            case JsonValueKind.Array:
                return $"[{string.Join(',', value.EnumerateArray().Select(i => Plain(i, actors)))}]";
            case JsonValueKind.Object when actors is not null && value.TryGetProperty("key", out JsonElement key):
                string code = value.TryGetProperty("code", out JsonElement its) ? its.ToString() : "";
                return $"{actors[key.GetString()!]} {code} {value.GetProperty("name")}";
            case JsonValueKind.Object
                when value.TryGetProperty("id", out JsonElement id) && value.TryGetProperty("name", out JsonElement name):
                return $"{id} {(value.TryGetProperty("code", out JsonElement own) ? own.ToString() : "")} {name}";
            case JsonValueKind.Object:
                return $"{{{string.Join(',', value.EnumerateObject().OrderBy(static p => p.Name, StringComparer.Ordinal).Select(p => $"{p.Name}:{Plain(p.Value, actors)}"))}}}";
            case JsonValueKind.True:
                return "1";
            default:
                return value.ToString();
        }
    }

    private async Task<JsonElement[]> Rows(string table)
    {
        using ZipArchive bundle = await handed.Zip("bundle");
        return HandedOver.Objects(HandedOver.ReadEntry(bundle.GetEntry(table + ".jsonl")!));
    }

    /// <summary>All that the API lists, page by page.</summary>
    private async Task<JsonElement[]> Items(string list)
    {
        using Visitor visitor = new(handed.Desk);
        List<JsonElement> items = [];
        string? cursor = null;
        do
        {
            using JsonDocument page = JsonDocument.Parse(
                await visitor.Page(
                    $"/api/v1/disputes/pass/{list}?limit=3{(cursor is null ? "" : "&cursor=" + Uri.EscapeDataString(cursor))}"
                )
            );
            items.AddRange(page.RootElement.GetProperty("items").EnumerateArray().Select(static i => i.Clone()));
            cursor = page.RootElement.TryGetProperty("next", out JsonElement next) ? next.GetString() : null;
        } while (cursor is not null);
        return [.. items];
    }
}
