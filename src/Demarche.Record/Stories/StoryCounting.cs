using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Demarche.Record;

/// <summary>Counts the words of a title and of the head of a text for a sketch. One a thread, its tables used again.</summary>
internal sealed class StoryCounting
{
    private const int LedeWords = 80;
    private const int MostHeadNames = 5;
    private const int MostMonthDays = 12;

    [ThreadStatic]
    private static StoryCounting? s_kept;

    private static readonly string[] Months = CultureInfo.InvariantCulture.DateTimeFormat.MonthNames;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Stop = ShippedWords.Stop.GetAlternateLookup<
        ReadOnlySpan<char>
    >();

    private readonly Dictionary<uint, int> _places = [];
    private readonly List<Term> _terms = [];
    private readonly Dictionary<uint, float> _pairs = [];
    private readonly Dictionary<uint, float> _numbers = [];
    private readonly List<ushort> _monthDays = [];
    private readonly List<(uint Term, float Weight)> _weights = [];
    private readonly List<int> _headNames = [];

    // Names as they are first written, folded, one after the other.
    private readonly List<char> _written = [];
    private char[] _word = new char[64];
    private char[] _before = new char[64];
    private int _words;

    public static StorySketch SketchOf(string? title, string text)
    {
        StoryCounting counting = s_kept ?? new StoryCounting();
        s_kept = null;
        counting.Clear();
        counting.Add(title, isTitle: true);
        counting.Add(text, isTitle: false);
        StorySketch sketch = counting.Sketch();
        s_kept = counting;
        return sketch;
    }

    private void Clear()
    {
        _places.Clear();
        _terms.Clear();
        _pairs.Clear();
        _numbers.Clear();
        _monthDays.Clear();
        _written.Clear();
        _words = 0;
    }

    private StorySketch Sketch() =>
        new()
        {
            Body = Vector(static t => t.Body, 120),
            Lede = Vector(static t => t.Lede, 50),
            Title = Vector(static t => t.Title, 16),
            Names = Vector(static t => t.Names, 30),
            Pairs = Vector(_pairs, 80),
            Numbers = Vector(_numbers, 20),
            MonthDays = [.. DistinctMonthDays()],
            Length = _words,
            HeadNames = HeadNames(),
        };

    private void Add(string? text, bool isTitle)
    {
        ReadOnlySpan<char> span = text;
        int at = 0;
        int previousEnd = 0;
        int beforeLength = 0;
        (uint Term, float Rarity) neighbour = default;
        for (int n = 0; n < StoryTerms.HeadWords && WordFolding.Next(span, ref at, out int start); n++)
        {
            ReadOnlySpan<char> written = StoryTerms.WithoutPossessive(span[start..at]);
            if (_word.Length < written.Length)
            {
                Array.Resize(ref _word, written.Length);
            }

            Span<char> word = _word.AsSpan(0, WordFolding.Folded(written, _word));
            bool opens = n == 0 || span[previousEnd..start].IndexOfAny(".!?\n:") >= 0;
            previousEnd = at;
            _words++;
            if (word.Length > 0 && char.IsAsciiDigit(word[0]))
            {
                AddNumber(word, _before.AsSpan(0, beforeLength));
            }

            // Stemming writes over the word, which the next one may still ask for.
            beforeLength = word.Length;
            if (_before.Length < word.Length)
            {
                _before = new char[word.Length];
            }

            word.CopyTo(_before);
            if (word.Length < 2 || Stop.Contains(word))
            {
                continue;
            }

            uint hash = StoryTerms.Hash(Stemming.Stem(word));
            ref Term term = ref TermOf(hash);
            bool top = isTitle || n < LedeWords;
            term.Body += isTitle ? 2 : 1;
            term.Title += isTitle ? 1 : 0;
            term.Lede +=
                isTitle ? 1.5f
                : top ? 1
                : 0;

            // A capital inside a sentence; in a headline, and at its head, only of a word that is rare enough to be a name.
            bool isName = char.IsUpper(written[0]) && (isTitle ? !opens && term.Rarity >= 3 : !opens || term.Rarity > 5);
            if (isName)
            {
                if (term.Names == 0)
                {
                    (term.WrittenAt, term.WrittenLength) = (_written.Count, beforeLength);
                    _written.AddRange(_before.AsSpan(0, beforeLength));
                }

                term.Names += top ? 2 : 1;
            }

            if (neighbour.Term != 0)
            {
                _pairs[(neighbour.Term * 31) + hash] = neighbour.Rarity + term.Rarity;
            }

            neighbour = (hash, term.Rarity);
        }
    }

    private ref Term TermOf(uint hash)
    {
        ref int place = ref CollectionsMarshal.GetValueRefOrAddDefault(_places, hash, out bool known);
        if (!known)
        {
            place = _terms.Count;
            _terms.Add(new Term { Hash = hash, Rarity = StoryTerms.RarityOf(hash) });
        }

        return ref CollectionsMarshal.AsSpan(_terms)[place];
    }

    private void AddNumber(ReadOnlySpan<char> word, ReadOnlySpan<char> before)
    {
        if (Month(before) is > 0 and var month && int.TryParse(word, CultureInfo.InvariantCulture, out int day) && day is > 0 and <= 31)
        {
            _monthDays.Add((ushort)((month * 32) + day));
        }
        else if (word.Length == 4 && word[..2] is "19" or "20")
        {
            _numbers[StoryTerms.Hash(word, StoryTerms.Hash("y"))] = 1.5f;
        }
        else if (word.Length > 1)
        {
            _numbers[StoryTerms.Hash(word)] = word.Length > 2 ? 2 : 1;
        }
    }

    private static int Month(ReadOnlySpan<char> word)
    {
        if (word.Length < 3)
        {
            return 0;
        }

        for (int m = 0; m < 12; m++)
        {
            if (
                Months[m].AsSpan().StartsWith(word, StringComparison.OrdinalIgnoreCase)
                && (word.Length is 3 or 4 || word.Length == Months[m].Length)
            )
            {
                return m + 1;
            }
        }

        return 0;
    }

    // A word told ten times is not ten times as telling.
    private TermVector Vector(Func<Term, float> count, int most)
    {
        _weights.Clear();
        foreach (Term term in CollectionsMarshal.AsSpan(_terms))
        {
            if (count(term) is > 0 and var times)
            {
                _weights.Add((term.Hash, MathF.Sqrt(times) * term.Rarity));
            }
        }

        return TermVector.Of(CollectionsMarshal.AsSpan(_weights), most);
    }

    private TermVector Vector(Dictionary<uint, float> weights, int most)
    {
        _weights.Clear();
        foreach ((uint term, float weight) in weights)
        {
            _weights.Add((term, weight));
        }

        return TermVector.Of(CollectionsMarshal.AsSpan(_weights), most);
    }

    private Span<ushort> DistinctMonthDays()
    {
        _monthDays.Sort();
        Span<ushort> days = CollectionsMarshal.AsSpan(_monthDays);
        int kept = 0;
        foreach (ushort day in days)
        {
            if (kept == 0 || day != days[kept - 1])
            {
                days[kept++] = day;
            }
        }

        return days[..Math.Min(kept, MostMonthDays)];
    }

    private ImmutableArray<string> HeadNames()
    {
        _headNames.Clear();
        for (int i = 0; i < _terms.Count; i++)
        {
            if (_terms[i].Names > 0)
            {
                int at = _headNames.Count;
                while (at > 0 && Leads(_terms[i], _terms[_headNames[at - 1]]))
                {
                    at--;
                }

                if (at < MostHeadNames)
                {
                    _headNames.Insert(at, i);
                    _headNames.RemoveRange(Math.Min(_headNames.Count, MostHeadNames), Math.Max(0, _headNames.Count - MostHeadNames));
                }
            }
        }

        string[] names = new string[_headNames.Count];
        for (int i = 0; i < names.Length; i++)
        {
            names[i] = Written(_terms[_headNames[i]]).ToString();
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(names);
    }

    private bool Leads(in Term one, in Term other) =>
        one.Lead != other.Lead ? one.Lead > other.Lead : Written(one).SequenceCompareTo(Written(other)) < 0;

    private ReadOnlySpan<char> Written(in Term term) => CollectionsMarshal.AsSpan(_written).Slice(term.WrittenAt, term.WrittenLength);

    private struct Term
    {
        public uint Hash;
        public float Rarity;
        public float Body;
        public float Lede;
        public float Title;
        public float Names;
        public int WrittenAt;
        public int WrittenLength;

        public readonly float Lead => MathF.Sqrt(Names) * Rarity * Rarity;
    }
}
