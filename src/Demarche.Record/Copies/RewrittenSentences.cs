using System.Collections.Frozen;
using System.Runtime.InteropServices;

namespace Demarche.Record;

/// <summary>
/// Between two texts that share stretches already: sentences of the one that say with most of the same telling words what a sentence
/// of the other says, however they were turned, reordered or padded. Looked for only where copying is certain.
/// </summary>
internal static class RewrittenSentences
{
    /// <summary>Telling words that the two sentences have in common at least.</summary>
    private const int LeastCommon = 5;

    /// <summary>Their share among the telling words of the sentence that is looked for.</summary>
    private const double LeastShare = .75;

    private const int MostHolders = 8;

    private static readonly FrozenSet<ulong> Plain = ShippedWords.Stop.Select(static w => CopyWords.Hash(w)).ToFrozenSet();

    /// <summary>Marks the sentences of a text that stand rewritten in the other; those that are shared for the most part stay as they are.</summary>
    public static void Mark(ReadOnlySpan<CopyText.Word> words, bool[] shared, ReadOnlySpan<CopyText.Word> other)
    {
        Dictionary<ulong, List<int>> holders = Index(other);
        Dictionary<int, int> common = [];
        HashSet<ulong> seen = [];
        for (int start = 0, end; start < words.Length; start = end)
        {
            int alreadyShared = 0;
            int telling = 0;
            common.Clear();
            seen.Clear();
            for (end = start; end < words.Length && words[end].Sentence == words[start].Sentence; end++)
            {
                alreadyShared += shared[end] ? 1 : 0;
                if (Plain.Contains(words[end].Hash) || !seen.Add(words[end].Hash))
                {
                    continue;
                }

                telling++;
                if (holders.TryGetValue(words[end].Hash, out List<int>? sentences))
                {
                    foreach (int sentence in sentences)
                    {
                        CollectionsMarshal.GetValueRefOrAddDefault(common, sentence, out _)++;
                    }
                }
            }

            if (
                alreadyShared < end - start
                && telling >= LeastCommon
                && Most(common) is var most
                && most >= LeastCommon
                && most >= LeastShare * telling
            )
            {
                shared.AsSpan(start..end).Fill(true);
            }
        }
    }

    private static int Most(Dictionary<int, int> common)
    {
        int most = 0;
        foreach (int count in common.Values)
        {
            most = Math.Max(most, count);
        }

        return most;
    }

    // Sentences by telling word; a word of many sentences tells none of them apart.
    private static Dictionary<ulong, List<int>> Index(ReadOnlySpan<CopyText.Word> words)
    {
        Dictionary<ulong, List<int>> holders = [];
        foreach (CopyText.Word word in words)
        {
            if (Plain.Contains(word.Hash))
            {
                continue;
            }

            List<int> sentences = CollectionsMarshal.GetValueRefOrAddDefault(holders, word.Hash, out _) ??= [];
            if (sentences.Count < MostHolders && (sentences.Count == 0 || sentences[^1] != word.Sentence))
            {
                sentences.Add(word.Sentence);
            }
        }

        return holders;
    }
}
