using System.IO.Compression;
using System.Text.Json;

namespace Demarche.Cli.Tests.Labels;

/// <summary>The labels of <c>docs/labels</c>, and the corpus beside the project that their offsets point into.</summary>
internal static class LabelFiles
{
    private static readonly string[] s_corpus = ["articles_1", "articles_2", "ukraine_2022_2024"];

    /// <summary>The rows of one file of labels, in the order of the file.</summary>
    public static List<JsonElement> Rows(string name)
    {
        List<JsonElement> rows = [];
        foreach (string line in File.ReadLines(Path.Combine(Root(), "docs", "labels", name)))
        {
            using JsonDocument row = JsonDocument.Parse(line);
            rows.Add(row.RootElement.Clone());
        }

        return rows;
    }

    /// <summary>The data beside the project.</summary>
    public static string Shared => Environment.GetEnvironmentVariable("DEMARCHE_SHARED") ?? Path.Combine(Root(), "..", "shared");

    /// <summary>The texts of these reports; null where there is no corpus beside the project.</summary>
    public static Dictionary<string, string>? Texts(HashSet<string> ids)
    {
        string corpus = Path.Combine(Shared, "data", "corpus");
        Dictionary<string, string> texts = [];
        foreach (string name in s_corpus)
        {
            string file = Path.Combine(corpus, name + ".jsonl.gz");
            if (!File.Exists(file))
            {
                return null;
            }

            using FileStream packed = File.OpenRead(file);
            using GZipStream unpacked = new(packed, CompressionMode.Decompress);
            using StreamReader lines = new(unpacked);
            while (lines.ReadLine() is { } line)
            {
                using JsonDocument report = JsonDocument.Parse(line);
                string id = report.RootElement.GetProperty("id").GetString()!;
                if (ids.Contains(id))
                {
                    texts[id] = report.RootElement.GetProperty("text").GetString()!;
                }
            }
        }

        return texts;
    }

    private static string Root()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "docs", "labels")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("docs/labels is not above the test's folder");
    }
}
