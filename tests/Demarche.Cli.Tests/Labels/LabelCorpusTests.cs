using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Demarche.Cli.Tests.Labels;

/// <summary>Labels and corpus fit together: the texts are those that were read, and offsets count their Unicode code points.</summary>
public sealed class LabelCorpusTests
{
    [Fact]
    public void Hashes_and_offsets_agree_with_the_reports()
    {
        Dictionary<string, string> hashes = [];
        List<(string Report, int Start, int End)> spans = [];
        foreach (JsonElement row in LabelFiles.Rows("sentences.jsonl"))
        {
            string report = row.GetProperty("report").GetString()!;
            hashes[report] = row.GetProperty("sha256").GetString()!;
            Collect(row, report, spans);
        }

        foreach (JsonElement dispute in LabelFiles.Rows("reports.jsonl"))
        {
            foreach (JsonElement report in dispute.GetProperty("reports").EnumerateArray())
            {
                hashes[report.GetProperty("id").GetString()!] = report.GetProperty("sha256").GetString()!;
            }

            Collect(dispute.GetProperty("lines"), "", spans);
        }

        Dictionary<string, string>? texts = LabelFiles.Texts([.. hashes.Keys]);
        Assert.SkipWhen(texts is null, "the corpus of the labels is not beside the project (DEMARCHE_SHARED names another place)");
        Dictionary<string, Rune[]> runes = [];
        foreach ((string report, string hash) in hashes)
        {
            Assert.True(texts!.TryGetValue(report, out string? text), $"the corpus has no report {report}");
            Assert.Equal(hash, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
            runes[report] = [.. text.EnumerateRunes()];
        }

        Assert.NotEmpty(spans);
        foreach ((string report, int start, int end) in spans)
        {
            Rune[] text = runes[report];
            Assert.True(start < end && end <= text.Length, $"{report} has {text.Length} code points; a span ends at {end}");
            bool trimmed = !Rune.IsWhiteSpace(text[start]) && !Rune.IsWhiteSpace(text[end - 1]);
            Assert.True(trimmed, $"{report}: the span {start} to {end} starts or ends with a blank");
        }
    }

    /// <summary>Every span in a label; one that names no report is in the report of its row.</summary>
    private static void Collect(JsonElement value, string report, List<(string Report, int Start, int End)> spans)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (JsonElement element in value.EnumerateArray())
            {
                Collect(element, report, spans);
            }
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            string named = value.TryGetProperty("report", out JsonElement own) ? own.GetString()! : report;
            if (value.TryGetProperty("start", out JsonElement start))
            {
                spans.Add((named, start.GetInt32(), value.GetProperty("end").GetInt32()));
            }

            foreach (JsonProperty property in value.EnumerateObject())
            {
                Collect(property.Value, named, spans);
            }
        }
    }
}
