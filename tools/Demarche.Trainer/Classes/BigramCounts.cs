namespace Demarche.Trainer.Classes;

/// <summary>
/// Counts of words and of neighbouring words in sentences. Number 0 is the boundary of a sentence, 1 stands for all words that
/// are too rare; the others follow by falling count, equal counts by spelling.
/// </summary>
internal sealed class BigramCounts
{
    public const int Boundary = 0;
    public const int Rare = 1;
    public const int FirstWord = 2;

    private BigramCounts(string[] words, int[] counts, Neighbours after, Neighbours before)
    {
        Words = words;
        Counts = counts;
        After = after;
        Before = before;
    }

    /// <summary>Words by number; the first two are no words.</summary>
    public IReadOnlyList<string> Words { get; }

    public IReadOnlyList<int> Counts { get; }

    public Neighbours After { get; }

    public Neighbours Before { get; }

    /// <param name="sentences">Read twice: once for the vocabulary, once for the pairs.</param>
    /// <param name="least">A word seen less often is rare.</param>
    public static BigramCounts Of(Func<IEnumerable<string[]>> sentences, int least)
    {
        Dictionary<string, int> seen = new(StringComparer.Ordinal);
        foreach (string word in sentences().SelectMany(static s => s))
        {
            seen[word] = seen.GetValueOrDefault(word) + 1;
        }

        string[] words =
        [
            "<s>",
            "<rare>",
            .. seen.Where(w => w.Value >= least)
                .OrderByDescending(static w => w.Value)
                .ThenBy(static w => w.Key, StringComparer.Ordinal)
                .Select(static w => w.Key),
        ];
        Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        for (int i = FirstWord; i < words.Length; i++)
        {
            numbers.Add(words[i], i);
        }

        seen.Clear();
        int[] counts = new int[words.Length];
        Dictionary<long, int> pairs = [];
        foreach (string[] sentence in sentences())
        {
            int left = Boundary;
            foreach (string word in sentence)
            {
                int right = numbers.GetValueOrDefault(word, Rare);
                Count(left, right);
                left = right;
            }

            Count(left, Boundary);
        }

        return new BigramCounts(
            words,
            counts,
            Neighbours.Of(pairs, words.Length, after: true),
            Neighbours.Of(pairs, words.Length, after: false)
        );

        void Count(int left, int right)
        {
            long pair = ((long)left << 32) | (uint)right;
            pairs[pair] = pairs.GetValueOrDefault(pair) + 1;
            counts[right]++;
        }
    }
}

/// <summary>For each word the words on one side of it with their counts, in the order of their numbers.</summary>
internal sealed class Neighbours
{
    private readonly int[] _starts;
    private readonly int[] _words;
    private readonly int[] _counts;

    private Neighbours(int[] starts, int[] words, int[] counts)
    {
        _starts = starts;
        _words = words;
        _counts = counts;
    }

    public ReadOnlySpan<int> Words(int word) => _words.AsSpan(_starts[word].._starts[word + 1]);

    public ReadOnlySpan<int> Counts(int word) => _counts.AsSpan(_starts[word].._starts[word + 1]);

    public static Neighbours Of(Dictionary<long, int> pairs, int words, bool after)
    {
        int[] starts = new int[words + 1];
        long[] keys = new long[pairs.Count];
        int n = 0;
        foreach (long pair in pairs.Keys)
        {
            long turned = (pair << 32) | (long)((ulong)pair >> 32);
            keys[n++] = after ? pair : turned;
        }

        Array.Sort(keys);
        int[] others = new int[n];
        int[] counts = new int[n];
        for (int i = 0; i < n; i++)
        {
            starts[(int)(keys[i] >> 32) + 1]++;
            others[i] = (int)(keys[i] & 0xffffffff);
            counts[i] = pairs[after ? keys[i] : (keys[i] << 32) | (long)((ulong)keys[i] >> 32)];
        }

        for (int i = 0; i < words; i++)
        {
            starts[i + 1] += starts[i];
        }

        return new Neighbours(starts, others, counts);
    }
}
