using Demarche.Language;

namespace Demarche.Record;

/// <summary>
/// Words of paragraphs to states: the states of the language layer, vectors of the words, small tables, where it is worth it what the pretrained encoder makes
/// of them, and two convolutions above all that.
/// </summary>
internal sealed class ActEncoder
{
    public static readonly string[] Tables = [.. AttributionVocabulary.Tables, "lexicon", "frame"];

    private readonly AttributionVocabulary _vocabulary;
    private readonly ActLexicon _lexicon;
    private readonly PackedMatrix _embedding;
    private readonly PackedMatrix _lower;
    private readonly PackedMatrix _upper;
    private readonly PackedMatrix _brief;
    private readonly PackedMatrix _head;
    private readonly PackedMatrix _object;
    private readonly PackedMatrix _vector;
    private readonly PackedMatrix _headVector;
    private readonly PackedMatrix _objectVector;
    private readonly WordVectors _vectors = WordVectors.Shipped;
    private readonly EmbeddingTable[] _tables;
    private readonly ContextualEncoder _contextual;
    private readonly PackedMatrix _deep;
    private readonly float[] _deepBias;
    private readonly Convolution _first;
    private readonly Convolution _second;

    public ActEncoder(ModelFile file, AttributionVocabulary vocabulary, ActLexicon lexicon)
    {
        _vocabulary = vocabulary;
        _lexicon = lexicon;
        _embedding = file.Matrix("word.embedding");
        _lower = file.Matrix("word.lower");
        _upper = file.Matrix("word.upper");
        _brief = file.Matrix("brief");
        _head = file.Matrix("head");
        _object = file.Matrix("object");
        _vector = file.Matrix("vector");
        _headVector = file.Matrix("head_vector");
        _objectVector = file.Matrix("object_vector");
        _tables = [.. Tables.Select(t => file.Embeddings("word." + t))];
        _contextual = new ContextualEncoder(file);
        _deep = file.Matrix("deep");
        _deepBias = file.Floats("deep.bias");
        _first = new Convolution(file, "first");
        _second = new Convolution(file, "second");
    }

    /// <summary>The pretrained encoder, whose pieces of words others share.</summary>
    public ContextualEncoder Pretrained => _contextual;

    public int Width => _embedding.Outputs;

    public int BriefWidth => _brief.Outputs;

    /// <summary>Numbers of a state.</summary>
    public int States => _first.Outputs + _second.Outputs;

    /// <param name="inputs">[words × <see cref="Width"/>]</param>
    /// <param name="briefs">[words × <see cref="BriefWidth"/>]</param>
    public void Project(
        int words,
        ReadOnlySpan<float> embeddings,
        ReadOnlySpan<float> lower,
        ReadOnlySpan<float> upper,
        Span<float> inputs,
        Span<float> briefs
    )
    {
        _embedding.Multiply(embeddings, words, inputs);
        _lower.Multiply(lower, words, inputs, accumulate: true);
        _upper.Multiply(upper, words, inputs, accumulate: true);
        _brief.Multiply(embeddings, words, briefs);
    }

    /// <param name="start">First token.</param>
    /// <param name="offsets">Paragraph p is the tokens from start + offsets[p] up to start + offsets[p + 1].</param>
    /// <param name="x">[words × <see cref="Width"/>]: takes what goes into the convolutions, but for what the pretrained encoder knows.</param>
    public void Lay(
        AttributionWords words,
        ActTrees trees,
        ActWordStates given,
        int start,
        List<int> offsets,
        Span<float> x,
        ActWorkspace workspace
    )
    {
        int count = offsets[^1];
        given.Inputs(start, count).CopyTo(x);
        ReadOnlySpan<float> briefs = given.Briefs(start, count);
        Beside(words.Head, briefs, start, offsets, _head, x, workspace);
        Beside(trees.Object, briefs, start, offsets, _object, x, workspace);
        Span<float> vectors = workspace.Take(ActSlot.Vectors, count * _vectors.Width);
        for (int i = 0; i < count; i++)
        {
            _vectors.Fill(words.Tokens[start + i], vectors.Slice(i * _vectors.Width, _vectors.Width));
        }

        _vector.Multiply(vectors, count, x, accumulate: true);
        Beside(words.Head, vectors, start, offsets, _headVector, x, workspace);
        Beside(trees.Object, vectors, start, offsets, _objectVector, x, workspace);
        Span<int> rows = stackalloc int[Tables.Length];
        for (int p = 0; p + 1 < offsets.Count; p++)
        {
            for (int i = offsets[p]; i < offsets[p + 1]; i++)
            {
                _vocabulary.Rows(words, start + i, start + offsets[p], start + offsets[p + 1], rows);
                (rows[^2], rows[^1]) = _lexicon.Of(words, trees, start + i);
                Span<float> sum = x.Slice(i * Width, Width);
                for (int t = 0; t < rows.Length; t++)
                {
                    _tables[t].AddRow(rows[t], sum);
                }
            }
        }
    }

    /// <summary>Adds what the pretrained encoder makes of the words of one paragraph. By far the dearest part of the reading.</summary>
    /// <param name="x">[words × <see cref="Width"/>], those of the paragraph</param>
    public void Deepen(ReadOnlySpan<Token> words, Span<float> x, ActWorkspace workspace)
    {
        Span<float> states = workspace.Take(ActSlot.Contextual, words.Length * _contextual.Width);
        Span<float> added = workspace.Take(ActSlot.Deep, words.Length * Width);
        _contextual.Encode(words, states, workspace.Encoder);
        _deep.Multiply(states, words.Length, added, _deepBias);
        for (int k = 0; k < added.Length; k++)
        {
            x[k] += added[k];
        }
    }

    /// <summary>What the pretrained encoder made of the paragraph that was deepened last. [words × numbers]</summary>
    public ReadOnlySpan<float> Contextual(int words, ActWorkspace workspace) =>
        workspace.Take(ActSlot.Contextual, words * _contextual.Width);

    /// <summary>What was laid to states.</summary>
    /// <param name="offsets">As those of <see cref="Lay"/>.</param>
    /// <param name="states">[words × <see cref="States"/>]</param>
    public void Encode(ReadOnlySpan<float> x, List<int> offsets, Span<float> states, ActWorkspace workspace)
    {
        int count = offsets[^1];
        int[] stretches = offsets.ToArray();
        Span<float> first = workspace.Take(ActSlot.First, count * _first.Outputs);
        Span<float> second = workspace.Take(ActSlot.Second, count * _second.Outputs);
        _first.Run(x, stretches, first, workspace.Convolution);
        _second.Run(first, stretches, second, workspace.Convolution);
        for (int i = 0; i < count; i++)
        {
            first.Slice(i * _first.Outputs, _first.Outputs).CopyTo(states[(i * States)..]);
            second.Slice(i * _second.Outputs, _second.Outputs).CopyTo(states[((i * States) + _first.Outputs)..]);
        }
    }

    // Adds what is known by its form of the word that each word points at, where that is in the paragraph.
    private static void Beside(
        int[] pointed,
        ReadOnlySpan<float> known,
        int start,
        List<int> offsets,
        PackedMatrix weights,
        Span<float> x,
        ActWorkspace workspace
    )
    {
        int width = weights.Inputs;
        Span<float> there = workspace.Take(ActSlot.Pointed, offsets[^1] * width);
        there.Clear();
        for (int p = 0; p + 1 < offsets.Count; p++)
        {
            for (int i = offsets[p]; i < offsets[p + 1]; i++)
            {
                int at = pointed[start + i] - start;
                if (at >= offsets[p] && at < offsets[p + 1])
                {
                    known.Slice(at * width, width).CopyTo(there[(i * width)..]);
                }
            }
        }

        weights.Multiply(there, offsets[^1], x, accumulate: true);
    }
}
