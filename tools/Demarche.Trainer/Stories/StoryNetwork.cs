using System.Globalization;
using System.Runtime.Intrinsics;

namespace Demarche.Trainer.Stories;

/// <summary>A pair to learn from.</summary>
internal readonly record struct StoryExample(double[] Features, bool Same, double Weight);

/// <summary>
/// Trains a network of <see cref="Record.StoryLikeness"/>: one hidden layer, logistic loss, Adam (Kingma and Ba 2015), weight decay. Several
/// are trained from different beginnings and their answers averaged, which is one network of as many times the width.
/// </summary>
internal sealed class StoryNetwork
{
    private const int Batch = 128;
    private const double Decay = 1e-4;

    // Numbers that go into one vector operation: rows of weights are filled up with noughts to a multiple.
    private const int Lanes = 4;

    private readonly int _inputs;
    private readonly int _row;
    private readonly int _hidden;
    private readonly double[] _mean;
    private readonly double[] _deviation;

    // Of each member: hidden weights row by row, hidden biases, output weights, output bias.
    private readonly double[][] _members;

    private StoryNetwork(int inputs, int hidden, int members)
    {
        (_inputs, _hidden) = (inputs, hidden);
        _row = (inputs + Lanes - 1) / Lanes * Lanes;
        (_mean, _deviation) = (new double[inputs], new double[inputs]);
        _members = [.. Enumerable.Range(0, members).Select(_ => new double[(hidden * _row) + (2 * hidden) + 1])];
    }

    /// <param name="inputs">How many of the features are looked at: the first.</param>
    public static StoryNetwork Train(IReadOnlyList<StoryExample> examples, int inputs, int hidden, int members, int epochs)
    {
        StoryNetwork network = new(inputs, hidden, members);
        network.Standardise(examples);
        double[][] standardised = [.. examples.Select(e => network.Standardised(e.Features))];
        for (int m = 0; m < members; m++)
        {
            double[] weights = network._members[m];
            Shuffling shuffling = new((ulong)m + 1);
            for (int i = 0; i < weights.Length; i++)
            {
                bool isPadding = i < hidden * network._row && i % network._row >= inputs;
                bool isBias = i >= hidden * network._row && i < (hidden * network._row) + hidden;
                weights[i] = isPadding || isBias || i == weights.Length - 1 ? 0 : (shuffling.Fraction() - .5) * .6;
            }

            network.Descend(weights, examples, standardised, epochs, shuffling);
        }

        return network;
    }

    public double LogOdds(double[] features)
    {
        double[] hidden = new double[_hidden];
        double[] inputs = Standardised(features);
        return _members.Average(weights => Forward(weights, inputs, hidden));
    }

    /// <summary>The rows of a table of weights.</summary>
    public IEnumerable<string> Rows()
    {
        yield return Row("mean", _mean);
        yield return Row("deviation", _deviation);
        foreach (double[] weights in _members)
        {
            for (int h = 0; h < _hidden; h++)
            {
                yield return Row("hidden", weights.AsSpan(h * _row, _inputs));
            }
        }

        yield return Row("bias", [.. _members.SelectMany(w => w[(_hidden * _row)..(_hidden * _row + _hidden)])]);
        yield return Row("out", [.. _members.SelectMany(w => w[(_hidden * _row + _hidden)..^1].Select(o => o / _members.Length))]);
        yield return Row("offset", [_members.Average(static w => w[^1])]);
    }

    private static string Row(string name, ReadOnlySpan<double> values)
    {
        List<string> fields = [name];
        foreach (double value in values)
        {
            fields.Add(value.ToString("0.#####", CultureInfo.InvariantCulture));
        }

        return string.Join('\t', fields);
    }

    private void Standardise(IReadOnlyList<StoryExample> examples)
    {
        double total = examples.Sum(static e => e.Weight);
        for (int i = 0; i < _inputs; i++)
        {
            double mean = examples.Sum(e => e.Weight * e.Features[i]) / total;
            _mean[i] = mean;
            _deviation[i] = Math.Sqrt(examples.Sum(e => e.Weight * (e.Features[i] - mean) * (e.Features[i] - mean)) / total) + 1e-5;
        }
    }

    private double[] Standardised(double[] features)
    {
        double[] inputs = new double[_row];
        for (int i = 0; i < _inputs; i++)
        {
            inputs[i] = (features[i] - _mean[i]) / _deviation[i];
        }

        return inputs;
    }

    private double Forward(double[] weights, double[] inputs, double[] hidden)
    {
        double sum = weights[^1];
        for (int h = 0; h < _hidden; h++)
        {
            ReadOnlySpan<double> row = weights.AsSpan(h * _row, _row);
            Vector256<double> products = Vector256<double>.Zero;
            for (int i = 0; i < row.Length; i += Lanes)
            {
                products += Vector256.Create(row[i..]) * Vector256.Create<double>(inputs.AsSpan(i));
            }

            hidden[h] = Math.Tanh(weights[(_hidden * _row) + h] + Vector256.Sum(products));
            sum += weights[(_hidden * _row) + _hidden + h] * hidden[h];
        }

        return sum;
    }

    private void Descend(double[] weights, IReadOnlyList<StoryExample> examples, double[][] inputs, int epochs, Shuffling shuffling)
    {
        double meanWeight = examples.Average(static e => e.Weight);
        int[] order = [.. Enumerable.Range(0, examples.Count)];
        double[] gradient = new double[weights.Length];
        double[] first = new double[weights.Length];
        double[] second = new double[weights.Length];
        double[] hidden = new double[_hidden];
        int step = 0;
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            shuffling.Shuffle(order);
            double rate = (.005 * (1 - ((double)epoch / epochs))) + .0003;
            for (int from = 0; from < order.Length; from += Batch)
            {
                int to = Math.Min(order.Length, from + Batch);
                Array.Clear(gradient);
                for (int k = from; k < to; k++)
                {
                    StoryExample example = examples[order[k]];
                    double odds = Forward(weights, inputs[order[k]], hidden);
                    double error = ((1 / (1 + Math.Exp(-odds))) - (example.Same ? 1 : 0)) * example.Weight / meanWeight;
                    Backward(weights, inputs[order[k]], hidden, error, gradient);
                }

                step++;
                double firstShare = 1 - Math.Pow(.9, step);
                double secondShare = 1 - Math.Pow(.999, step);
                for (int w = 0; w < weights.Length; w++)
                {
                    double g = (gradient[w] / (to - from)) + (Decay * weights[w]);
                    first[w] = (.9 * first[w]) + (.1 * g);
                    second[w] = (.999 * second[w]) + (.001 * g * g);
                    weights[w] -= rate * (first[w] / firstShare) / (Math.Sqrt(second[w] / secondShare) + 1e-8);
                }
            }
        }
    }

    private void Backward(double[] weights, double[] inputs, double[] hidden, double error, double[] gradient)
    {
        int outputs = (_hidden * _row) + _hidden;
        gradient[^1] += error;
        for (int h = 0; h < _hidden; h++)
        {
            gradient[outputs + h] += error * hidden[h];
            double inner = error * weights[outputs + h] * (1 - (hidden[h] * hidden[h]));
            gradient[(_hidden * _row) + h] += inner;
            Span<double> row = gradient.AsSpan(h * _row, _row);
            for (int i = 0; i < row.Length; i += Lanes)
            {
                (Vector256.Create<double>(row[i..]) + (inner * Vector256.Create<double>(inputs.AsSpan(i)))).CopyTo(row[i..]);
            }
        }
    }

    /// <summary>A seeded generator (xorshift, Marsaglia 2003), so that the same data give the same weights.</summary>
    internal sealed class Shuffling(ulong seed)
    {
        private ulong _state = (seed * 0x9E3779B97F4A7C15) | 1;

        public double Fraction() => (Next() >> 11) * (1.0 / (1UL << 53));

        public void Shuffle(int[] order)
        {
            for (int i = order.Length - 1; i > 0; i--)
            {
                int j = (int)(Next() % (ulong)(i + 1));
                (order[i], order[j]) = (order[j], order[i]);
            }
        }

        private ulong Next()
        {
            _state ^= _state << 13;
            _state ^= _state >> 7;
            _state ^= _state << 17;
            return _state;
        }
    }
}
