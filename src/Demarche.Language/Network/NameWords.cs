namespace Demarche.Language;

/// <summary>
/// What the head for names makes of a word before it looks at its neighbours: the sum of its embeddings, and the vector that is known
/// of it from far more text than the network has read, if the word is common enough to have one. Threads may share it.
/// </summary>
internal sealed class NameWords(ModelFile file)
{
    private readonly PackedMatrix _embeddings = file.Matrix("hidden.word");
    private readonly PackedMatrix _vectors = file.Matrix("hidden.vector");
    private readonly KeyTable _keys = new(file.Bytes("words").Span);
    private readonly EmbeddingTable _table = file.Embeddings("vectors");

    /// <summary>Numbers of a word on the hidden layer.</summary>
    public int Outputs => _embeddings.Outputs;

    /// <summary>Numbers of a vector.</summary>
    public int Width => _table.Width;

    /// <summary>Adds the vector of a word, however it is written large or small; nothing for a word that has none.</summary>
    /// <param name="form">The word as written.</param>
    /// <param name="vector">[<see cref="Width"/>]</param>
    public void AddVector(ReadOnlySpan<char> form, Span<float> vector)
    {
        const int Longest = 64;
        if (form.Length > Longest)
        {
            return;
        }

        Span<char> lower = stackalloc char[form.Length];
        for (int i = 0; i < form.Length; i++)
        {
            lower[i] = char.ToLowerInvariant(form[i]);
        }

        if (_keys.Row(lower) is > 0 and int row)
        {
            _table.AddRow(row, vector);
        }
    }

    /// <param name="embeddings">[words × width of the embeddings]</param>
    /// <param name="vectors">[words × <see cref="Width"/>]</param>
    /// <param name="hidden">[words × <see cref="Outputs"/>], written over</param>
    public void Project(ReadOnlySpan<float> embeddings, ReadOnlySpan<float> vectors, int words, Span<float> hidden)
    {
        _embeddings.Multiply(embeddings, words, hidden);
        _vectors.Multiply(vectors, words, hidden, accumulate: true);
    }
}
