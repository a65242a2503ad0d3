using System.Globalization;
using Demarche.Record;
using Demarche.Trainer.Judging;

namespace Demarche.Trainer.Ties;

/// <summary>
/// Learns <c>ties.bin</c> of the record from the invented disputes under <c>tools/disputes</c>, and says by cross-validation (no dispute on both sides) what the
/// learned tie is worth. <c>ties check</c> only says.
/// </summary>
internal static class TieTraining
{
    public static int Run(SharedData data, string[] arguments)
    {
        string folder = Path.Combine(data.Library, "..", "..", "tools", "disputes");
        string[] names =
        [
            .. Directory
                .EnumerateFiles(folder, "t*.gold.json")
                .Select(static path => Path.GetFileName(path).Replace(".gold.json", "", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
        List<DisputeReading> disputes = [.. names.Select(name => DisputeReading.Read(folder, name))];
        TieExamples examples = TieExamples.Of(disputes);
        examples.Strange.AddRange(PressPairs.Of(data));
        Console.WriteLine(
            $"{names.Length} disputes, {examples.Clues} sentences that may answer, {examples.Pairs.Count} pairs and {examples.Strange.Count} strange ones; {examples.Answers} answers, {examples.WithClue} with a sentence; {examples.Pairs.Count(static pair => pair.Keyed)} pairs meet by a key, {examples.Pairs.Count(static pair => pair.Keyed && pair.Given is not null)} of them answers"
        );
        Report(examples);
        if (arguments is not ["check"])
        {
            TieNetworks networks = TieNetworks.Train(examples.Pairs, examples.Strange);
            using ModelFileWriter file = new();
            networks.AddTo(file);
            file.Save(Path.Combine(data.Library, "..", "Demarche.Record", "Models", "ties.bin"));
        }

        return 0;
    }

    private static void Report(TieExamples examples)
    {
        Dictionary<TieExample, TieVerdict> judged = CrossValidation.Of(
            examples.Pairs,
            static example => example.Fold,
            others => TieNetworks.Train([.. others], [.. examples.Strange.Where(s => others.Any(other => other.Fold == s.Fold))]),
            static (networks, example) => networks.Judge(example.Features, Kind(example))
        );
        foreach (double least in (double[])[.2, .25, .28, .3, .34, .38, .42, .46, .5, .6])
        {
            int said = 0;
            int tied = 0;
            int right = 0;
            foreach (IGrouping<int, TieExample> clue in examples.Pairs.Where(static e => e.Keyed).GroupBy(static e => e.Clue))
            {
                TieExample best = clue.MaxBy(e => judged[e].Chance)!;
                TieVerdict verdict = judged[best];
                if (verdict.Chance >= least)
                {
                    said++;
                    bool ties = verdict.Own ? best.Own : best.Asked;
                    tied += ties ? 1 : 0;
                    right += ties && IsSame(verdict.Status, best.Given!.Status) ? 1 : 0;
                }
            }

            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  tied from {least:F2} on: {said}; {(double)tied / Math.Max(1, said):P1} to the right position, {(double)right / Math.Max(1, said):P1} as the right answer; {(double)right / examples.Answers:P1} of all answers found"
                )
            );
        }
    }

    private static PositionKind Kind(TieExample example) => Enum.Parse<PositionKind>(example.Line!.Kind, ignoreCase: true);

    private static bool IsSame(ResponseStatus status, string written) => PositionStatus.Name(status).Replace('-', ' ') == written;
}
