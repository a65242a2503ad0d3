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
    private const int LongestPacked = 12;
    private const int LongestDated = 100;
    private const float Bound = 4;

    // Whatever any list says of a word, so that each word is looked up once.
    private readonly FrozenDictionary<string, NameWord>.AlternateLookup<ReadOnlySpan<char>> _words;

    // The shorter ones as numbers.
    private readonly FrozenDictionary<ulong, NameWord> _packed;

    public ClassWords(IEnumerable<KeyValuePair<string, float>> weights)
    {
        Dictionary<string, NameWord> words = new(StringComparer.Ordinal);
        foreach ((string word, float weight) in weights)
        {
            words[word] = new NameWord(weight, null, IsDated: false);
        }

        foreach ((string word, string reason) in Furniture.Words)
        {
            words[word] = words.GetValueOrDefault(word) with { Reason = reason };
        }

        foreach (string word in MarkedDate.Names)
        {
            words[word] = words.GetValueOrDefault(word) with { IsDated = true };
        }

        _packed = words
            .Where(static word => word.Key.Length is > 0 and <= LongestPacked && word.Key.All(char.IsAsciiLetterLower))
            .ToFrozenDictionary(static word => Packed(word.Key), static word => word.Value);
        _words = words.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public static ClassWords None { get; } = new([]);

    public static ClassWords Shipped { get; } =
        new(DataFile.Rows("class-words.tsv").Select(row => KeyValuePair.Create(row[0], float.Parse(row[1], CultureInfo.InvariantCulture))));

    /// <summary>
    /// What the words of class, id, role and property say. Of the first <see cref="LongestNames"/> characters of them all together: longer
    /// ones are lists that a program wrote.
    /// </summary>
    /// <param name="weight">The sum of the weights, bounded.</param>
    /// <param name="isDated">Class or id says that a date stands in the element.</param>
    /// <returns>Why the element is no part of a report, by its class, else by its id; null when neither says so.</returns>
    public string? Read(
        ReadOnlySpan<char> classes,
        ReadOnlySpan<char> id,
        ReadOnlySpan<char> role,
        ReadOnlySpan<char> property,
        out float weight,
        out bool isDated
    )
    {
        weight = 0;
        isDated = false;
        int left = LongestNames;
        string? byClass = Read(classes, ref left, ref weight, ref isDated);
        string? byId = Read(id, ref left, ref weight, ref isDated);
        bool ignored = false;
        Read(role, ref left, ref weight, ref ignored);
        Read(property, ref left, ref weight, ref ignored);
        weight = Math.Clamp(weight, -Bound, Bound);
        return byClass ?? byId;
    }

    private string? Read(ReadOnlySpan<char> names, ref int left, ref float weight, ref bool isDated)
    {
        string? reason = null;
        bool reasoned = names.Length <= LongestNames;
        bool dated = names.Length <= LongestDated;
        int weighed = Math.Min(left, names.Length);
        NameWords words = new(reasoned ? names : names[..weighed], stackalloc char[LongestWord]);
        while (words.MoveNext())
        {
            ReadOnlySpan<char> current = words.Current;
            if (
                current.Length <= LongestPacked
                    ? _packed.TryGetValue(Packed(current), out NameWord word)
                    : _words.TryGetValue(current, out word)
            )
            {
                weight += words.End <= weighed ? word.Weight : 0;
                reason ??= reasoned ? word.Reason : null;
                isDated |= dated && word.IsDated;
            }
        }

        left = Math.Max(0, left - names.Length - 1);
        return reason;
    }

    // Five bits a letter.
    private static ulong Packed(ReadOnlySpan<char> word)
    {
        ulong packed = 0;
        foreach (char c in word)
        {
            packed = (packed << 5) | (uint)(c & 31);
        }

        return packed;
    }

    /// <summary>What the lists say of a word.</summary>
    private readonly record struct NameWord(float Weight, string? Reason, bool IsDated);

    /// <summary>The words of <c>site-relatedArticles js_x</c> in lower case: parted by anything but letters, and where case rises.</summary>
    public ref struct NameWords(ReadOnlySpan<char> names, Span<char> word)
    {
        private readonly ReadOnlySpan<char> _names = names[..Math.Min(names.Length, LongestNames)];
        private readonly Span<char> _word = word;
        private int _at;

        public ReadOnlySpan<char> Current { get; private set; }

        /// <summary>Offset behind the current word.</summary>
        public readonly int End => _at;

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
                _word[i] = (char)(_names[start + i] | 0x20);
            }

            Current = _word[..length];
            return length > 0;
        }
    }
}
