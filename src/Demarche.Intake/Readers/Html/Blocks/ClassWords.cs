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
    private const int LongestDated = 100;

    // Whatever any list says of a word, so that each word is looked up once.
    private readonly FrozenDictionary<string, NameWord>.AlternateLookup<ReadOnlySpan<char>> _words;

    // The shorter ones as numbers.
    private readonly PackedTable<NameWord> _packed;

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

        _packed = new PackedTable<NameWord>(
            words.Select(static word => KeyValuePair.Create(PackedName.OfLetters(word.Key), word.Value)).Where(static word => word.Key != 0)
        );
        _words = words.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public static ClassWords None { get; } = new([]);

    public static ClassWords Shipped { get; } =
        new(DataFile.Rows("class-words.tsv").Select(row => KeyValuePair.Create(row[0], float.Parse(row[1], CultureInfo.InvariantCulture))));

    /// <summary>What the words of the classes of an element say.</summary>
    public NameTally OfClasses(ReadOnlySpan<char> classes)
    {
        NameTally tally = new() { Left = LongestNames };
        tally.Reason = Read(classes, ref tally.Left, ref tally.Sum, ref tally.IsDated);
        return tally;
    }

    /// <summary>
    /// The same with the words of id, role and property behind them. Of the first <see cref="LongestNames"/> characters of them all together:
    /// longer ones are lists that a program wrote.
    /// </summary>
    public NameTally With(NameTally tally, ReadOnlySpan<char> id, ReadOnlySpan<char> role, ReadOnlySpan<char> property)
    {
        string? byId = Read(id, ref tally.Left, ref tally.Sum, ref tally.IsDated);
        tally.Reason ??= byId;
        bool ignored = false;
        Read(role, ref tally.Left, ref tally.Sum, ref ignored);
        Read(property, ref tally.Left, ref tally.Sum, ref ignored);
        return tally;
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
            if (
                words.Length <= PackedName.MostLetters
                    ? _packed.TryGetValue(words.Packed, out NameWord word)
                    : _words.TryGetValue(words.Current, out word)
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

    /// <summary>What the lists say of a word.</summary>
    private readonly record struct NameWord(float Weight, string? Reason, bool IsDated);

    /// <summary>The words of <c>site-relatedArticles js_x</c>: parted by anything but letters, and where case rises.</summary>
    public ref struct NameWords(ReadOnlySpan<char> names, Span<char> word)
    {
        private readonly ReadOnlySpan<char> _names = names[..Math.Min(names.Length, LongestNames)];
        private readonly Span<char> _word = word;
        private int _at;

        /// <summary>The current word in lower case, as much of it as there is room for.</summary>
        public readonly ReadOnlySpan<char> Current
        {
            get
            {
                int length = Math.Min(Length, _word.Length);
                for (int i = 0; i < length; i++)
                {
                    _word[i] = (char)(_names[_at - Length + i] | 0x20);
                }

                return _word[..length];
            }
        }

        public int Length { get; private set; }

        /// <summary>The current word as a number, if it has no more letters than <see cref="PackedName.MostLetters"/>.</summary>
        public ulong Packed { get; private set; }

        /// <summary>Offset behind the current word.</summary>
        public readonly int End => _at;

        public readonly NameWords GetEnumerator() => this;

        public bool MoveNext()
        {
            ReadOnlySpan<char> all = _names;
            int at = _at;
            while (at < all.Length && !char.IsAsciiLetter(all[at]))
            {
                at++;
            }

            int start = at;
            ulong packed = 0;
            bool afterSmall = false;
            for (; at < all.Length && char.IsAsciiLetter(all[at]); at++)
            {
                bool small = all[at] >= 'a';
                if (afterSmall && !small)
                {
                    break;
                }

                packed = PackedName.WithLetter(packed, all[at]);
                afterSmall = small;
            }

            _at = at;
            Length = at - start;
            Packed = packed;
            return Length > 0;
        }
    }
}

/// <summary>What the words of an element's names say, summed up word by word.</summary>
internal struct NameTally
{
    private const float Bound = 4;

    /// <summary>Why the element is no part of a report, by its class, else by its id; null when neither says so.</summary>
    public string? Reason;

    /// <summary>The sum of the weights.</summary>
    public float Sum;

    /// <summary>Class or id says that a date stands in the element.</summary>
    public bool IsDated;

    /// <summary>How many characters of further names are weighed.</summary>
    public int Left;

    public readonly float Weight => Math.Clamp(Sum, -Bound, Bound);
}
