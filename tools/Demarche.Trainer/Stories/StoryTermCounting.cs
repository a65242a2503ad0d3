using System.Globalization;
using System.Text.Json;
using Demarche.Record;

namespace Demarche.Trainer.Stories;

/// <summary>Counts in how many articles of the corpus each stem stands: <c>story-terms.tsv</c> of the record.</summary>
internal static class StoryTermCounting
{
    private const int LeastArticles = 8;

    public static int Run(SharedData data, string[] arguments)
    {
        Dictionary<string, int> articles = new(StringComparer.Ordinal);
        int count = 0;
        foreach (string part in (string[])["articles_1", "articles_2"])
        {
            using StreamReader reader = SharedData.Open(data.PathOf("corpus", $"{part}.jsonl.gz"));
            while (reader.ReadLine() is { } line)
            {
                using JsonDocument json = JsonDocument.Parse(line);
                HashSet<string> stems = new(StringComparer.Ordinal);
                foreach (string field in (string[])["title", "text"])
                {
                    if (json.RootElement.TryGetProperty(field, out JsonElement value) && value.ValueKind == JsonValueKind.String)
                    {
                        stems.UnionWith(StoryTerms.StemsOf(value.GetString()));
                    }
                }

                foreach (string stem in stems)
                {
                    articles[stem] = articles.GetValueOrDefault(stem) + 1;
                }

                count++;
            }
        }

        string path = Path.Combine(data.Library, "..", "Demarche.Record", "Data", "story-terms.tsv");
        using StreamWriter writer = new(path) { NewLine = "\n" };
        writer.WriteLine(
            "# How rare a stem is in press text: natural logarithm of articles over articles whose title or first 400 words hold it."
        );
        writer.WriteLine($"# Learned once by tools/train story-terms from {count} English news articles of 2010 to 2020 of github");
        writer.WriteLine(
            "# ramybaly/Article-Bias-Prediction (commit ced8111a720948e6a410e52031ace99c4e53f096, Apache-2.0 repository). Holds no text."
        );
        writer.WriteLine($"# Stems of fewer than {LeastArticles} articles are unlisted and count as the rarest.");
        foreach (
            (string stem, int n) in articles
                .Where(static a => a.Value >= LeastArticles)
                .OrderByDescending(static a => a.Value)
                .ThenBy(static a => a.Key, StringComparer.Ordinal)
        )
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{stem}\t{Math.Log((double)count / n):0.00}"));
        }

        return 0;
    }
}
