using System.Text.Json;
using Demarche.Intake;
using Demarche.Record;

namespace Demarche.Trainer.Judging;

/// <summary>The reports of the corpus beside the project that judged lines stand in.</summary>
internal static class JudgedReports
{
    public const int Folds = 5;

    /// <summary>
    /// The judged lines that the program still finds, with what an analyser shows of them to who watches it, in the order of the corpus; analysed
    /// on all processors.
    /// </summary>
    /// <param name="watched">Makes the analyser that shows what it sees to the action.</param>
    /// <param name="place">First character (UTF-16) of the sentence of what was seen, its word, and <see cref="ArgumentFeatures.KindOf(string)"/>.</param>
    public static IEnumerable<(JudgedLine Line, T Seen, int Fold)> Found<T>(
        SharedData data,
        IReadOnlyList<JudgedLine> judged,
        Func<Action<T>, ReportAnalyser> watched,
        Func<T, (int Sentence, int Word, int Kind)> place
    )
    {
        ThreadLocal<List<T>> seen = new();
        ReportAnalyser analyser = watched(line => seen.Value!.Add(line));
        return Of(data, judged)
            .AsParallel()
            .AsOrdered()
            .SelectMany(one =>
            {
                seen.Value = [];
                analyser.Analyse(one.Report, one.Report.Published);
                return Matched(one.Report, one.Lines, one.Fold, seen.Value, place);
            });
    }

    private static List<(JudgedLine Line, T Seen, int Fold)> Matched<T>(
        Report report,
        List<JudgedLine> judged,
        int fold,
        List<T> left,
        Func<T, (int Sentence, int Word, int Kind)> place
    )
    {
        List<(JudgedLine Line, T Seen, int Fold)> found = [];
        foreach (JudgedLine line in judged)
        {
            (int, int, int) judgedAt = (report.Text.Map.ToUtf16(line.Sentence), line.Word, ArgumentFeatures.KindOf(line.Kind));
            int at = left.FindIndex(seen => place(seen) == judgedAt);
            if (at >= 0)
            {
                // Where one word tells two lines of a kind they were judged in their order.
                found.Add((line, left[at], fold));
                left.RemoveAt(at);
            }
        }

        return found;
    }

    // Each with its lines and its fold, in the order of the corpus.
    private static IEnumerable<(Report Report, List<JudgedLine> Lines, int Fold)> Of(SharedData data, IReadOnlyList<JudgedLine> judged)
    {
        ILookup<string, JudgedLine> byReport = judged.ToLookup(static line => line.Report);
        int number = 0;
        foreach ((string id, Report report) in WithIds(data, byReport.Contains))
        {
            yield return (report, [.. byReport[id]], number++ % Folds);
            if (number % 50 == 0)
            {
                Console.Error.WriteLine($"{number} reports");
            }
        }
    }

    /// <summary>Those reports of the corpus that are wanted, by id, in its order.</summary>
    public static IEnumerable<(string Id, Report Report)> WithIds(SharedData data, Func<string, bool> wanted)
    {
        foreach (string part in (string[])["articles_1.jsonl.gz", "articles_2.jsonl.gz"])
        {
            using StreamReader lines = SharedData.Open(data.PathOf("corpus", part));
            while (lines.ReadLine() is { } line)
            {
                using JsonDocument row = JsonDocument.Parse(line);
                string id = row.RootElement.GetProperty("id").GetString() ?? "";
                if (wanted(id))
                {
                    yield return (id, ReportOf(row.RootElement, id));
                }
            }
        }
    }

    /// <summary>A row of the corpus as a report.</summary>
    public static Report ReportOf(JsonElement row, string id)
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
