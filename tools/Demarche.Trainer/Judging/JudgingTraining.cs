using System.Runtime.Intrinsics;
using Demarche.Trainer.Coreference;

namespace Demarche.Trainer.Judging;

/// <summary>
/// Trains a <see cref="Record.JudgingNetwork"/>: one rectified hidden layer, two chances, logistic loss, dropout (Srivastava et al. 2014),
/// Adam with decoupled weight decay (Loshchilov and Hutter 2019). Several are trained from different beginnings and their scores averaged, which
/// is one network of as many times the width.
/// </summary>
internal sealed class JudgingTraining
{
    private const int Outputs = 2;
    private const int Members = 4;
    private const float Rate = 2e-3f;
    private const float Dropped = 0.3f;

    // What lies further from the mean than this many deviations counts, while learning, as if it lay there.
    private const float Farthest = 5;

    private readonly int _inputs;
    private readonly float[] _mean;
    private readonly float[] _deviation;
    private readonly List<float[]> _members = [];

    private readonly int _hidden;
    private readonly int _batch;
    private readonly JudgingPace _pace;

    private JudgingTraining(int inputs, int hidden, int batch, JudgingPace pace)
    {
        (_inputs, _hidden, _batch, _pace) = (inputs, hidden, batch, pace);
        _mean = new float[inputs];
        _deviation = new float[inputs];
    }

    private int OutAt => (_hidden * _inputs) + _hidden;

    private int Count => OutAt + (Outputs * _hidden) + Outputs;

    /// <param name="hidden">Units of the hidden layer of each network.</param>
    /// <param name="batch">Cases of a step.</param>
    /// <param name="pace">How long and how freely it learns; null for the usual.</param>
    public static JudgingTraining Train(IReadOnlyList<JudgedCase> examples, int hidden, int batch, JudgingPace? pace = null)
    {
        JudgingTraining network = new(examples[0].Features.Length, hidden, batch, pace ?? JudgingPace.Usual);
        network.Learn(examples, [.. Enumerable.Range(0, examples.Count).Select(static i => i..(i + 1))], OfChances);
        return network;
    }

    /// <summary>Trains to choose one case of a group or none: the score is the log of how much likelier a case is than none.</summary>
    /// <param name="groups">Each with the cases to choose from.</param>
    public static JudgingTraining TrainChoice(IReadOnlyList<JudgedCase[]> groups, int hidden, int batch, int epochs)
    {
        List<JudgedCase> examples = [];
        List<Range> ranges = [];
        foreach (JudgedCase[] group in groups)
        {
            ranges.Add(examples.Count..(examples.Count + group.Length));
            examples.AddRange(group);
        }

        JudgingTraining network = new(examples[0].Features.Length, hidden, batch, JudgingPace.Usual with { Epochs = epochs });
        network.Learn(examples, ranges, OfChoice);
        return network;
    }

    private void Learn(IReadOnlyList<JudgedCase> examples, IReadOnlyList<Range> groups, Errors errors)
    {
        Standardise(examples);
        float[][] inputs = [.. examples.Select(e => Standardised(e.Features))];
        for (int m = 0; m < Members; m++)
        {
            _members.Add(Descend(inputs, examples, groups, errors, new SplitMix((ulong)m + 1)));
        }
    }

    /// <summary>The two chances of a case.</summary>
    public (double First, double Second) Judge(float[] features)
    {
        float[] inputs = Standardised(features);
        float[] hidden = new float[_hidden];
        float[] scores = new float[Outputs];
        double first = 0;
        double second = 0;
        foreach (float[] weights in _members)
        {
            Forward(weights, inputs, hidden, scores);
            first += scores[0] / Members;
            second += scores[1] / Members;
        }

        return (1 / (1 + Math.Exp(-first)), 1 / (1 + Math.Exp(-second)));
    }

    /// <summary>The weights as <see cref="Record.JudgingNetwork"/> multiplies with them: of what goes in as it is, not standardised.</summary>
    public (float[] Hidden, float[] HiddenBias, float[] Out, float[] OutBias) Merged()
    {
        float[] hidden = new float[Members * _hidden * _inputs];
        float[] hiddenBias = new float[Members * _hidden];
        float[] output = new float[Outputs * Members * _hidden];
        float[] outputBias = new float[Outputs];
        for (int m = 0; m < Members; m++)
        {
            float[] weights = _members[m];
            for (int h = 0; h < _hidden; h++)
            {
                int row = (m * _hidden) + h;
                float bias = weights[(_hidden * _inputs) + h];
                for (int i = 0; i < _inputs; i++)
                {
                    float weight = weights[(h * _inputs) + i] / _deviation[i];
                    hidden[(row * _inputs) + i] = weight;
                    bias -= weight * _mean[i];
                }

                hiddenBias[row] = bias;
                for (int o = 0; o < Outputs; o++)
                {
                    output[(o * Members * _hidden) + row] = weights[OutAt + (o * _hidden) + h] / Members;
                }
            }

            for (int o = 0; o < Outputs; o++)
            {
                outputBias[o] += weights[OutAt + (Outputs * _hidden) + o] / Members;
            }
        }

        return (hidden, hiddenBias, output, outputBias);
    }

    private void Standardise(IReadOnlyList<JudgedCase> examples)
    {
        for (int i = 0; i < _inputs; i++)
        {
            double mean = examples.Average(e => (double)e.Features[i]);
            _mean[i] = (float)mean;
            _deviation[i] = (float)Math.Sqrt(examples.Average(e => (e.Features[i] - mean) * (e.Features[i] - mean))) + 0.05f;
        }
    }

    private float[] Standardised(float[] features)
    {
        float[] inputs = new float[_inputs];
        for (int i = 0; i < _inputs; i++)
        {
            inputs[i] = (features[i] - _mean[i]) / _deviation[i];
        }

        return inputs;
    }

    private void Forward(float[] weights, ReadOnlySpan<float> inputs, float[] hidden, float[] scores)
    {
        Hide(weights, inputs, hidden);
        for (int o = 0; o < Outputs; o++)
        {
            scores[o] = Dot(weights.AsSpan(OutAt + (o * _hidden), _hidden), hidden) + weights[OutAt + (Outputs * _hidden) + o];
        }
    }

    private void Hide(float[] weights, ReadOnlySpan<float> inputs, float[] hidden)
    {
        for (int h = 0; h < _hidden; h++)
        {
            hidden[h] = Math.Max(0, Dot(weights.AsSpan(h * _inputs, _inputs), inputs) + weights[(_hidden * _inputs) + h]);
        }
    }

    // Each group is looked at as a whole; of single cases each is one.
    private float[] Descend(
        float[][] inputs,
        IReadOnlyList<JudgedCase> examples,
        IReadOnlyList<Range> groups,
        Errors errors,
        SplitMix random
    )
    {
        float[] weights = new float[Count];
        float bound = 1 / MathF.Sqrt(_inputs);
        for (int w = 0; w < weights.Length; w++)
        {
            weights[w] = ((random.Unit() * 2) - 1) * (w < OutAt ? bound : 1 / MathF.Sqrt(_hidden));
        }

        float[] gradient = new float[Count];
        float[] first = new float[Count];
        float[] second = new float[Count];
        int[] order = [.. Enumerable.Range(0, groups.Count)];
        int step = 0;
        for (int epoch = 0; epoch < _pace.Epochs; epoch++)
        {
            for (int i = order.Length - 1; i > 0; i--)
            {
                int j = (int)(random.Next() % (ulong)(i + 1));
                (order[i], order[j]) = (order[j], order[i]);
            }

            for (int from = 0; from < order.Length; from += _batch)
            {
                int to = Math.Min(order.Length, from + _batch);
                Array.Clear(gradient);
                for (int k = from; k < to; k++)
                {
                    (int start, int length) = groups[order[k]].GetOffsetAndLength(examples.Count);
                    Look[] looks = new Look[length];
                    for (int c = 0; c < length; c++)
                    {
                        looks[c] = LookAt(weights, inputs[start + c], ref random);
                    }

                    float[] off = errors(examples, start, looks, 1f / (to - from));
                    for (int c = 0; c < length; c++)
                    {
                        Backward(weights, looks[c], off.AsSpan(c * Outputs, Outputs), gradient);
                    }
                }

                step++;
                Move(weights, gradient, first, second, step);
            }
        }

        return weights;
    }

    /// <summary>A case as the network sees it with some of the numbers dropped.</summary>
    private sealed record Look(float[] Seen, float[] Hidden, float[] Kept, float[] Scores);

    /// <summary>By how much each score of the cases of a group is off, [cases × outputs], times the share of the group in its step.</summary>
    private delegate float[] Errors(IReadOnlyList<JudgedCase> examples, int start, Look[] looks, float share);

    // Each chance by itself.
    private static float[] OfChances(IReadOnlyList<JudgedCase> examples, int start, Look[] looks, float share)
    {
        float[] off = new float[looks.Length * Outputs];
        for (int c = 0; c < looks.Length; c++)
        {
            for (int o = 0; o < Outputs; o++)
            {
                if ((o == 0 ? examples[start + c].First : examples[start + c].Second) is { } holds)
                {
                    off[(c * Outputs) + o] = ((1 / (1 + MathF.Exp(-looks[c].Scores[o]))) - (holds ? 1 : 0)) * share / Outputs;
                }
            }
        }

        return off;
    }

    // One case of the group, or none of them.
    private static float[] OfChoice(IReadOnlyList<JudgedCase> examples, int start, Look[] looks, float share)
    {
        float most = Math.Max(0, looks.Max(static look => look.Scores[0]));
        float sum = MathF.Exp(-most) + looks.Sum(look => MathF.Exp(look.Scores[0] - most));
        float[] off = new float[looks.Length * Outputs];
        for (int c = 0; c < looks.Length; c++)
        {
            off[c * Outputs] = ((MathF.Exp(looks[c].Scores[0] - most) / sum) - (examples[start + c].First == true ? 1 : 0)) * share;
        }

        return off;
    }

    private void Move(float[] weights, float[] gradient, float[] first, float[] second, int step)
    {
        float firstShare = 1 - MathF.Pow(.9f, step);
        float secondShare = 1 - MathF.Pow(.999f, step);
        for (int w = 0; w < weights.Length; w++)
        {
            first[w] = (.9f * first[w]) + (.1f * gradient[w]);
            second[w] = (.999f * second[w]) + (.001f * gradient[w] * gradient[w]);
            weights[w] -= Rate * ((_pace.Decay * weights[w]) + (first[w] / firstShare / (MathF.Sqrt(second[w] / secondShare) + 1e-8f)));
        }
    }

    private Look LookAt(float[] weights, float[] inputs, ref SplitMix random)
    {
        float[] seen = new float[_inputs];
        for (int i = 0; i < _inputs; i++)
        {
            seen[i] = random.Unit() < Dropped ? 0 : Math.Clamp(inputs[i], -Farthest, Farthest) / (1 - Dropped);
        }

        float[] hidden = new float[_hidden];
        Hide(weights, seen, hidden);
        float[] kept = new float[_hidden];
        for (int h = 0; h < _hidden; h++)
        {
            kept[h] = random.Unit() < Dropped ? 0 : 1 / (1 - Dropped);
        }

        float[] scores = new float[Outputs];
        for (int o = 0; o < Outputs; o++)
        {
            int row = OutAt + (o * _hidden);
            float score = weights[OutAt + (Outputs * _hidden) + o];
            for (int h = 0; h < _hidden; h++)
            {
                score += weights[row + h] * hidden[h] * kept[h];
            }

            scores[o] = score;
        }

        return new Look(seen, hidden, kept, scores);
    }

    private void Backward(float[] weights, Look look, ReadOnlySpan<float> errors, float[] gradient)
    {
        float[] back = new float[_hidden];
        for (int o = 0; o < Outputs; o++)
        {
            float error = errors[o];
            if (error == 0)
            {
                continue;
            }

            int row = OutAt + (o * _hidden);
            gradient[OutAt + (Outputs * _hidden) + o] += error;
            for (int h = 0; h < _hidden; h++)
            {
                gradient[row + h] += error * look.Hidden[h] * look.Kept[h];
                back[h] += look.Hidden[h] > 0 ? error * weights[row + h] * look.Kept[h] : 0;
            }
        }

        for (int h = 0; h < _hidden; h++)
        {
            if (back[h] != 0)
            {
                gradient[(_hidden * _inputs) + h] += back[h];
                AddScaled(look.Seen, back[h], gradient.AsSpan(h * _inputs, _inputs));
            }
        }
    }

    private static float Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        Vector256<float> sums = Vector256<float>.Zero;
        int i = 0;
        for (; i + Vector256<float>.Count <= left.Length; i += Vector256<float>.Count)
        {
            sums += Vector256.Create(left[i..]) * Vector256.Create(right[i..]);
        }

        float sum = Vector256.Sum(sums);
        for (; i < left.Length; i++)
        {
            sum += left[i] * right[i];
        }

        return sum;
    }

    private static void AddScaled(ReadOnlySpan<float> numbers, float factor, Span<float> to)
    {
        int i = 0;
        for (; i + Vector256<float>.Count <= numbers.Length; i += Vector256<float>.Count)
        {
            (Vector256.Create<float>(to[i..]) + (Vector256.Create(numbers[i..]) * factor)).CopyTo(to[i..]);
        }

        for (; i < numbers.Length; i++)
        {
            to[i] += numbers[i] * factor;
        }
    }
}

/// <summary>How long and how freely a network learns.</summary>
/// <param name="Epochs">Times that it sees all cases.</param>
/// <param name="Decay">Of the weights, as a multiple of the rate of learning.</param>
internal sealed record JudgingPace(int Epochs, float Decay)
{
    public static JudgingPace Usual { get; } = new(10, 1);
}
