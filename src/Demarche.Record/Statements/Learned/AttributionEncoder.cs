using Demarche.Language;

namespace Demarche.Record;

/// <summary>Words of paragraphs to states: summed embeddings and one bidirectional LSTM.</summary>
internal sealed class AttributionEncoder(ModelFile file, AttributionVocabulary vocabulary)
{
    private readonly EmbeddingTable _vectors = file.Embeddings("vectors");
    private readonly PackedMatrix _word = file.Matrix("word");
    private readonly PackedMatrix _head = file.Matrix("head");
    private readonly EmbeddingTable[] _tables = [.. AttributionVocabulary.Tables.Select(t => file.Embeddings("word." + t))];
    private readonly BidirectionalLayer _layer = Layers.Bidirectional(file, "encoder");

    /// <param name="start">First token.</param>
    /// <param name="offsets">Paragraph p is the tokens from start + offsets[p] up to start + offsets[p + 1].</param>
    /// <returns>[words × states], in memory of the workspace.</returns>
    public ReadOnlySpan<float> Encode(AttributionWords words, int start, List<int> offsets, AttributionWorkspace workspace)
    {
        int count = offsets[^1];
        int vector = _vectors.Width;
        int width = _word.Outputs;
        Span<float> own = workspace.Take(0, count * vector);
        Span<float> heads = workspace.Take(1, count * vector);
        Span<float> x = workspace.Take(2, count * width);
        own.Clear();
        heads.Clear();
        int[] wordRows = new int[count];
        for (int i = 0; i < count; i++)
        {
            wordRows[i] = vocabulary.Word(words.Tokens[start + i].Form);
            _vectors.AddRow(wordRows[i], own.Slice(i * vector, vector));
        }

        Span<int> rows = stackalloc int[AttributionVocabulary.Tables.Length];
        for (int p = 0; p + 1 < offsets.Count; p++)
        {
            for (int i = offsets[p]; i < offsets[p + 1]; i++)
            {
                int head = words.Head[start + i] - start;
                if (head >= offsets[p] && head < offsets[p + 1])
                {
                    _vectors.AddRow(wordRows[head], heads.Slice(i * vector, vector));
                }
            }
        }

        _word.Multiply(own, count, x);
        _head.Multiply(heads, count, x, accumulate: true);
        for (int p = 0; p + 1 < offsets.Count; p++)
        {
            for (int i = offsets[p]; i < offsets[p + 1]; i++)
            {
                vocabulary.Rows(words, start + i, start + offsets[p], start + offsets[p + 1], rows);
                Span<float> sum = x.Slice(i * width, width);
                for (int t = 0; t < rows.Length; t++)
                {
                    _tables[t].AddRow(rows[t], sum);
                }
            }
        }

        Span<float> states = workspace.Take(3, count * _layer.Outputs);
        _layer.Run(x, offsets.ToArray(), states, workspace.Recurrent);
        return states;
    }
}
