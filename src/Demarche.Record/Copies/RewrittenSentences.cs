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

    // Words that both texts may hold, numbered; of each the first sentences that hold it, in the one and in the other.
    private readonly Dictionary<uint, int> _numbers = [];
    private readonly List<Holders> _inOne = [];
    private readonly List<Holders> _inOther = [];
    private readonly List<int> _seen = [];
    private readonly List<int> _common = [];
    private readonly List<int> _touched = [];

    /// <summary>
    /// Marks the sentences of each text that stand rewritten in the other; those that are shared for the most part stay as they are. What is
    /// marked in the one does not count in the other.
    /// </summary>
    public void Mark(CopyText one, Span<bool> inOne, CopyText other, Span<bool> inOther)
    {
        _numbers.Clear();
        int sentencesOfOne = Index(one, _inOne);
        int sentencesOfOther = Index(other, _inOther);
        Mark(one, inOne, _inOther, sentencesOfOther);
        Mark(other, inOther, _inOne, sentencesOfOne);
    }

    private void Mark(CopyText text, Span<bool> shared, List<Holders> holders, int sentences)
    {
        ReadOnlySpan<CopyText.Word> words = text.Words;
        CollectionsMarshal.SetCount(_common, sentences);
        CollectionsMarshal.AsSpan(_common).Clear();
        CollectionsMarshal.SetCount(_seen, _numbers.Count);
        CollectionsMarshal.AsSpan(_seen).Fill(-1);
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
                && Common(text, start, end, holders) is var (most, telling)
                && most >= LeastCommon
                && most >= LeastShare * telling
            )
            {
                shared[start..end].Fill(true);
            }
        }
    }

    // Telling words of a sentence, each once, and how many of them a sentence of the other text holds at most.
    private (int Most, int Telling) Common(CopyText text, int start, int end, List<Holders> holders)
    {
        int telling = 0;
        int most = 0;
        for (int i = start; i < end; i++)
        {
            if (text.Words[i].IsPlain)
            {
                continue;
            }

            int number = _numbers[text.Hashes[i]];
            if (_seen[number] == start)
            {
                continue;
            }

            _seen[number] = start;
            telling++;
            if (number >= holders.Count)
            {
                continue;
            }

            ref readonly Holders of = ref CollectionsMarshal.AsSpan(holders)[number];
            foreach (int sentence in of.Sentences[..of.Count])
            {
                ref int common = ref CollectionsMarshal.AsSpan(_common)[sentence];
                most = Math.Max(most, ++common);
                _touched.Add(sentence);
            }
        }

        foreach (int sentence in _touched)
        {
            _common[sentence] = 0;
        }

        _touched.Clear();
        return (most, telling);
    }

    // Sentences by telling word; a word of many sentences tells none of them apart. The number of all sentences.
    private int Index(CopyText text, List<Holders> holders)
    {
        holders.Clear();
        int sentence = -1;
        for (int i = 0; i < text.Length; i++)
        {
            CopyText.Word word = text.Words[i];
            sentence += word.OpensSentence ? 1 : 0;
            if (word.IsPlain)
            {
                continue;
            }

            ref int number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, text.Hashes[i], out bool known);
            number = known ? number : _numbers.Count - 1;
            if (number >= holders.Count)
            {
                int before = holders.Count;
                CollectionsMarshal.SetCount(holders, number + 1);
                CollectionsMarshal.AsSpan(holders)[before..].Clear();
            }

            ref Holders of = ref CollectionsMarshal.AsSpan(holders)[number];
            if (of.Count < MostHolders && (of.Count == 0 || of.Sentences[of.Count - 1] != sentence))
            {
                of.Sentences[of.Count++] = sentence;
            }
        }

        return sentence + 1;
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
