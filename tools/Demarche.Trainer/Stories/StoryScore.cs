namespace Demarche.Trainer.Stories;

/// <summary>B-cubed and pairwise F1 of a clustering (the measures of Bagga and Baldwin 1998 and of Miranda et al. 2018).</summary>
internal static class StoryScore
{
    public static (double B3, double Pair) Of(int[] found, string[] gold)
    {
        Dictionary<(int, string), int> cells = [];
        Dictionary<int, int> byFound = [];
        Dictionary<string, int> byGold = new(StringComparer.Ordinal);
        for (int i = 0; i < found.Length; i++)
        {
            cells[(found[i], gold[i])] = cells.GetValueOrDefault((found[i], gold[i])) + 1;
            byFound[found[i]] = byFound.GetValueOrDefault(found[i]) + 1;
            byGold[gold[i]] = byGold.GetValueOrDefault(gold[i]) + 1;
        }

        double precision = cells.Sum(c => (double)c.Value * c.Value / byFound[c.Key.Item1]) / found.Length;
        double recall = cells.Sum(c => (double)c.Value * c.Value / byGold[c.Key.Item2]) / found.Length;
        double both = cells.Values.Sum(Pairs);
        return (Mean(precision, recall), Mean(both / Math.Max(1, byFound.Values.Sum(Pairs)), both / Math.Max(1, byGold.Values.Sum(Pairs))));
    }

    private static double Pairs(int n) => n * (n - 1) / 2.0;

    private static double Mean(double a, double b) => a + b == 0 ? 0 : 2 * a * b / (a + b);
}
