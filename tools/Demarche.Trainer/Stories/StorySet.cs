using System.Globalization;
using System.Text.Json;
using Demarche.Record;
using Demarche.Text;

namespace Demarche.Trainer.Stories;

/// <summary>One labelled report of a story set.</summary>
/// <param name="Day">Number of its day of publication; null where the set gives none.</param>
/// <param name="Group">What it shares its subject with (a crisis, a topic, a season): never on both sides of a split.</param>
internal sealed record LabelledReport(string Id, string Cluster, string Group, int? Day, StorySketch Sketch);

/// <summary>The reports of one set in the order in which they would arrive, and the pairs of them that could be one story.</summary>
internal sealed record StorySet(string Name, LabelledReport[] Reports, StoryPair[] Pairs)
{
    private static readonly string[] Names = ["allsides", "ecbplus", "updates", "basil"];

    /// <summary>
    /// The sets as they are, and some once more as other material looks: press articles without a headline and cut to their first sentences,
    /// updates with a day of publication (the day that they tell of or the next), reports that all have a title (the first line where none is
    /// given), and articles among the headlines and summaries of their editors, so that no feature stands for the kind of a set. The last two are
    /// only for what sees a stream.
    /// </summary>
    public static StorySet[] All(SharedData data) =>
        [
            .. Names.Select(name => Read(data, name, isVariant: false)),
            Read(data, "allsides", isVariant: true),
            Read(data, "updates", isVariant: true),
            Read(data, "ecbplus", isVariant: true) with
            {
                OfStreamAlone = true,
            },
            Read(data, "allsides", isVariant: false, headlines: true) with
            {
                OfStreamAlone = true,
            },
        ];

    /// <summary>Left out where two reports alone are looked at.</summary>
    public bool OfStreamAlone { get; private init; }

    private static StorySet Read(SharedData data, string name, bool isVariant, bool headlines = false)
    {
        List<LabelledReport> reports = [];
        using StreamReader reader = SharedData.Open(data.PathOf("stories", $"{name}_dev.jsonl.gz"));
        while (reader.ReadLine() is { } line)
        {
            using JsonDocument json = JsonDocument.Parse(line);
            string? Field(string field) =>
                json.RootElement.TryGetProperty(field, out JsonElement value) && value.ValueKind == JsonValueKind.String
                    ? value.GetString()
                    : null;

            string cluster = json.RootElement.GetProperty("cluster").ToString();
            int? day = DateOnly.TryParseExact(
                Field("date"),
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out DateOnly date
            )
                ? date.DayNumber
                : null;
            string text = Field("text") ?? "";
            string? title = Field("title");
            if (isVariant && name == "allsides")
            {
                (title, text) = (null, FirstWords(text, 40 + (reports.Count % 5 * 20)));
            }
            else if (isVariant && name == "ecbplus")
            {
                if (string.IsNullOrWhiteSpace(title))
                {
                    int end = text.IndexOf('\n', StringComparison.Ordinal);
                    title = end < 0 ? FirstWords(text, 12) : text[..end];
                    text = end < 0 ? text : text[(end + 1)..];
                }
            }
            else if (isVariant)
            {
                string told = cluster.Split('/')[^1];
                day = DateOnly.TryParseExact(told, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly of)
                    ? of.DayNumber + (reports.Count % 2)
                    : null;
            }

            StorySketch sketch = StorySketches.Of(title, new CleanText(text));
            reports.Add(new LabelledReport(Field("id") ?? "", cluster, $"{name} {GroupOf(name, cluster, day)}", day, sketch));
        }

        if (headlines)
        {
            reports.AddRange(Headlines(data, name));
        }

        LabelledReport[] ordered = [.. reports.OrderBy(static r => r.Day ?? int.MaxValue)];
        return new StorySet((isVariant ? name + "*" : name) + (headlines ? "+*" : ""), ordered, PairsOf(ordered));
    }

    private static IEnumerable<LabelledReport> Headlines(SharedData data, string name)
    {
        using StreamReader reader = SharedData.Open(data.PathOf("stories", $"{name}_dev_headlines.jsonl.gz"));
        while (reader.ReadLine() is { } line)
        {
            using JsonDocument json = JsonDocument.Parse(line);
            string Field(string field) => json.RootElement.GetProperty(field).GetString()!;
            string cluster = Field("cluster");
            int day = DateOnly.ParseExact(Field("first"), "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber;
            StorySketch sketch = StorySketches.Of(Field("headline"), new CleanText(Field("summary")));
            yield return new LabelledReport($"headline {cluster}", cluster, $"{name} {GroupOf(name, cluster, day)}", day, sketch);
        }
    }

    private static string FirstWords(string text, int count)
    {
        int at = 0;
        for (int n = 0; n < count && at < text.Length; n++)
        {
            int next = text.IndexOf(' ', at + 1);
            at = next < 0 ? text.Length : next;
        }

        return text[..at];
    }

    private static string GroupOf(string set, string cluster, int? day) =>
        set switch
        {
            "updates" => cluster.Split('/')[0],
            "ecbplus" => new string([.. cluster.TakeWhile(char.IsAsciiDigit)]),
            "allsides" => ((day ?? 0) / 90).ToString(CultureInfo.InvariantCulture),
            _ => cluster,
        };

    // One report after the other, as StoryGrouping sees them.
    private static StoryPair[] PairsOf(LabelledReport[] reports)
    {
        List<StoryPair> pairs = [];
        TermBackground background = new();
        SeenSketch[] seen = new SeenSketch[reports.Length];
        double[] nearest = new double[reports.Length];
        List<(int Earlier, double[] Features, double Near, bool Counts)> met = [];
        for (int later = 0; later < reports.Length; later++)
        {
            seen[later] = background.Seen(reports[later].Sketch);
            background.Add(reports[later].Sketch);
            met.Clear();
            for (int earlier = 0; earlier < later; earlier++)
            {
                int? days = reports[earlier].Day is { } a && reports[later].Day is { } b ? Math.Abs(a - b) : null;
                if (
                    days > StoryFeatures.FarDays
                    || TermVector.Cosine(reports[earlier].Sketch.Body, reports[later].Sketch.Body) < StreamFeatures.LeastLikeness
                )
                {
                    continue;
                }

                double[] features = new double[StreamFeatures.Count];
                double near = StreamFeatures.Of(seen[earlier], seen[later], days, features);
                met.Add((earlier, features, near, !(days > StoryJoin.FarthestDays)));
            }

            foreach ((int earlier, double[] features, double near, _) in met)
            {
                StreamFeatures.Beside(nearest[earlier], met.Count(m => m.Counts && m.Near > near), features);
                pairs.Add(new StoryPair(earlier, later, features, reports[earlier].Cluster == reports[later].Cluster));
            }

            foreach ((int earlier, _, double near, _) in met.Where(static m => m.Counts))
            {
                nearest[earlier] = Math.Max(nearest[earlier], near);
                nearest[later] = Math.Max(nearest[later], near);
            }
        }

        return [.. pairs.OrderBy(static p => p.Left).ThenBy(static p => p.Right)];
    }
}

/// <param name="Features">Those of a stream; the first of them are those of the pair alone.</param>
internal sealed record StoryPair(int Left, int Right, double[] Features, bool Same);
