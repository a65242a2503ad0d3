using System.Collections.Immutable;
using Demarche.Language;

namespace Demarche.Record;

/// <summary>A word that tells an act of a layer.</summary>
/// <param name="Word">Token over the whole text.</param>
/// <param name="From">First token of the paragraph.</param>
/// <param name="To">One behind its last token.</param>
/// <param name="Probability">That the word tells an act of the layer at all.</param>
/// <param name="LabelProbability">That it tells this one.</param>
internal readonly record struct ActTrigger(
    ActLayer Layer,
    int Label,
    int Word,
    int From,
    int To,
    double Probability,
    double LabelProbability
);

/// <summary>Chooses the label of each word, one in each layer; most words tell nothing.</summary>
internal sealed class ActTriggers(ModelFile file, ActLabels labels)
{
    // No paragraph tells more than one act in so many words: it keeps the work on hostile text linear with a small factor.
    private const int WordsOfAct = 3;

    // Told from here on: just under the least that any user of the acts asks (.5, of probabilities rounded to two places), as each costs its roles.
    private const double Least = 0.49;

    // A paragraph is worth a second look from here on: chosen so that hardly an act is lost by it (docs/model-card.md).
    private const double LeastWorth = 0.2;

    private readonly PackedMatrix _state = file.Matrix("triggers.state");
    private readonly PackedMatrix _word = file.Matrix("triggers.word");
    private readonly float[] _bias = file.Floats("triggers.bias");

    /// <summary>Which paragraphs may tell an act at all, by a look without the pretrained encoder.</summary>
    public bool[] Worth(ReadOnlySpan<float> x, ReadOnlySpan<float> states, List<int> offsets, ActWorkspace workspace)
    {
        int width = _state.Outputs;
        ReadOnlySpan<float> scores = Scores(x, states, offsets[^1], workspace);
        bool[] worth = new bool[offsets.Count - 1];
        for (int p = 0; p < worth.Length; p++)
        {
            for (int i = offsets[p]; i < offsets[p + 1] && !worth[p]; i++)
            {
                int at = 0;
                foreach (ImmutableArray<string> layer in labels.Layers)
                {
                    worth[p] |= Probability(scores.Slice((i * width) + at, layer.Length + 1), 0) <= 1 - LeastWorth;
                    at += layer.Length + 1;
                }
            }
        }

        return worth;
    }

    /// <summary>Triggers in text order.</summary>
    /// <param name="x">What went into the encoder.</param>
    /// <param name="states">What came out.</param>
    /// <param name="worth">Which paragraphs are read at all.</param>
    public List<ActTrigger> Read(
        ReadOnlySpan<float> x,
        ReadOnlySpan<float> states,
        int start,
        List<int> offsets,
        bool[] worth,
        ActWorkspace workspace
    )
    {
        int width = _state.Outputs;
        ReadOnlySpan<float> scores = Scores(x, states, offsets[^1], workspace);
        List<ActTrigger> found = [];
        for (int p = 0; p + 1 < offsets.Count; p++)
        {
            if (!worth[p])
            {
                continue;
            }

            int most = found.Count + 3 + ((offsets[p + 1] - offsets[p]) / WordsOfAct);
            for (int i = offsets[p]; i < offsets[p + 1]; i++)
            {
                int at = 0;
                for (int layer = 0; layer < labels.Layers.Length; layer++)
                {
                    int choices = labels.Layers[layer].Length + 1;
                    ReadOnlySpan<float> scored = scores.Slice((i * width) + at, choices);
                    at += choices;
                    int label = Best(scored[1..]);
                    double none = Probability(scored, 0);
                    if (none <= 1 - Least && found.Count < most)
                    {
                        found.Add(
                            new ActTrigger(
                                (ActLayer)layer,
                                label,
                                start + i,
                                start + offsets[p],
                                start + offsets[p + 1],
                                1 - none,
                                Probability(scored, label + 1)
                            )
                        );
                    }
                }
            }
        }

        return found;
    }

    /// <summary>The scores of the reading before. [words × all labels]</summary>
    public ReadOnlySpan<float> Scored(int words, ActWorkspace workspace) => workspace.Take(ActSlot.Scores, words * _state.Outputs);

    private ReadOnlySpan<float> Scores(ReadOnlySpan<float> x, ReadOnlySpan<float> states, int words, ActWorkspace workspace)
    {
        Span<float> scores = workspace.Take(ActSlot.Scores, words * _state.Outputs);
        _state.Multiply(states, words, scores, _bias);
        _word.Multiply(x, words, scores, accumulate: true);
        return scores;
    }

    /// <summary>The first of the highest.</summary>
    public static int Best(ReadOnlySpan<float> scores)
    {
        int best = 0;
        for (int k = 1; k < scores.Length; k++)
        {
            best = scores[k] > scores[best] ? k : best;
        }

        return best;
    }

    private static double Probability(ReadOnlySpan<float> scores, int of)
    {
        double sum = 0;
        foreach (float score in scores)
        {
            sum += Math.Exp(score - scores[of]);
        }

        return 1 / sum;
    }
}
