using System.Text.Json;
using Demarche.Intake;
using Demarche.Record;
using Demarche.Text;

namespace Demarche.Trainer.Lines;

/// <summary>A judged line as the verifier sees it.</summary>
/// <param name="Fold">Lines of one report are in one fold.</param>
internal sealed record LineExample(string Layer, bool Told, bool Right, float[] Features, int Fold);

/// <summary>Analyses the reports of the judged lines again and finds the lines in what the program sees there now.</summary>
internal static class LineExamples
{
    private const int Folds = 5;

    public static List<LineExample> Find(SharedData data, IReadOnlyList<JudgedLine> judged)
    {
        ILookup<string, JudgedLine> byReport = judged.ToLookup(static line => line.Report);
        List<CandidateLine> seen = [];
        ReportAnalyser analyser = new(ActorKnowledge.Shipped) { Watch = seen.Add };
        List<LineExample> examples = [];
        int report = 0;
        foreach (string part in (string[])["articles_1.jsonl.gz", "articles_2.jsonl.gz"])
        {
            using StreamReader lines = SharedData.Open(data.PathOf("corpus", part));
            while (lines.ReadLine() is { } line)
            {
                using JsonDocument row = JsonDocument.Parse(line);
                string id = row.RootElement.GetProperty("id").GetString() ?? "";
                if (!byReport.Contains(id))
                {
                    continue;
                }

                Report found = ReportOf(row.RootElement, id);
                seen.Clear();
                analyser.Analyse(found, found.Published);
                Match(found.Text.Map, byReport[id], seen, report++ % Folds, examples);
                if (report % 50 == 0)
                {
                    Console.Error.WriteLine($"{report} reports, {examples.Count} lines");
                }
            }
        }

        return examples;
    }

    private static void Match(
        CodePointMap text,
        IEnumerable<JudgedLine> judged,
        List<CandidateLine> seen,
        int fold,
        List<LineExample> examples
    )
    {
        List<CandidateLine> left = [.. seen];
        foreach (JudgedLine line in judged)
        {
            int sentence = text.ToUtf16(line.Sentence);
            int at = left.FindIndex(found =>
                found.Sentence == sentence
                && found.Word == line.Word
                && found.Kind == line.Kind
                && found.Layer.ToString().Equals(line.Layer, StringComparison.OrdinalIgnoreCase)
            );
            if (at >= 0)
            {
                // Where one word tells two lines of a kind they were judged in their order.
                examples.Add(new LineExample(line.Layer, line.Verdict != "none", line.Verdict == "yes", left[at].Features, fold));
                left.RemoveAt(at);
            }
        }
    }

    private static Report ReportOf(JsonElement row, string id)
    {
        string given = JsonSerializer.Serialize(
            new Dictionary<string, string?>
            {
                ["id"] = id,
                ["title"] = row.GetProperty("title").GetString(),
                ["outlet"] = row.GetProperty("outlet").GetString(),
                ["published"] = row.GetProperty("date").GetString(),
                ["text"] = row.GetProperty("text").GetString(),
            }
        );
        return AnnotationInput.ReadLine(given, id, 1, new IntakeOptions()) is GivenReport report
            ? report.Report
            : throw new InvalidDataException($"report {id} of the corpus cannot be read");
    }
}
