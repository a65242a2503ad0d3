using System.Globalization;
using Demarche.Record;

namespace Demarche.Trainer.Stories;

/// <summary>
/// Learns <c>story-likeness.tsv</c> and <c>stream-likeness.tsv</c> of the record from the story sets, and says by cross-validation (no crisis,
/// topic or season on both sides) how they cluster what they have not seen. <c>stories check</c> only says.
/// </summary>
internal static class StoryTraining
{
    private const int Hidden = 12;
    private const int Members = 4;
    private const int Epochs = 8;
    private const int Folds = 4;

    /// <summary>A pair with less in common is taken only one time in five, with five times the weight.</summary>
    private const double Telling = .15;
    private const int Thinning = 5;

    public static int Run(SharedData data, string[] arguments)
    {
        StorySet[] all = StorySet.All(data);
        foreach (
            (string table, string of, int inputs) in ((string, string, int)[])
                [
                    ("stream-likeness.tsv", "reports of a stream", StreamFeatures.Count),
                    ("story-likeness.tsv", "pairs alone", StoryFeatures.Count),
                ]
        )
        {
            StorySet[] sets = inputs == StoryFeatures.Count ? [.. all.Where(static s => !s.OfStreamAlone)] : all;
            Console.WriteLine($"{of}, cross-validated:");
            Report(sets, CrossValidated(sets, inputs));
            if (arguments is not ["check"])
            {
                StoryNetwork network = StoryNetwork.Train(Examples(sets, static _ => true), inputs, Hidden, Members, Epochs);
                Write(Path.Combine(data.Library, "..", "Demarche.Record", "Data", table), network);
                Console.WriteLine($"{of}, on what it was learned from:");
                Report(sets, [.. sets.Select(s => Array.ConvertAll(s.Pairs, p => network.LogOdds(p.Features)))]);
            }
        }

        return 0;
    }

    private static void Write(string path, StoryNetwork network)
    {
        using StreamWriter writer = new(path) { NewLine = "\n" };
        writer.WriteLine(
            "# Weights of StoryLikeness: features in the order of StoryFeatures. Learned by tools/train stories; docs/model-card.md says from what."
        );
        foreach (string row in network.Rows())
        {
            writer.WriteLine(row);
        }
    }

    private static double[][] CrossValidated(StorySet[] sets, int inputs)
    {
        Dictionary<string, int> folds = [];
        foreach (string group in sets.SelectMany(static s => s.Reports).Select(static r => r.Group).Distinct(StringComparer.Ordinal))
        {
            folds.Add(group, folds.Count % Folds);
        }

        double[][] odds = [.. sets.Select(static s => new double[s.Pairs.Length])];
        for (int fold = 0; fold < Folds; fold++)
        {
            StoryNetwork network = StoryNetwork.Train(
                Examples(sets, report => folds[report.Group] != fold),
                inputs,
                Hidden,
                Members,
                Epochs
            );
            for (int s = 0; s < sets.Length; s++)
            {
                for (int p = 0; p < odds[s].Length; p++)
                {
                    StoryPair pair = sets[s].Pairs[p];
                    odds[s][p] = folds[sets[s].Reports[pair.Left].Group] == fold ? network.LogOdds(pair.Features) : odds[s][p];
                }
            }
        }

        return odds;
    }

    // Each set counts the same, however many pairs it has.
    private static List<StoryExample> Examples(StorySet[] sets, Predicate<LabelledReport> isTaken)
    {
        List<StoryExample> examples = [];
        foreach (StorySet set in sets)
        {
            double weight =
                (
                    set.Name == "basil" ? .25
                    : set.Name[^1] == '*' ? .5
                    : 1
                ) / Math.Max(1, set.Pairs.Count(static p => p.Same));
            int skipped = 0;
            foreach (StoryPair pair in set.Pairs)
            {
                if (!isTaken(set.Reports[pair.Left]) || !isTaken(set.Reports[pair.Right]))
                {
                    continue;
                }

                bool thin = !pair.Same && pair.Features[0] < Telling && pair.Features[3] < Telling;
                if (!thin || skipped++ % Thinning == 0)
                {
                    examples.Add(new StoryExample(pair.Features, pair.Same, weight * (thin ? Thinning : 1)));
                }
            }
        }

        return examples;
    }

    private static void Report(StorySet[] sets, double[][] odds)
    {
        for (int s = 0; s < sets.Length; s++)
        {
            StorySet set = sets[s];
            List<(int Other, double LogOdds)>[] likeness = [.. set.Reports.Select(static _ => new List<(int, double)>())];
            for (int p = 0; p < set.Pairs.Length; p++)
            {
                double clamped = Math.Clamp(odds[s][p], -StoryLikeness.Surest, StoryLikeness.Surest);
                likeness[set.Pairs[p].Left].Add((set.Pairs[p].Right, clamped));
                likeness[set.Pairs[p].Right].Add((set.Pairs[p].Left, clamped));
            }

            foreach (double asked in (double[])[0, .5, 1])
            {
                Say(set, $"placed {asked}", StoryPlacement.InOrder(likeness, asked));
            }

            foreach (double asked in (double[])[-1, -.5, 0])
            {
                Say(set, $"average link {asked}", StoryPlacement.AverageLink(likeness, asked));
            }

            foreach (double asked in (double[])[.5, 1, 1.5, 2])
            {
                Say(
                    set,
                    $"components {asked}",
                    StoryPlacement.AverageLink(
                        [.. likeness.Select(l => l.Where(o => o.LogOdds >= asked).Select(static o => (o.Other, 1e6)).ToList())],
                        0
                    )
                );
            }
        }
    }

    private static void Say(StorySet set, string how, int[] stories)
    {
        (double b3, double pair) = StoryScore.Of(stories, Array.ConvertAll(set.Reports, static r => r.Cluster));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{set.Name, -10} {how, -20} B3 {b3:0.000} pair {pair:0.000}"));
    }
}
