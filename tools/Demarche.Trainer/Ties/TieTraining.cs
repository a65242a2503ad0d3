using System.Globalization;
using Demarche.Record;
using Demarche.Trainer.Judging;

namespace Demarche.Trainer.Ties;

/// <summary>
/// Learns <c>ties.bin</c> of the record, which says of which pairs of a sentence and a position it is out of the question that one answers the other, from the invented
/// disputes under <c>tools/disputes</c>; by cross-validation (no dispute on both sides) it says how many are left. <c>ties check</c> only says; <c>ties pairs FILE</c>
/// writes as well the pairs that are left, which <c>tools/ties</c> learns from; <c>ties press FILE</c> writes pairs of the press to be judged and learns nothing.
/// </summary>
internal static class TieTraining
{
    private const int Hidden = 16;
    private const int Batch = 32;
    private static readonly JudgingPace s_pace = new(12, .05f);

    public static int Run(SharedData data, string[] arguments)
    {
        if (arguments is ["press", string press])
        {
            PressCandidates.Write(data, press);
            return 0;
        }

        (string folder, string[] names) = DisputeReading.All(data);
        DisputeReading[] disputes = [.. names.AsParallel().AsOrdered().Select(name => DisputeReading.Read(folder, name))];
        TieExamples examples = TieExamples.Of(disputes);
        examples.Strange.AddRange(PressPairs.Of(data));
        Console.WriteLine(
            $"{names.Length} disputes, {examples.Clues} sentences that may answer, {examples.Pairs.Count} pairs and {examples.Strange.Count} strange ones; {examples.Answers} answers, {examples.WithClue} with a sentence; {examples.Pairs.Count(static pair => pair.Keyed)} pairs meet by a key, {examples.Pairs.Count(static pair => pair.Keyed && pair.Given is not null)} of them answers"
        );
        List<(TieExample Pair, double Asked, double Own)> judged = Judged(examples);
        Report(judged);
        if (arguments is ["pairs", string path])
        {
            TiePairs.Write(judged, path);
        }

        if (arguments is not ["check"])
        {
            using ModelFileWriter file = new();
            file.Add("tie", JudgingTraining.Train([.. examples.Pairs, .. examples.Strange], Hidden, Batch, s_pace));
            file.Save(Path.Combine(data.Library, "..", "Demarche.Record", "Models", "ties.bin"));
        }

        return 0;
    }

    // By networks that have not seen its dispute.
    private static List<(TieExample Pair, double Asked, double Own)> Judged(TieExamples examples)
    {
        List<(TieExample, double, double)> judged = [];
        TieExample[] all = [.. examples.Pairs, .. examples.Strange];
        for (int held = 0; held < JudgedReports.Folds; held++)
        {
            JudgingTraining network = JudgingTraining.Train([.. all.Where(pair => pair.Fold != held)], Hidden, Batch, s_pace);
            foreach (TieExample pair in all.Where(pair => pair.Fold == held))
            {
                (double asked, double own) = network.Judge(pair.Features);
                judged.Add((pair, asked, own));
            }
        }

        return judged;
    }

    private static void Report(List<(TieExample Pair, double Asked, double Own)> judged)
    {
        foreach (double least in (double[])[.01, .02, .03, .05, .08, .12])
        {
            List<TieExample> left = [.. judged.Where(pair => Math.Max(pair.Asked, pair.Own) >= least).Select(static pair => pair.Pair)];
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  from {least:F2} on: {left.Count} pairs, {left.Count(static p => p.Given is not null)} of them answers; of those that meet by a key {left.Count(static p => p.Keyed && p.Line is not null)} of disputes, {left.Count(static p => p.Keyed && p.Given is not null)} of them answers, and {left.Count(static p => p.Clue < 0)} of the press"
                )
            );
        }
    }
}
