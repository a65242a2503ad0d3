using Demarche.Record;
using Demarche.Trainer.Judging;

namespace Demarche.Trainer.Dates;

/// <summary>
/// Learns <c>dates.bin</c> of the record from those judged lines under <c>tools/lines</c> of which judges said when they took place, and says by
/// cross-validation (no report on both sides) what it is worth beside the rules. <c>dates check</c> only says.
/// </summary>
internal static class DateTraining
{
    private const int Hidden = 32;
    private const int Batch = 64;

    public static int Run(SharedData data, string[] arguments)
    {
        List<JudgedLine> lines = JudgedLine.ReadAll(data).FindAll(static line => line.When is not null);
        List<DateExample> examples =
        [
            .. JudgedReports
                .Found<CandidateDates>(
                    data,
                    lines,
                    static watch => new ReportAnalyser(ActorKnowledge.Shipped) { WatchDates = watch },
                    static seen => (seen.Dated.View.Sentence.Span.Start, seen.Dated.Word, seen.Dated.Kind)
                )
                .Select(static found => new DateExample(found.Seen, found.Line, found.Fold)),
        ];
        Console.WriteLine($"{examples.Count} of {lines.Count} judged lines found");
        Report(examples);
        if (arguments is not ["check"])
        {
            using ModelFileWriter file = new();
            file.Add("times", Times(examples));
            file.Add("days", Days(examples));
            file.Save(Path.Combine(data.Library, "..", "Demarche.Record", "Models", "dates.bin"));
        }

        return 0;
    }

    private static JudgingTraining Times(IEnumerable<DateExample> examples) =>
        JudgingTraining.Train([.. examples.SelectMany(static example => example.Times())], Hidden, Batch);

    private static JudgingTraining Days(IEnumerable<DateExample> examples) =>
        JudgingTraining.Train([.. examples.Select(static example => example.Day())], Hidden, Batch);

    private static void Report(List<DateExample> examples)
    {
        Dictionary<DateExample, LineDate> chosen = CrossValidation.Of(
            examples,
            static example => example.Fold,
            static others => (Times: Times(others), Days: Days(others)),
            static (networks, example) =>
                DateSelection.Choose(
                    example.Seen.Dated,
                    example.Seen.Candidates,
                    [.. example.Seen.Candidates.Select((_, c) => networks.Times.Judge(example.NumbersOf(c)))],
                    networks.Days.Judge(example.Seen.Line),
                    example.Seen.Dates
                )
        );

        foreach (string layer in (string[])["event", "position"])
        {
            // Of what is only announced nobody knows the report's day for its date.
            List<DateExample> of = examples.FindAll(e => e.Judged.Layer == layer && e.Seen.Dated.Status == EventStatus.Happened);
            Report($"{layer}s that happened, rules", of, static e => new LineDate(e.Seen.Dated.Proposed, e.Seen.Dated.Background));
            Report($"{layer}s that happened, cross-validated", of, e => chosen[e]);
        }
    }

    private static void Report(string name, List<DateExample> examples, Func<DateExample, LineDate> choice)
    {
        DateScore score = new();
        foreach (DateExample example in examples)
        {
            score.Add(example, choice(example));
        }

        Console.WriteLine($"{name}: {score}");
    }
}
