using Demarche.Intake;

namespace Demarche.Trainer.Pages;

/// <summary>
/// Gradient boosting of oblivious trees for the logistic loss, with histograms (Friedman 2001; Newton leaves). One thread, fixed seed: the
/// same data give the same bytes.
/// </summary>
internal sealed class ObliviousBoosting
{
    public int Trees { get; init; } = 150;

    public int Depth { get; init; } = 5;

    public double Rate { get; init; } = 0.1;

    public double Ridge { get; init; } = 0.3;

    public double FeatureShare { get; init; } = 0.22;

    public double RowShare { get; init; } = 0.5;

    private const int Bins = 48;

    /// <param name="columns">Feature by feature, the values of all rows.</param>
    /// <param name="likely">What is to be foretold, from 0 to 1.</param>
    /// <param name="weights">How much each row counts.</param>
    public ObliviousTrees Train(float[][] columns, float[] likely, float[] weights)
    {
        int rows = likely.Length;
        float[][] borders = [.. columns.Select(Borders)];
        byte[][] binned = new byte[columns.Length][];
        for (int f = 0; f < columns.Length; f++)
        {
            binned[f] = Binned(columns[f], borders[f]);
        }

        double positive = 0;
        double total = 0;
        for (int i = 0; i < rows; i++)
        {
            positive += weights[i] * likely[i];
            total += weights[i];
        }

        float scale = (float)(rows / total);
        double bias = Math.Log((positive + 1e-9) / (total - positive + 1e-9));
        float[] margins = new float[rows];
        margins.AsSpan().Fill((float)bias);
        float[] gradients = new float[rows];
        float[] curvatures = new float[rows];
        int[] places = new int[rows];
        ulong random = 88172645463325252;
        List<ushort> features = [];
        List<float> cuts = [];
        List<short> leaves = [];
        int[] used = new int[rows];
        for (int tree = 0; tree < Trees; tree++)
        {
            int count = 0;
            for (int i = 0; i < rows; i++)
            {
                float p = 1 / (1 + MathF.Exp(-margins[i]));
                float weight = weights[i] * scale;
                gradients[i] = weight * (p - likely[i]);
                curvatures[i] = weight * Math.Max(p * (1 - p), 1e-4f);
                places[i] = 0;
                if (Next(ref random) < RowShare)
                {
                    used[count++] = i;
                }
            }

            for (int level = 0; level < Depth; level++)
            {
                (int feature, int cut) = Best(
                    binned,
                    borders,
                    used.AsSpan(0, count),
                    places,
                    1 << level,
                    gradients,
                    curvatures,
                    ref random
                );
                byte[] column = binned[feature];
                for (int i = 0; i < rows; i++)
                {
                    places[i] |= column[i] > cut ? 1 << level : 0;
                }

                features.Add((ushort)feature);
                cuts.Add(borders[feature].Length == 0 ? float.MaxValue : borders[feature][cut]);
            }

            double[] g = new double[1 << Depth];
            double[] h = new double[1 << Depth];
            for (int i = 0; i < rows; i++)
            {
                g[places[i]] += gradients[i];
                h[places[i]] += curvatures[i];
            }

            short[] values = new short[1 << Depth];
            for (int leaf = 0; leaf < values.Length; leaf++)
            {
                double value = Rate * -g[leaf] / (h[leaf] + (Ridge * rows / 1000));
                values[leaf] = (short)Math.Clamp(Math.Round(value / ObliviousTrees.Unit), short.MinValue, short.MaxValue);
            }

            leaves.AddRange(values);
            for (int i = 0; i < rows; i++)
            {
                margins[i] += values[places[i]] * ObliviousTrees.Unit;
            }
        }

        return new ObliviousTrees(Depth, (int)Math.Round(bias / ObliviousTrees.Unit), [.. features], [.. cuts], [.. leaves]);
    }

    private (int Feature, int Cut) Best(
        byte[][] binned,
        float[][] borders,
        ReadOnlySpan<int> used,
        int[] places,
        int leaves,
        float[] gradients,
        float[] curvatures,
        ref ulong random
    )
    {
        double best = double.MinValue;
        (int Feature, int Cut) found = (0, 0);
        float[] g = new float[leaves * (Bins + 1)];
        float[] h = new float[leaves * (Bins + 1)];
        double ridge = Ridge * used.Length / 1000;
        for (int feature = 0; feature < binned.Length; feature++)
        {
            if (borders[feature].Length == 0 || Next(ref random) > FeatureShare)
            {
                continue;
            }

            byte[] column = binned[feature];
            g.AsSpan().Clear();
            h.AsSpan().Clear();
            foreach (int i in used)
            {
                int cell = (places[i] * (Bins + 1)) + column[i];
                g[cell] += gradients[i];
                h[cell] += curvatures[i];
            }

            double[] gains = new double[borders[feature].Length];
            for (int leaf = 0; leaf < leaves; leaf++)
            {
                int start = leaf * (Bins + 1);
                double allG = 0;
                double allH = 0;
                for (int bin = 0; bin <= borders[feature].Length; bin++)
                {
                    allG += g[start + bin];
                    allH += h[start + bin];
                }

                double lowG = 0;
                double lowH = 0;
                for (int cut = 0; cut < gains.Length; cut++)
                {
                    lowG += g[start + cut];
                    lowH += h[start + cut];
                    double highG = allG - lowG;
                    double highH = allH - lowH;
                    gains[cut] += (lowG * lowG / (lowH + ridge)) + (highG * highG / (highH + ridge));
                }
            }

            for (int cut = 0; cut < gains.Length; cut++)
            {
                if (gains[cut] > best)
                {
                    (best, found) = (gains[cut], (feature, cut));
                }
            }
        }

        return found;
    }

    // Values that part the rows into bins of about the same size.
    private static float[] Borders(float[] column)
    {
        float[] sorted = [.. column];
        Array.Sort(sorted);
        SortedSet<float> borders = [];
        float[] distinct = [.. sorted.Distinct().Take(Bins + 1)];
        if (distinct.Length <= Bins)
        {
            for (int i = 0; i + 1 < distinct.Length; i++)
            {
                borders.Add(Between(distinct[i], distinct[i + 1]));
            }

            return [.. borders];
        }

        for (int bin = 1; bin < Bins; bin++)
        {
            int at = (int)((long)bin * sorted.Length / Bins);
            int next = at;
            while (next < sorted.Length && sorted[next] == sorted[at])
            {
                next++;
            }

            if (next < sorted.Length)
            {
                borders.Add(Between(sorted[at], sorted[next]));
            }
        }

        return [.. borders];
    }

    private static float Between(float low, float high) => low + ((high - low) / 2);

    private static byte[] Binned(float[] column, float[] borders)
    {
        byte[] bins = new byte[column.Length];
        for (int i = 0; i < bins.Length; i++)
        {
            int at = Array.BinarySearch(borders, column[i]);
            bins[i] = (byte)(at < 0 ? ~at : at);
        }

        return bins;
    }

    private static double Next(ref ulong state)
    {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        return (state >> 11) * (1.0 / (1UL << 53));
    }
}
