using System.Globalization;
using System.Runtime.Intrinsics;

namespace Demarche.Record;

/// <summary>A network of one hidden layer over numbers about two reports, read from a table of weights that ships.</summary>
internal sealed class LikenessNetwork
{
    // Numbers that go into one vector operation: rows of weights are filled up with noughts to a multiple.
    private const int Lanes = 4;

    private readonly int _row;
    private readonly double[] _mean;
    private readonly double[] _deviation;
    private readonly double[] _hidden;
    private readonly double[] _bias;
    private readonly double[] _out;
    private readonly double _offset;

    private LikenessNetwork(ILookup<string, double[]> rows)
    {
        (_mean, _deviation) = (rows["mean"].First(), rows["deviation"].First());
        _row = (_mean.Length + Lanes - 1) / Lanes * Lanes;
        _hidden = [.. rows["hidden"].SelectMany(row => row.Concat(new double[_row - row.Length]))];
        (_bias, _out, _offset) = (rows["bias"].First(), rows["out"].First(), rows["offset"].First()[0]);
    }

    public static LikenessNetwork Of(string table) =>
        new(
            EmbeddedLines
                .Of(table)
                .Select(static line => line.Split('\t'))
                .ToLookup(
                    static row => row[0],
                    static row => Array.ConvertAll(row[1..], static f => double.Parse(f, CultureInfo.InvariantCulture)),
                    StringComparer.Ordinal
                )
        );

    /// <param name="features">As many as the table was learned from.</param>
    public double LogOdds(ReadOnlySpan<double> features)
    {
        Span<double> inputs = stackalloc double[_row];
        for (int i = 0; i < features.Length; i++)
        {
            inputs[i] = (features[i] - _mean[i]) / _deviation[i];
        }

        double sum = _offset;
        ReadOnlySpan<double> weights = _hidden;
        for (int h = 0; h < _bias.Length; h++)
        {
            Vector256<double> products = Vector256<double>.Zero;
            ReadOnlySpan<double> row = weights.Slice(h * inputs.Length, inputs.Length);
            for (int i = 0; i < row.Length; i += Lanes)
            {
                products += Vector256.Create(row[i..]) * Vector256.Create<double>(inputs[i..]);
            }

            sum += _out[h] * Math.Tanh(_bias[h] + Vector256.Sum(products));
        }

        // Rounded, so that the last bit, which may differ between kinds of processor, decides nothing.
        return Math.Round(Math.Clamp(sum, -StoryLikeness.Surest, StoryLikeness.Surest), 6);
    }
}
