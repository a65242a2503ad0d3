namespace Demarche.Language;

/// <summary>Where a recurrent layer takes the projected gates of a word from.</summary>
internal readonly ref struct GateSource
{
    private readonly PackedMatrix? _weights;
    private readonly ReadOnlySpan<float> _numbers;
    private readonly ReadOnlySpan<float> _bias;
    private readonly ReadOnlySpan<int> _rows;
    private readonly int _width;

    /// <summary>Words are projected when they are needed, many at a time.</summary>
    public GateSource(PackedMatrix weights, ReadOnlySpan<float> bias, ReadOnlySpan<float> x)
    {
        _weights = weights;
        _bias = bias;
        _numbers = x;
        _width = weights.Inputs;
    }

    /// <summary>Words are projected already.</summary>
    /// <param name="rows">The row of each word in <paramref name="gates"/>; empty: its own.</param>
    public GateSource(ReadOnlySpan<float> gates, int width, ReadOnlySpan<int> rows)
    {
        _numbers = gates;
        _rows = rows;
        _width = width;
    }

    /// <summary>How many words are worth fetching at once: enough for the tiles, few enough to stay in the cache.</summary>
    public int Appetite => _weights is null ? 1 : 192;

    /// <summary>Numbers that <see cref="Fetch"/> puts into its buffer, for so many words.</summary>
    public int Buffer(int words) => _weights is null ? 0 : words * _width;

    /// <summary>Takes one word; <see cref="Finish"/> must follow before gates are read.</summary>
    /// <param name="place">The place of the word among those fetched at once.</param>
    public void Fetch(int word, int place, Span<float> buffer, Span<float> gates)
    {
        int row = _rows.IsEmpty ? word : _rows[word];
        _numbers.Slice(row * _width, _width).CopyTo((_weights is null ? gates : buffer)[(place * _width)..]);
    }

    public void Finish(int words, ReadOnlySpan<float> buffer, Span<float> gates) => _weights?.Multiply(buffer, words, gates, _bias);
}
