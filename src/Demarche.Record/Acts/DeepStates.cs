namespace Demarche.Record;

/// <summary>
/// What the pretrained encoder and the choice of labels made of the words of the paragraphs that they read together: for who judges a line
/// by them. One text and one thread.
/// </summary>
/// <param name="words">Words of the text.</param>
internal sealed class DeepStates(int words)
{
    private readonly Rows _states = new(words);
    private readonly Rows _scores = new(words);

    /// <param name="first">Token over the whole text.</param>
    /// <param name="words">How many from there on.</param>
    /// <param name="states">[words × numbers of a state], of the encoder.</param>
    public void Take(int first, int words, ReadOnlySpan<float> states) => _states.Take(first, words, states);

    /// <param name="first">Token over the whole text.</param>
    /// <param name="words">How many from there on; those that the encoder did not read are passed over later.</param>
    /// <param name="scores">[words × all labels of all layers]</param>
    public void Score(int first, int words, ReadOnlySpan<float> scores) => _scores.Take(first, words, scores);

    /// <summary>True where the encoder read the word.</summary>
    public bool Has(int token) => _states.Has(token);

    /// <summary>State of a word that the encoder read.</summary>
    public ReadOnlySpan<float> Of(int token) => _states.Of(token);

    /// <summary>Scores of all labels for a word that the encoder read, layer by layer, each beginning with that of telling nothing.</summary>
    public ReadOnlySpan<float> Scores(int token) => _scores.Of(token);

    // Blocks of numbers as they came, and where in them those of each word lie.
    private sealed class Rows(int words)
    {
        private readonly float[]?[] _blocks = new float[]?[words];
        private readonly int[] _places = new int[words];
        private int _width;

        public void Take(int first, int words, ReadOnlySpan<float> numbers)
        {
            float[] block = numbers.ToArray();
            _width = block.Length / Math.Max(1, words);
            for (int i = 0; i < words; i++)
            {
                _blocks[first + i] = block;
                _places[first + i] = i * _width;
            }
        }

        public bool Has(int token) => token >= 0 && token < _blocks.Length && _blocks[token] is not null;

        public ReadOnlySpan<float> Of(int token) => _blocks[token].AsSpan(_places[token], _width);
    }
}
