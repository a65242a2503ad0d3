using System.Globalization;

namespace Demarche.Record;

/// <summary>
/// How surely two reports tell one story: a network of one hidden layer over <see cref="StoryFeatures"/>, learned once (docs/model-card.md),
/// readable in <c>story-likeness.tsv</c>. Symmetric, and a function of the two sketches and their distance in days alone.
/// </summary>
public static class StoryLikeness
{
    /// <summary>The bounds of the answer: nothing is surer than about 400 to 1.</summary>
    public const double Surest = 6;

    private static readonly double[] Mean = Row("mean");
    private static readonly double[] Deviation = Row("deviation");
    private static readonly double[][] Hidden = [.. Rows("hidden")];
    private static readonly double[] Bias = Row("bias");
    private static readonly double[] Out = Row("out");
    private static readonly double Offset = Row("offset")[0];

    /// <summary>Logarithm of the odds that the two are of one story, between -6 and 6.</summary>
    public static double LogOdds(StorySketch left, StorySketch right, int? days)
    {
        Span<double> features = stackalloc double[StoryFeatures.Count];
        StoryFeatures.Of(left, right, days, features);
        for (int i = 0; i < features.Length; i++)
        {
            features[i] = (features[i] - Mean[i]) / Deviation[i];
        }

        double sum = Offset;
        for (int h = 0; h < Hidden.Length; h++)
        {
            double z = Bias[h];
            double[] weights = Hidden[h];
            for (int i = 0; i < weights.Length; i++)
            {
                z += weights[i] * features[i];
            }

            sum += Out[h] * Math.Tanh(z);
        }

        // Rounded, so that the last bit, which may differ between kinds of processor, decides nothing.
        return Math.Round(Math.Clamp(sum, -Surest, Surest), 6);
    }

    private static double[] Row(string name) => Rows(name).First();

    private static IEnumerable<double[]> Rows(string name)
    {
        foreach (string line in EmbeddedLines.Of("story-likeness.tsv"))
        {
            string[] fields = line.Split('\t');
            if (fields[0] == name)
            {
                yield return Array.ConvertAll(fields[1..], static f => double.Parse(f, CultureInfo.InvariantCulture));
            }
        }
    }
}
