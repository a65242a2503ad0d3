using System.Globalization;

namespace Demarche.Trainer.Stories;

/// <summary>A pair to learn from.</summary>
internal readonly record struct StoryExample(double[] Features, bool Same, double Weight);

/// <summary>Trains the network of <see cref="Record.StoryLikeness"/>: one hidden layer, logistic loss, Adam (Kingma and Ba 2015), weight decay.</summary>
internal sealed class StoryNetwork
{
    private const int Batch = 128;
    private const double Decay = 1e-4;

    private readonly int _inputs;
    private readonly int _hidden;
    private readonly double[] _mean;
    private readonly double[] _deviation;

    // Hidden weights row by row, hidden biases, output weights, output bias.
    private readonly double[] _weights;

    private StoryNetwork(int inputs, int hidden)
    {
        (_inputs, _hidden) = (inputs, hidden);
        (_mean, _deviation) = (new double[inputs], new double[inputs]);
        _weights = new double[(hidden * inputs) + (2 * hidden) + 1];
    }

    public static StoryNetwork Train(IReadOnlyList<StoryExample> examples, int hidden, int epochs)
    {
        StoryNetwork network = new(examples[0].Features.Length, hidden);
        network.Standardise(examples);
        Shuffling shuffling = new(1);
        for (int i = 0; i < network._weights.Length; i++)
        {
            bool isBias = i >= hidden * network._inputs && i < (hidden * network._inputs) + hidden;
            network._weights[i] = isBias || i == network._weights.Length - 1 ? 0 : (shuffling.Fraction() - .5) * .6;
        }

        network.Descend(examples, epochs, shuffling);
        return network;
    }

    public double LogOdds(double[] features)
    {
        double[] hidden = new double[_hidden];
        return Forward(Standardised(features), hidden);
    }

    /// <summary>The rows of <c>story-likeness.tsv</c>.</summary>
    public IEnumerable<string> Rows()
    {
        yield return Row("mean", _mean);
        yield return Row("deviation", _deviation);
        for (int h = 0; h < _hidden; h++)
        {
            yield return Row("hidden", _weights.AsSpan(h * _inputs, _inputs));
        }

        yield return Row("bias", _weights.AsSpan(_hidden * _inputs, _hidden));
        yield return Row("out", _weights.AsSpan((_hidden * _inputs) + _hidden, _hidden));
        yield return Row("offset", _weights.AsSpan(_weights.Length - 1));
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
        double[] inputs = new double[_inputs];
        for (int i = 0; i < _inputs; i++)
        {
            inputs[i] = (features[i] - _mean[i]) / _deviation[i];
        }

        return inputs;
    }

    private double Forward(double[] inputs, double[] hidden)
    {
        double sum = _weights[^1];
        for (int h = 0; h < _hidden; h++)
        {
            double z = _weights[(_hidden * _inputs) + h];
            ReadOnlySpan<double> row = _weights.AsSpan(h * _inputs, _inputs);
            for (int i = 0; i < row.Length; i++)
            {
                z += row[i] * inputs[i];
            }

            hidden[h] = Math.Tanh(z);
            sum += _weights[(_hidden * _inputs) + _hidden + h] * hidden[h];
        }

        return sum;
    }

    private void Descend(IReadOnlyList<StoryExample> examples, int epochs, Shuffling shuffling)
    {
        double[][] inputs = [.. examples.Select(e => Standardised(e.Features))];
        double meanWeight = examples.Average(static e => e.Weight);
        int[] order = [.. Enumerable.Range(0, examples.Count)];
        double[] gradient = new double[_weights.Length];
        double[] first = new double[_weights.Length];
        double[] second = new double[_weights.Length];
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
                    double odds = Forward(inputs[order[k]], hidden);
                    double error = ((1 / (1 + Math.Exp(-odds))) - (example.Same ? 1 : 0)) * example.Weight / meanWeight;
                    Backward(inputs[order[k]], hidden, error, gradient);
                }

                step++;
                double firstShare = 1 - Math.Pow(.9, step);
                double secondShare = 1 - Math.Pow(.999, step);
                for (int w = 0; w < _weights.Length; w++)
                {
                    double g = (gradient[w] / (to - from)) + (Decay * _weights[w]);
                    first[w] = (.9 * first[w]) + (.1 * g);
                    second[w] = (.999 * second[w]) + (.001 * g * g);
                    _weights[w] -= rate * (first[w] / firstShare) / (Math.Sqrt(second[w] / secondShare) + 1e-8);
                }
            }
        }
    }

    private void Backward(double[] inputs, double[] hidden, double error, double[] gradient)
    {
        int outputs = (_hidden * _inputs) + _hidden;
        gradient[^1] += error;
        for (int h = 0; h < _hidden; h++)
        {
            gradient[outputs + h] += error * hidden[h];
            double inner = error * _weights[outputs + h] * (1 - (hidden[h] * hidden[h]));
            gradient[(_hidden * _inputs) + h] += inner;
            Span<double> row = gradient.AsSpan(h * _inputs, _inputs);
            for (int i = 0; i < row.Length; i++)
            {
                row[i] += inner * inputs[i];
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
