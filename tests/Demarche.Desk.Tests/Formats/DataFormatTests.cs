using System.Globalization;
using System.Text.Json;
using Demarche.Store;

namespace Demarche.Desk.Tests;

/// <summary>Forms that are JSON, each against its format's rules as a schema, and against the record that it tells of.</summary>
public sealed class DataFormatTests(HandedOver handed) : IClassFixture<HandedOver>
{
    private static readonly ViewQuery s_all = new(InventedPress.Dispute, Limit: 500);

    [Fact]
    public async Task A_published_timeline_keeps_to_its_schema_and_invents_no_day()
    {
        JsonElement timeline = await handed.Json("timelinejs");
        FormatSchema.Check("timelinejs", timeline);
        Dictionary<string, JsonElement> slides = timeline
            .GetProperty("events")
            .EnumerateArray()
            .ToDictionary(static e => e.GetProperty("unique_id").GetString()!);
        foreach (EventItem item in handed.Store.Timeline(s_all).Items.Where(static e => !e.Background))
        {
            JsonElement start = slides[item.Id].GetProperty("start_date");
            Assert.Equal(item.Date.Value is { Length: 7 }, !start.TryGetProperty("day", out _));
            if (item.Date.Value is { Length: 10 } && item.Date.Earliest is { } day)
            {
                Assert.Equal(
                    (day.Year, day.Month, day.Day),
                    (start.GetProperty("year").GetInt32(), start.GetProperty("month").GetInt32(), start.GetProperty("day").GetInt32())
                );
            }
        }

        // Its reader takes these as HTML.
        Assert.DoesNotContain("<script", timeline.GetRawText());
        Assert.DoesNotContain("<img", timeline.GetRawText());
    }

    [Fact]
    public async Task Plover_events_keep_to_the_manual()
    {
        JsonElement[] events = await handed.Lines("plover");
        Assert.NotEmpty(events);
        Dictionary<string, EventItem> record = handed.Store.Timeline(s_all).Items.ToDictionary(static e => e.Id);
        foreach (JsonElement told in events)
        {
            FormatSchema.Check("plover", told);
            EventItem item = record[told.GetProperty("id").GetString()!];
            Assert.Equal(Day(item.Date.Earliest ?? item.Date.Latest), told.GetProperty("date").GetString());
            Assert.Equal(
                item.Date.Latest is { } last && last != item.Date.Earliest ? Day(last) : null,
                told.TryGetProperty("enddate", out JsonElement end) ? end.GetString() : null
            );
            Assert.Equal(item.Background, Contexts(told).Contains("historical"));
            Assert.Equal(item.Status == Record.EventStatus.Announced, Contexts(told).Contains("future"));

            // The sentence stands at its offsets.
            JsonElement place = told.GetProperty("text_info");
            Assert.Equal(
                told.GetProperty("text").GetString(),
                Cut(item.Evidence[0].Evidence.Report, place.GetProperty("start").GetInt32(), place.GetProperty("end").GetInt32())
            );
        }

        Assert.Equal(events.Length, events.Select(static e => e.GetProperty("id").GetString()).Distinct().Count());
    }

    [Fact]
    public async Task Web_annotations_keep_to_the_model_and_select_one_place_each()
    {
        JsonElement[] annotations = await handed.Lines("annotations");
        Assert.NotEmpty(annotations);
        Dictionary<string, EvidenceItem> evidence = handed.Evidence().DistinctBy(static e => e.Id).ToDictionary(static e => e.Id);
        foreach (JsonElement annotation in annotations)
        {
            FormatSchema.Check("annotation", annotation);
            if (annotation.GetProperty("motivation").GetString() == "editing")
            {
                continue;
            }

            EvidenceItem item = evidence[annotation.GetProperty("id").GetString()!.Split('#')[1]];
            string text = handed.Store.TextOf(item.Evidence.Report)!;
            foreach (JsonElement selector in annotation.GetProperty("target").GetProperty("selector").EnumerateArray())
            {
                if (selector.GetProperty("type").GetString() == "TextPositionSelector")
                {
                    Assert.Equal(
                        item.Evidence.Text,
                        Cut(item.Evidence.Report, selector.GetProperty("start").GetInt32(), selector.GetProperty("end").GetInt32())
                    );
                }
                else if (item.Evidence.In == Record.EvidencePlace.Text)
                {
                    string quoted = Word(selector, "prefix") + selector.GetProperty("exact").GetString() + Word(selector, "suffix");
                    int first = text.IndexOf(quoted, StringComparison.Ordinal);
                    Assert.True(first >= 0, quoted);
                    Assert.True(text.IndexOf(quoted, first + 1, StringComparison.Ordinal) < 0, "selects more than one place: " + quoted);
                }
            }
        }

        Assert.Equal(annotations.Length, annotations.Select(static a => a.GetProperty("id").GetString()).Distinct().Count());
    }

    [Fact]
    public async Task What_people_corrected_is_an_annotation_of_theirs()
    {
        JsonElement edit = Assert.Single(
            await handed.Lines("annotations"),
            static a => a.GetProperty("motivation").GetString() == "editing"
        );
        Assert.Equal("Mara; née Šolc", edit.GetProperty("creator").GetProperty("name").GetString());
        Assert.EndsWith("/" + handed.Desk.Position("lower the toll").Id, edit.GetProperty("target").GetString());
        Assert.Contains(
            edit.GetProperty("body").EnumerateArray(),
            static b => b.GetProperty("value").GetString()!.Contains("if the snow, \"all of it\", melts", StringComparison.Ordinal)
        );
        Assert.Contains(
            edit.GetProperty("body").EnumerateArray(),
            static b => b.GetProperty("value").GetString() == "=told in the second paragraph"
        );
    }

    [Fact]
    public async Task Annotation_objects_count_code_points_of_their_own_text()
    {
        JsonElement[] reports = await handed.Lines("jsonl");
        Assert.Equal(handed.Store.Reports(s_all).Items.Count(static r => r.Status == "current"), reports.Length);
        foreach (JsonElement report in reports)
        {
            FormatSchema.Check("annotated-report", report);
            string text = report.GetProperty("text").GetString()!;
            Assert.Equal(
                report.GetProperty("textSha256").GetString(),
                Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)))
            );
            int[] points = [.. text.EnumerateRunes().Select(static r => r.Value)];
            int sentences = report.GetProperty("sentences").GetArrayLength();
            int end = 0;
            foreach (JsonElement sentence in report.GetProperty("sentences").EnumerateArray())
            {
                Assert.True(sentence.GetProperty("start").GetInt32() >= end);
                end = sentence.GetProperty("end").GetInt32();
                Assert.True(end <= points.Length);
            }

            JsonElement[] tokens = [.. report.GetProperty("tokens").EnumerateArray()];
            foreach (JsonElement token in tokens.Where(static t => !t.TryGetProperty("multiword", out _)))
            {
                Assert.Equal(
                    token.GetProperty("text").GetString(),
                    string.Concat(
                        points[token.GetProperty("start").GetInt32()..token.GetProperty("end").GetInt32()].Select(char.ConvertFromUtf32)
                    )
                );
                Assert.InRange(token.GetProperty("sentence").GetInt32(), 0, sentences - 1);
                Assert.True(!token.TryGetProperty("head", out JsonElement head) || head.GetInt32() < tokens.Length);
            }
        }
    }

    [Fact]
    public async Task Citations_as_csl_keep_to_its_schema()
    {
        JsonElement items = await handed.Json("csl");
        FormatSchema.Check("csl", items);
        Dictionary<string, JsonElement> byId = items.EnumerateArray().ToDictionary(static i => i.GetProperty("id").GetString()!);
        foreach (ReportItem report in handed.Store.Reports(s_all).Items.Where(static r => r.Status == "current"))
        {
            JsonElement item = byId[report.Id];
            Assert.Equal(
                report.Outlet is null ? null : Exports.Phrases.OneLine(report.Outlet),
                item.TryGetProperty("container-title", out JsonElement outlet) ? Exports.Phrases.OneLine(outlet.GetString()!) : null
            );
            int[] issued = [.. item.GetProperty("issued").GetProperty("date-parts")[0].EnumerateArray().Select(static p => p.GetInt32())];
            Assert.StartsWith(
                string.Join('-', issued.Select(static (p, i) => p.ToString(i == 0 ? "0000" : "00", CultureInfo.InvariantCulture))),
                report.Published.Value,
                StringComparison.Ordinal
            );
        }
    }

    private static string[] Contexts(JsonElement told) =>
        told.TryGetProperty("context", out JsonElement all) ? [.. all.EnumerateArray().Select(static c => c.GetString()!)] : [];

    private static string Word(JsonElement json, string name) => json.TryGetProperty(name, out JsonElement word) ? word.GetString()! : "";

    private static string? Day(NodaTime.LocalDate? day) => day?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    private string Cut(string report, int start, int end)
    {
        int[] points = [.. handed.Store.TextOf(report)!.EnumerateRunes().Select(static r => r.Value)];
        return string.Concat(points[start..end].Select(char.ConvertFromUtf32));
    }
}
