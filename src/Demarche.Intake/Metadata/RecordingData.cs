using System.Globalization;
using System.Text.Json;
using Demarche.Text;

namespace Demarche.Intake;

/// <summary>What the JSON-LD of a page about a recording says of it: its transcript, and its chapters (<c>hasPart</c> of type <c>Clip</c>).</summary>
internal static class RecordingData
{
    private const int FewestChapters = 2;
    private const int MostChapters = 500;

    /// <summary>The blocks of the page with the chapters behind them; with the transcript for its text where the page itself shows less.</summary>
    /// <param name="recording">The object that describes the report.</param>
    /// <returns>The blocks themselves where the object adds nothing.</returns>
    public static List<BodyBlock> Added(ReportDraft draft, List<BodyBlock> blocks, JsonElement? recording)
    {
        if (
            recording is not { } stated
            || !JsonLd.Types(stated).Any(static type => type is "VideoObject" or "AudioObject" or "PodcastEpisode")
        )
        {
            return blocks;
        }

        List<BodyBlock> chapters = blocks.Exists(static block => block.Kind == PartKind.Chapter) ? [] : Chapters(stated);
        string transcript = Transcript(stated);
        if (transcript.Length > 2 * MainText.Length(blocks))
        {
            draft.Notes.Add("text taken from the transcript in the page's JSON-LD");
            return [.. chapters, .. transcript.Split('\n').Select(static line => new BodyBlock(PartKind.Paragraph, line))];
        }

        return chapters.Count == 0 ? blocks : [.. blocks, .. chapters];
    }

    private static string Transcript(JsonElement recording) =>
        recording.TryGetProperty("transcript", out JsonElement transcript) && transcript.ValueKind == JsonValueKind.String
            ? System.Net.WebUtility.HtmlDecode(transcript.GetString() ?? "")
            : "";

    private static List<BodyBlock> Chapters(JsonElement recording)
    {
        List<BodyBlock> chapters = [];
        foreach (JsonElement part in JsonLd.Children(recording, "hasPart"))
        {
            if (
                JsonLd.Types(part).Contains("Clip")
                && JsonLd.Text(part, "name") is { } name
                && double.TryParse(JsonLd.Text(part, "startOffset"), NumberStyles.Float, CultureInfo.InvariantCulture, out double start)
                && start >= (chapters.Count == 0 ? 0 : chapters[^1].StartSeconds)
                && double.IsFinite(start)
                && chapters.Count < MostChapters
            )
            {
                chapters.Add(new BodyBlock(PartKind.Chapter, name, StartSeconds: start));
            }
        }

        return chapters.Count >= FewestChapters ? chapters : [];
    }
}
