using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Demarche.Cli.Tests.Labels;

/// <summary>Every row of the labels has the shape that docs/labels/card.md tells, and holds no text of a report.</summary>
public sealed partial class LabelShapeTests
{
    /// <summary>A proposition is at most this long (readers were asked for 3 to 12 words); no other string comes near.</summary>
    private const int LongestProposition = 120;

    private static readonly string[] s_kinds = ["demand", "condition", "offer", "commitment", "threat", "refusal"];
    private static readonly string[] s_statuses =
    [
        .. "accepted partly-accepted rejected countered deferred noted unanswered withdrawn".Split(' '),
        .. "fulfilled kept partly-kept broken carried-out lapsed defied".Split(' '),
    ];
    private static readonly string[] s_events = ["happened", "announced", "hypothetical", "denied", "background"];
    private static readonly string[] s_marks = ["past", "habitual", "hypothetical", "claimed", "unnamed", "restated"];

    [Fact]
    public void There_are_fifteen_hundred_sentences_and_sixty_whole_reports_of_six_disputes()
    {
        List<JsonElement> reports = LabelFiles.Rows("reports.jsonl");
        Assert.Equal(1500, LabelFiles.Rows("sentences.jsonl").Count);
        Assert.Equal(300, LabelFiles.Rows("sentences.jsonl").Count(s => s.GetProperty("readers").GetArrayLength() == 2));
        Assert.Equal(6, reports.Count);
        Assert.Equal(60, reports.Sum(d => d.GetProperty("reports").GetArrayLength()));
    }

    [Fact]
    public void A_sentence_says_that_it_holds_nothing_or_holds_something_of_its_own()
    {
        string before = "";
        foreach (JsonElement row in LabelFiles.Rows("sentences.jsonl"))
        {
            string id = Text(row, "id");
            Assert.Matches("^s[0-9]{4}$", id);
            Assert.True(string.CompareOrdinal(before, id) < 0, $"{id} stands after {before}");
            before = id;
            Assert.Matches(Hash(), Text(row, "sha256"));
            (int start, int end) = Span(row, id);
            int held = row.GetProperty("positions").GetArrayLength() + row.GetProperty("responses").GetArrayLength();
            Assert.True(row.TryGetProperty("none", out _) == (held == 0), $"{id} says none and holds {held}");
            foreach (JsonElement position in row.GetProperty("positions").EnumerateArray())
            {
                Position(position, id);
                bool outside = position.TryGetProperty("where", out JsonElement where) && where.GetString() == "outside";
                Assert.True(position.TryGetProperty("evidence", out _) != outside, $"{id}: evidence or outside, not both");
                Within(position, start, end, id);
                foreach (JsonElement response in position.GetProperty("responses").EnumerateArray())
                {
                    Within(response, start, end, id);
                }
            }

            foreach (JsonElement response in row.GetProperty("responses").EnumerateArray())
            {
                Response(response, id);
                Within(response, start, end, id);
            }

            foreach (JsonElement happening in row.GetProperty("events").EnumerateArray())
            {
                Assert.Contains(Text(happening, "status"), s_events);
                (int from, int to) = Span(happening, id);
                Assert.True(start <= from && to <= end, $"{id}: an event outside of its sentence");
            }
        }
    }

    [Fact]
    public void Lines_of_whole_reports_point_at_reports_of_their_dispute()
    {
        foreach (JsonElement dispute in LabelFiles.Rows("reports.jsonl"))
        {
            string name = Text(dispute, "dispute");
            HashSet<string> reports = [];
            foreach (JsonElement report in dispute.GetProperty("reports").EnumerateArray())
            {
                Assert.Matches(Hash(), Text(report, "sha256"));
                Assert.True(Day(Text(report, "date")), $"{name}: a date is no day");
                reports.Add(Text(report, "id"));
            }

            HashSet<string> lines = [];
            foreach (JsonElement line in dispute.GetProperty("lines").EnumerateArray())
            {
                string id = $"{name} {Text(line, "id")}";
                Assert.True(lines.Add(Text(line, "id")), $"{id} stands twice");
                Position(line, id);
                foreach (JsonElement evidence in Evidence(line))
                {
                    Assert.Contains(Text(evidence, "report"), reports);
                }
            }
        }
    }

    [Fact]
    public void No_string_is_longer_than_a_proposition()
    {
        foreach (string file in (string[])["sentences.jsonl", "reports.jsonl"])
        {
            foreach (JsonElement row in LabelFiles.Rows(file))
            {
                NoText(row, file);
            }
        }
    }

    [Fact]
    public void No_dispute_and_no_report_stands_on_both_sides_of_the_split()
    {
        Dictionary<string, string> side = [];
        foreach (JsonElement row in LabelFiles.Rows("sentences.jsonl"))
        {
            string split = Text(row, "split");
            Assert.True(split is "train" or "dev", split);
            Assert.True(Text(row, "source") != "ukraine" || split == "dev", "the Ukraine reports are for measuring only");
            foreach (string what in (string[])["dispute " + Text(row, "dispute"), Text(row, "report")])
            {
                Assert.Equal(split, side.TryGetValue(what, out string? known) ? known : split);
                side[what] = split;
            }
        }
    }

    private static void Position(JsonElement position, string id)
    {
        Assert.Contains(Text(position, "kind"), s_kinds);
        Assert.True(position.GetProperty("holder").GetArrayLength() > 0, $"{id} has no holder");
        foreach (string who in (string[])["holder", "addressee", "performer"])
        {
            foreach (JsonElement actor in position.GetProperty(who).EnumerateArray())
            {
                Assert.Matches(Actor(), actor.GetString()!);
            }
        }

        Assert.False(string.IsNullOrWhiteSpace(Text(position, "proposition")), $"{id} has no proposition");
        if (position.TryGetProperty("marks", out JsonElement marks))
        {
            Assert.All(marks.EnumerateArray(), m => Assert.Contains(m.GetString(), s_marks));
        }

        foreach (string words in (string[])["condition", "deadline", "holderSpan"])
        {
            if (position.TryGetProperty(words, out JsonElement span))
            {
                Span(span, id);
            }
        }

        foreach (JsonElement response in position.GetProperty("responses").EnumerateArray())
        {
            Response(response, id);
        }

        Assert.All(Evidence(position), e => Span(e, id));
    }

    private static void Response(JsonElement response, string id)
    {
        Assert.Contains(Text(response, "status"), s_statuses);
        Assert.True(response.GetProperty("by").GetArrayLength() > 0, $"{id}: nobody answers");
        Assert.True(response.GetProperty("evidence").GetArrayLength() > 0, $"{id}: an answer without evidence");
        Assert.True(!response.TryGetProperty("date", out JsonElement date) || Day(date.GetString()!), $"{id}: a date is no day");
    }

    private static void Within(JsonElement item, int start, int end, string id)
    {
        foreach (JsonElement evidence in Evidence(item))
        {
            (int from, int to) = Span(evidence, id);
            Assert.True(start <= from && to <= end, $"{id}: evidence outside of its sentence");
        }
    }

    private static List<JsonElement> Evidence(JsonElement item)
    {
        List<JsonElement> all = [];
        if (item.TryGetProperty("evidence", out JsonElement evidence))
        {
            all.AddRange(evidence.EnumerateArray());
        }

        if (item.TryGetProperty("responses", out JsonElement responses))
        {
            foreach (JsonElement response in responses.EnumerateArray())
            {
                all.AddRange(Evidence(response));
            }
        }

        return all;
    }

    private static (int Start, int End) Span(JsonElement span, string id)
    {
        (int start, int end) = (span.GetProperty("start").GetInt32(), span.GetProperty("end").GetInt32());
        Assert.True(0 <= start && start < end, $"{id}: the span {start} to {end}");
        return (start, end);
    }

    private static void NoText(JsonElement value, string where)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty property in value.EnumerateObject())
                {
                    NoText(property.Value, property.Name);
                }

                break;
            case JsonValueKind.Array:
                foreach (JsonElement element in value.EnumerateArray())
                {
                    NoText(element, where);
                }

                break;
            case JsonValueKind.String:
                int longest = where is "proposition" ? LongestProposition : 64;
                Assert.True(value.GetString()!.Length <= longest, $"{where} holds {value.GetString()!.Length} characters");
                break;
            default:
                break;
        }
    }

    private static string Text(JsonElement row, string name) => row.GetProperty(name).GetString()!;

    private static bool Day(string value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    [GeneratedRegex("^[0-9a-f]{64}$", RegexOptions.CultureInvariant)]
    private static partial Regex Hash();

    [GeneratedRegex("^[A-Z][A-Z0-9]{1,9}( [A-Z]{3})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Actor();
}
