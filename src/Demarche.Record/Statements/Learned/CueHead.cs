using Demarche.Language;

namespace Demarche.Record;

/// <summary>Labels the words that attribute: outside, first word of a cue, inside one.</summary>
internal sealed class CueHead(ModelFile file)
{
    private const int Begin = 1;
    private const int Inside = 2;

    // No paragraph attributes more than once in so many words: it keeps the work on hostile text linear with a small factor.
    private const int WordsOfCue = 6;

    private readonly PackedMatrix _weights = file.Matrix("cue");
    private readonly float[] _bias = file.Floats("cue.bias");
    private readonly (LinearChain Best, ChainMarginals Sure) _chain = Layers.Chain(file, "cues");

    /// <summary>Cues in text order.</summary>
    /// <param name="states">[words × states]</param>
    public List<FoundCue> Read(ReadOnlySpan<float> states, int start, List<int> offsets, AttributionWorkspace workspace)
    {
        List<FoundCue> found = [];
        int count = offsets[^1];
        int labels = _weights.Outputs;
        Span<float> scores = workspace.Take(4, count * labels);
        _weights.Multiply(states, count, scores, _bias);
        for (int p = 0; p + 1 < offsets.Count; p++)
        {
            int length = offsets[p + 1] - offsets[p];
            ReadOnlySpan<float> emissions = scores.Slice(offsets[p] * labels, length * labels);
            int[] best = new int[length];
            _chain.Best.Decode(emissions, best);
            if (Array.IndexOf(best, Begin) < 0)
            {
                continue;
            }

            double[] sure = new double[length];
            _chain.Sure.Of(emissions, best, sure);
            int from = start + offsets[p];
            int most = found.Count + 1 + (length / WordsOfCue);
            for (int i = 0; i < length && found.Count < most; i++)
            {
                if (best[i] != Begin)
                {
                    continue;
                }

                int last = i;
                double probability = sure[i];
                while (last + 1 < length && best[last + 1] == Inside)
                {
                    last++;
                    probability = Math.Min(probability, sure[last]);
                }

                found.Add(new FoundCue(from + i, from + last, from, from + length, probability));
            }
        }

        return found;
    }
}
