using System.Collections.Frozen;
using System.Globalization;

namespace Demarche.Intake;

/// <summary>
/// What the words in class, id and role of an element say of its text: the log-odds that it is main text, learned from development
/// pages (<c>Data/class-words.tsv</c>).
/// </summary>
internal sealed class ClassWords
{
    private const int LongestWord = 24;
    private const int LongestNames = 300;
    private const float Bound = 4;

    private readonly FrozenDictionary<string, float>.AlternateLookup<ReadOnlySpan<char>> _weights;

    public ClassWords(IEnumerable<KeyValuePair<string, float>> weights) =>
        _weights = weights
            .ToFrozenDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();

    public static ClassWords None { get; } = new([]);

    public static ClassWords Shipped { get; } =
        new(DataFile.Rows("class-words.tsv").Select(row => KeyValuePair.Create(row[0], float.Parse(row[1], CultureInfo.InvariantCulture))));

    /// <summary>The sum over the words of the names, bounded.</summary>
    public float Weight(string names)
    {
        float sum = 0;
        foreach (ReadOnlySpan<char> word in new NameWords(names, stackalloc char[LongestWord]))
        {
            sum += _weights.TryGetValue(word, out float weight) ? weight : 0;
        }

        return Math.Clamp(sum, -Bound, Bound);
    }

    /// <summary>The words of <c>site-relatedArticles js_x</c> in lower case: parted by anything but letters, and where case rises.</summary>
    public ref struct NameWords(ReadOnlySpan<char> names, Span<char> word)
    {
        private readonly ReadOnlySpan<char> _names = names[..Math.Min(names.Length, LongestNames)];
        private readonly Span<char> _word = word;
        private int _at;

        public ReadOnlySpan<char> Current { get; private set; }

        public readonly NameWords GetEnumerator() => this;

        public bool MoveNext()
        {
            while (_at < _names.Length && !char.IsAsciiLetter(_names[_at]))
            {
                _at++;
            }

            int start = _at;
            while (
                _at < _names.Length
                && char.IsAsciiLetter(_names[_at])
                && !(_at > start && char.IsAsciiLetterUpper(_names[_at]) && char.IsAsciiLetterLower(_names[_at - 1]))
            )
            {
                _at++;
            }

            int length = Math.Min(_at - start, _word.Length);
            for (int i = 0; i < length; i++)
            {
                _word[i] = char.ToLowerInvariant(_names[start + i]);
            }

            Current = _word[..length];
            return length > 0;
        }
    }
}
