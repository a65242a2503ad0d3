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
    /// <summary>Likeness of the texts from which on a pair is looked at.</summary>
    private const double LeastLikeness = .06;

    private static readonly string[] Names = ["allsides", "ecbplus", "updates", "basil"];

    /// <summary>
    /// The sets as they are, and two once more as other material looks: press articles without a headline and cut to their first sentences,
    /// and updates with a day of publication (the day that they tell of or the next), so that no feature stands for the kind of a set.
    /// </summary>
    public static StorySet[] All(SharedData data) =>
        [
            .. Names.Select(name => Read(data, name, isVariant: false)),
            Read(data, "allsides", isVariant: true),
            Read(data, "updates", isVariant: true),
        ];

    private static StorySet Read(SharedData data, string name, bool isVariant)
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

        LabelledReport[] ordered = [.. reports.OrderBy(static r => r.Day ?? int.MaxValue)];
        return new StorySet(isVariant ? name + "*" : name, ordered, PairsOf(ordered));
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

    private static StoryPair[] PairsOf(LabelledReport[] reports)
    {
        List<StoryPair> pairs = [];
        TermBackground background = new();
        SeenSketch[] seen = new SeenSketch[reports.Length];
        for (int i = 0; i < seen.Length; i++)
        {
            seen[i] = new SeenSketch(reports[i].Sketch, background.Weighed(reports[i].Sketch));
            background.Add(reports[i].Sketch);
        }

        for (int i = 0; i < reports.Length; i++)
        {
            for (int j = i + 1; j < reports.Length; j++)
            {
                int? days = reports[i].Day is { } a && reports[j].Day is { } b ? Math.Abs(a - b) : null;
                if (days > StoryFeatures.FarDays || TermVector.Cosine(reports[i].Sketch.Body, reports[j].Sketch.Body) < LeastLikeness)
                {
                    continue;
                }

                double[] features = new double[StoryFeatures.StreamCount];
                StoryFeatures.Of(seen[i], seen[j], days, features);
                pairs.Add(new StoryPair(i, j, features, reports[i].Cluster == reports[j].Cluster));
            }
        }

        return [.. pairs];
    }
}

/// <param name="Features">Those of a stream; the first of them are those of the pair alone.</param>
internal sealed record StoryPair(int Left, int Right, double[] Features, bool Same);
