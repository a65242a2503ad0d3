using System.Globalization;
using Demarche.Trainer.Judging;

namespace Demarche.Trainer.Lines;

/// <summary>
/// Learns <c>lines.bin</c> of the record from the judged lines under <c>tools/lines</c>, and says by cross-validation (no report on both sides) what the
/// verifier is worth. <c>lines check</c> only says.
/// </summary>
internal static class LineTraining
{
    private const int Hidden = 24;
    private const int Batch = 32;

    public static int Run(SharedData data, string[] arguments)
    {
        List<JudgedLine> lines = JudgedLine.ReadAll(data);
        List<LineExample> examples = LineExamples.Find(data, lines);
        Console.WriteLine($"{examples.Count} of {lines.Count} judged lines found");
        using ModelFileWriter file = new();
        foreach (string layer in (string[])["position", "event"])
        {
            List<LineExample> of = examples.FindAll(example => example.Layer == layer);
            Report(layer, of);
            if (arguments is not ["check"])
            {
                file.Add(layer + "s", JudgingTraining.Train(of, Hidden, Batch));
            }
        }

        if (arguments is not ["check"])
        {
            file.Save(Path.Combine(data.Library, "..", "Demarche.Record", "Models", "lines.bin"));
        }

        return 0;
    }

    private static void Report(string layer, List<LineExample> examples)
    {
        Dictionary<LineExample, (double, double)> judged = CrossValidation.Of(
            examples,
            static example => example.Fold,
            static others => JudgingTraining.Train(others, Hidden, Batch),
            static (network, example) => network.Judge(example.Features)
        );
        (double Told, double Right)[] verdicts = [.. examples.Select(example => judged[example])];

        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{layer}s, cross-validated: {examples.Count} lines, {Share(examples, static e => e.Told):P1} told, {Share(examples, static e => e.Right):P1} right; area under the curve: told {Area(verdicts, v => v.Told, examples, static e => e.Told):F3}, right {Area(verdicts, v => v.Right, examples, static e => e.Right):F3}"
            )
        );
        for (double least = 0.2; least < 0.65; least += 0.05)
        {
            List<LineExample> kept = [.. examples.Where((_, i) => verdicts[i].Told >= least)];
            double lost = 1 - ((double)kept.Count(static e => e.Right) / examples.Count(static e => e.Right));
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  told from {least:F2} on: {kept.Count} kept, {Share(kept, static e => e.Right):P1} right, {1 - Share(kept, static e => e.Told):P1} none; {lost:P1} of the right ones lost"
                )
            );
        }
    }

    private static double Share(List<LineExample> examples, Func<LineExample, bool> holds) =>
        (double)examples.Count(holds) / Math.Max(1, examples.Count);

    private static double Area(
        (double Told, double Right)[] verdicts,
        Func<(double Told, double Right), double> score,
        List<LineExample> examples,
        Func<LineExample, bool> holds
    )
    {
        double before = 0;
        long yes = 0;
        foreach (int i in Enumerable.Range(0, examples.Count).OrderBy(i => score(verdicts[i])).ThenBy(static i => i))
        {
            yes += holds(examples[i]) ? 1 : 0;
            before += holds(examples[i]) ? 0 : yes;
        }

        long no = examples.Count - yes;
        return 1 - (before / Math.Max(1, yes * no));
    }
}
