using System.Globalization;
using Demarche.Record;
using Demarche.Trainer.Judging;

namespace Demarche.Trainer.Arguments;

/// <summary>
/// Learns <c>arguments.bin</c> of the record from those judged lines under <c>tools/lines</c> of which judges said who takes part, and says by
/// cross-validation (no report on both sides) what it is worth beside the rules. <c>arguments check</c> only says.
/// </summary>
internal static class ArgumentTraining
{
    private const int Hidden = 48;
    private const int Batch = 64;

    public static int Run(SharedData data, string[] arguments)
    {
        List<JudgedLine> lines = JudgedLine.ReadAll(data);
        List<ArgumentExample> examples = ArgumentExamples.Find(data, lines);
        Console.WriteLine($"{examples.Count} of {lines.Count(static l => l.Actors is not null)} judged lines found");
        Report(examples);
        if (arguments is not ["check"])
        {
            using ModelFileWriter file = new();
            file.Add("arguments", Train(examples));
            file.Save(Path.Combine(data.Library, "..", "Demarche.Record", "Models", "arguments.bin"));
        }

        return 0;
    }

    private static JudgingTraining Train(IEnumerable<ArgumentExample> examples) =>
        JudgingTraining.Train([.. examples.SelectMany(static example => example.Cases())], Hidden, Batch);

    private static void Report(List<ArgumentExample> examples)
    {
        Dictionary<ArgumentExample, Record.Arguments> chosen = CrossValidation.Of(
            examples,
            static example => example.Fold,
            Train,
            static (network, example) =>
                ArgumentSelection.Choose(
                    example.Line,
                    example.Candidates,
                    [.. example.Candidates.Select((_, c) => network.Judge(example.NumbersOf(c)))]
                )
        );

        foreach (string layer in (string[])["event", "position"])
        {
            List<ArgumentExample> of = examples.FindAll(example => example.Judged.Layer == layer);
            Report($"{layer}s, rules", of, static e => new Record.Arguments(e.Line.Actors, e.Line.Recipients));
            Report($"{layer}s, cross-validated", of, e => chosen[e]);
        }
    }

    private static void Report(string name, List<ArgumentExample> examples, Func<ArgumentExample, Record.Arguments> choice)
    {
        ArgumentScore actors = new();
        ArgumentScore recipients = new();
        int both = 0;
        foreach (ArgumentExample example in examples)
        {
            Record.Arguments found = choice(example);
            bool acting = actors.Add(found.Actors, Actors(example, example.Acts), example.Judged.Unlisted?.Contains("actor") == true);
            bool actedOn = recipients.Add(
                found.Recipients,
                Actors(example, example.ActedOn),
                example.Judged.Unlisted?.Contains("recipient") == true
            );
            both += acting && actedOn ? 1 : 0;
        }

        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: {examples.Count} lines; who acts: {actors}; who is acted on: {recipients}; both right {(double)both / Math.Max(1, examples.Count):F3}"
            )
        );
    }

    private static IEnumerable<Actor> Actors(ArgumentExample example, IEnumerable<int> numbers) =>
        numbers.Select(c => example.Candidates[c].Actor);
}
