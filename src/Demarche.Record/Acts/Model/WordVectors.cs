using Demarche.Language;

namespace Demarche.Record;

/// <summary>
/// What is known of the commonest English words by the company they keep: the vectors of GloVe (J. Pennington, R. Socher, C. Manning, EMNLP 2014) in bytes
/// (<c>Models/word-vectors.bin</c>, docs/model-card.md). Threads may share it.
/// </summary>
internal sealed class WordVectors
{
    /// <summary>No word of the table is longer than this many letters.</summary>
    private const int LongestWord = 48;

    private static readonly Lazy<WordVectors> s_shipped = new(static () =>
        new WordVectors(ModelFile.Open(ShippedModel.Open("word-vectors.bin")))
    );

    private readonly KeyTable _words;
    private readonly EmbeddingTable _vectors;

    private WordVectors(ModelFile file)
    {
        _words = new KeyTable(file.Bytes("words").Span);
        _vectors = file.Embeddings("vectors");
    }

    public static WordVectors Shipped => s_shipped.Value;

    /// <summary>Numbers of a vector.</summary>
    public int Width => _vectors.Width;

    /// <summary>Fills the vector of a word, whatever its capitals; nought for words that are not in the table, and for names: no place is known for what once happened there.</summary>
    /// <param name="vector">[<see cref="Width"/>]</param>
    public void Fill(Token word, Span<float> vector)
    {
        vector.Clear();
        if (word.Xpos is "NNP" or "NNPS" || word.Form.Length > LongestWord)
        {
            return;
        }

        Span<char> small = stackalloc char[LongestWord];
        int length = word.Form.AsSpan().ToLowerInvariant(small);
        _ = Add(small[..length], vector);
    }

    /// <summary>Row of a word in small letters, from 1 on; 0 where the table has none.</summary>
    public int Row(ReadOnlySpan<char> word) => _words.Row(word);

    /// <summary>Adds the vector of a word in small letters; false where the table has none.</summary>
    /// <param name="vector">[<see cref="Width"/>]</param>
    public bool Add(ReadOnlySpan<char> word, Span<float> vector)
    {
        int row = Row(word);
        if (row > 0)
        {
            _vectors.AddRow(row - 1, vector);
        }

        return row > 0;
    }
}
