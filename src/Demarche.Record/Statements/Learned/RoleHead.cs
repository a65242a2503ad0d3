using Demarche.Language;

namespace Demarche.Record;

/// <summary>Labels source and content beside each cue. All cues of a batch run side by side.</summary>
internal sealed class RoleHead
{
    private const int Source = 1;
    private const int Content = 3;

    private readonly AttributionVocabulary _vocabulary;
    private readonly EmbeddingTable[] _tables;
    private readonly PackedMatrix _here;
    private readonly PackedMatrix _around;
    private readonly float[] _aroundBias;
    private readonly BidirectionalLayer _layer;
    private readonly PackedMatrix _weights;
    private readonly float[] _bias;
    private readonly (LinearChain Best, ChainMarginals Sure) _chain;
    private readonly int _relations;

    public RoleHead(ModelFile file, AttributionVocabulary vocabulary)
    {
        _vocabulary = vocabulary;
        _tables = [.. CueSurroundings.Tables.Select(t => file.Embeddings("pair." + t))];
        _here = file.Matrix("here");
        _around = file.Matrix("around");
        _aroundBias = file.Floats("around.bias");
        _layer = Layers.Bidirectional(file, "reader");
        _weights = file.Matrix("role");
        _bias = file.Floats("role.bias");
        _chain = Layers.Chain(file, "roles");
        _relations = file.Embeddings("word.deprel").Rows;
    }

    /// <param name="states">[words × states], of the words from <paramref name="start"/> on.</param>
    /// <param name="found">Takes the attributions that have a content.</param>
    public void Read(
        AttributionWords words,
        ReadOnlySpan<float> states,
        int start,
        List<FoundCue> cues,
        List<LabelledAttribution> found,
        AttributionWorkspace workspace
    )
    {
        if (cues.Count == 0)
        {
            return;
        }

        int width = _here.Outputs;
        int state = _here.Inputs;
        int count = states.Length / state;
        Span<float> projected = workspace.Take(5, count * width);
        _here.Multiply(states, count, projected);
        int[] offsets = new int[cues.Count + 1];
        for (int c = 0; c < cues.Count; c++)
        {
            (int from, int to) = Window(cues[c]);
            offsets[c + 1] = offsets[c] + to - from;
        }

        Span<float> x = workspace.Take(6, offsets[^1] * width);
        CueSurroundings surroundings = new(words, _vocabulary, _relations);
        for (int c = 0; c < cues.Count; c++)
        {
            Lay(surroundings, states, projected, start, cues[c], x.Slice(offsets[c] * width, (offsets[c + 1] - offsets[c]) * width));
        }

        Span<float> read = workspace.Take(7, offsets[^1] * _layer.Outputs);
        _layer.Run(x, offsets, read, workspace.Recurrent);
        int labels = _weights.Outputs;
        Span<float> scores = workspace.Take(4, offsets[^1] * labels);
        _weights.Multiply(read, offsets[^1], scores, _bias);
        for (int c = 0; c < cues.Count; c++)
        {
            ReadOnlySpan<float> emissions = scores.Slice(offsets[c] * labels, (offsets[c + 1] - offsets[c]) * labels);
            if (Labelled(cues[c], emissions) is { } attribution)
            {
                found.Add(attribution);
            }
        }
    }

    private static (int From, int To) Window(FoundCue cue) =>
        (Math.Max(cue.From, cue.First - CueSurroundings.Reach), Math.Min(cue.To, cue.Last + 1 + CueSurroundings.Reach));

    // Each word beside the cue: its own state, where it stands, and the mean state of the cue.
    private void Lay(
        CueSurroundings surroundings,
        ReadOnlySpan<float> states,
        ReadOnlySpan<float> projected,
        int start,
        FoundCue cue,
        Span<float> x
    )
    {
        int width = _here.Outputs;
        int state = _here.Inputs;
        Span<float> mean = stackalloc float[state];
        Span<float> around = stackalloc float[width];
        mean.Clear();
        for (int i = cue.First; i <= cue.Last; i++)
        {
            ReadOnlySpan<float> one = states.Slice((i - start) * state, state);
            for (int k = 0; k < state; k++)
            {
                mean[k] += one[k];
            }
        }

        for (int k = 0; k < state; k++)
        {
            mean[k] /= cue.Last - cue.First + 1;
        }

        _around.Multiply(mean, 1, around, _aroundBias);
        (int from, int to) = Window(cue);
        int tables = _tables.Length;
        int[] rows = new int[(to - from) * tables];
        surroundings.Rows(cue.First, cue.Last, from, to, rows);
        for (int i = from; i < to; i++)
        {
            Span<float> sum = x.Slice((i - from) * width, width);
            ReadOnlySpan<float> own = projected.Slice((i - start) * width, width);
            for (int k = 0; k < width; k++)
            {
                sum[k] = own[k] + around[k];
            }

            for (int t = 0; t < tables; t++)
            {
                _tables[t].AddRow(rows[((i - from) * tables) + t], sum);
            }
        }
    }

    private LabelledAttribution? Labelled(FoundCue cue, ReadOnlySpan<float> emissions)
    {
        int length = emissions.Length / _weights.Outputs;
        int[] best = new int[length];
        _chain.Best.Decode(emissions, best);
        int first = Window(cue).From;
        List<(int, int)> content = Stretches(best, Content, first);
        if (content.Count == 0)
        {
            return null;
        }

        double[] sure = new double[length];
        _chain.Sure.Of(emissions, best, sure);
        List<(int, int)> source = Stretches(best, Source, first);
        return new LabelledAttribution(cue, source, content, Mean(source, sure, first), Mean(content, sure, first));
    }

    private static List<(int First, int Last)> Stretches(int[] labels, int begin, int first)
    {
        List<(int, int)> found = [];
        for (int i = 0; i < labels.Length; i++)
        {
            if (labels[i] != begin)
            {
                continue;
            }

            int last = i;
            while (last + 1 < labels.Length && labels[last + 1] == begin + 1)
            {
                last++;
            }

            found.Add((first + i, first + last));
        }

        return found;
    }

    private static double Mean(List<(int First, int Last)> stretches, double[] sure, int first)
    {
        double sum = 0;
        int count = 0;
        foreach ((int from, int to) in stretches)
        {
            for (int i = from; i <= to; i++)
            {
                sum += sure[i - first];
                count++;
            }
        }

        return count == 0 ? 1 : sum / count;
    }
}
