using System.Runtime.InteropServices;

namespace Demarche.Record;

/// <summary>
/// Between two texts that share stretches already: sentences of the one that say with most of the same telling words what a sentence
/// of the other says, however they were turned, reordered or padded. Looked for only where copying is certain.
/// </summary>
internal sealed class RewrittenSentences
{
    /// <summary>Telling words that the two sentences have in common at least.</summary>
    private const int LeastCommon = 5;

    /// <summary>Their share among the telling words of the sentence that is looked for.</summary>
    private const double LeastShare = .75;

    private const int MostHolders = 8;

    // Words of both texts, numbered; of each the first sentences that hold it.
    private readonly WordNumbers _numbers = new();
    private readonly Side _one = new();
    private readonly Side _other = new();
    private readonly List<int> _seen = [];
    private readonly List<int> _common = [];
    private readonly List<int> _touched = [];

    /// <summary>
    /// Marks the sentences of each text that stand rewritten in the other; those that are shared for the most part stay as they are. What is
    /// marked in the one does not count in the other.
    /// </summary>
    public void Mark(CopyText one, Span<bool> inOne, CopyText other, Span<bool> inOther)
    {
        _numbers.Begin(one.Length + other.Length);
        _one.Read(one, _numbers);
        _other.Read(other, _numbers);
        Mark(one, inOne, _one, _other);
        Mark(other, inOther, _other, _one);
    }

    private void Mark(CopyText text, Span<bool> shared, Side mine, Side other)
    {
        CollectionsMarshal.SetCount(_common, other.Sentences);
        CollectionsMarshal.AsSpan(_common).Clear();
        CollectionsMarshal.SetCount(_seen, _numbers.Count);
        CollectionsMarshal.AsSpan(_seen).Fill(-1);
        ReadOnlySpan<CopyText.Word> words = text.Words;
        for (int start = 0, end; start < words.Length; start = end)
        {
            end = start + 1;
            int alreadyShared = shared[start] ? 1 : 0;
            for (; end < words.Length && !words[end].OpensSentence; end++)
            {
                alreadyShared += shared[end] ? 1 : 0;
            }

            if (
                alreadyShared < end - start
                && Common(mine.Numbers[start..end], start, other) is var (most, telling)
                && most >= LeastCommon
                && most >= LeastShare * telling
            )
            {
                shared[start..end].Fill(true);
            }
        }
    }

    // Telling words of a sentence, each once, and how many of them a sentence of the other text holds at most.
    private (int Most, int Telling) Common(ReadOnlySpan<int> numbers, int sentence, Side other)
    {
        int telling = 0;
        int most = 0;
        Span<int> seen = CollectionsMarshal.AsSpan(_seen);
        Span<int> common = CollectionsMarshal.AsSpan(_common);
        foreach (int number in numbers)
        {
            if (number < 0 || seen[number] == sentence)
            {
                continue;
            }

            seen[number] = sentence;
            telling++;
            foreach (int holder in other.HoldersOf(number))
            {
                most = Math.Max(most, ++common[holder]);
                _touched.Add(holder);
            }
        }

        foreach (int holder in CollectionsMarshal.AsSpan(_touched))
        {
            common[holder] = 0;
        }

        _touched.Clear();
        return (most, telling);
    }

    /// <summary>One of the two texts.</summary>
    private sealed class Side
    {
        private readonly List<int> _ofWords = [];
        private readonly List<Holders> _holders = [];

        /// <summary>Number of each word; -1 for one that tells nothing.</summary>
        public ReadOnlySpan<int> Numbers => CollectionsMarshal.AsSpan(_ofWords);

        public int Sentences { get; private set; }

        public void Read(CopyText text, WordNumbers numbers)
        {
            _ofWords.Clear();
            _holders.Clear();
            ReadOnlySpan<CopyText.Word> words = text.Words;
            ReadOnlySpan<uint> hashes = text.Hashes;
            int sentence = -1;
            for (int i = 0; i < words.Length; i++)
            {
                sentence += words[i].OpensSentence ? 1 : 0;
                if (words[i].IsPlain)
                {
                    _ofWords.Add(-1);
                    continue;
                }

                int number = numbers.Of(hashes[i]);
                _ofWords.Add(number);
                Hold(number, sentence);
            }

            Sentences = sentence + 1;
        }

        /// <summary>Sentences that hold a word; a word of many sentences tells none of them apart.</summary>
        public ReadOnlySpan<int> HoldersOf(int number)
        {
            if (number >= _holders.Count)
            {
                return [];
            }

            ref Holders holders = ref CollectionsMarshal.AsSpan(_holders)[number];
            return ((ReadOnlySpan<int>)holders.Sentences)[..holders.Count];
        }

        private void Hold(int number, int sentence)
        {
            if (number >= _holders.Count)
            {
                int before = _holders.Count;
                CollectionsMarshal.SetCount(_holders, number + 1);
                CollectionsMarshal.AsSpan(_holders)[before..].Clear();
            }

            ref Holders holders = ref CollectionsMarshal.AsSpan(_holders)[number];
            if (holders.Count < MostHolders && (holders.Count == 0 || holders.Sentences[holders.Count - 1] != sentence))
            {
                holders.Sentences[holders.Count++] = sentence;
            }
        }
    }

    private struct Holders
    {
        public SentenceNumbers Sentences;
        public int Count;
    }

    [System.Runtime.CompilerServices.InlineArray(MostHolders)]
    private struct SentenceNumbers
    {
        private int _first;
    }
}
