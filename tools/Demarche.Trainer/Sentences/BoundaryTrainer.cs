using System.Collections.Immutable;
using Demarche.Language;
using Demarche.Text;

namespace Demarche.Trainer.Sentences;

/// <summary>A text with the boundaries that are known: 1 ends a sentence, -1 does not, 0 is not told.</summary>
internal sealed record LabelledText(string Text, List<TextSpan> Tokens, sbyte[] Labels);

/// <summary>
/// Logistic regression by stochastic gradient with steps of its own for each weight (AdaGrad, Duchi et al. 2011). The state
/// from the left is the gold one in the first rounds and the model's own afterwards, so that it learns to live with its errors.
/// </summary>
internal sealed class BoundaryTrainer(byte[] casing, int bits = 18)
{
    private const float Step = 0.12f;
    private const float Shrink = 3e-7f;
    private const float Largest = 3.9f;
    private const float Scale = 127 / Largest;

    private readonly float[] _weights = new float[1 << bits];
    private readonly float[] _squares = new float[1 << bits];
    private readonly BoundaryModel _shape = new([0], casing, 0, 0);

    public void Round(IReadOnlyList<LabelledText> texts, bool gold)
    {
        foreach (LabelledText text in texts)
        {
            ImmutableArray<Sentence>.Builder sentences = ImmutableArray.CreateBuilder<Sentence>();
            new ParagraphReader(text.Text, text.Tokens, _shape).Split(
                sentences,
                (token, _, features) =>
                {
                    int label = text.Labels[token];
                    float score = Score(features);
                    if (label != 0)
                    {
                        Learn(features, score, label > 0);
                    }

                    return gold && label != 0 ? label > 0 : score > 0;
                }
            );
        }
    }

    /// <summary>The weights in 8 bits.</summary>
    public BoundaryModel Model(float afterStop, float elsewhere) =>
        new(
            [.. _weights.Select(static w => (sbyte)Math.Clamp(MathF.Round(w * Scale), -127, 127))],
            casing,
            (int)(afterStop * Scale),
            (int)(elsewhere * Scale)
        );

    private float Score(ReadOnlySpan<uint> features)
    {
        float sum = 0;
        uint mask = (uint)_weights.Length - 1;
        foreach (uint feature in features)
        {
            sum += _weights[feature & mask];
        }

        return sum;
    }

    private void Learn(ReadOnlySpan<uint> features, float score, bool ends)
    {
        float error = (ends ? 1f : 0f) - (1f / (1f + MathF.Exp(-score)));
        if (MathF.Abs(error) < 0.001f)
        {
            return;
        }

        uint mask = (uint)_weights.Length - 1;
        foreach (uint feature in features)
        {
            uint at = feature & mask;
            float slope = error - (Shrink * 1000 * _weights[at]);
            _squares[at] += slope * slope;
            _weights[at] = Math.Clamp(_weights[at] + (Step * slope / MathF.Sqrt(_squares[at] + 0.1f)), -Largest, Largest);
        }
    }
}
