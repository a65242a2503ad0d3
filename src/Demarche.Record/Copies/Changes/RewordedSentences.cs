using System.Runtime.InteropServices;

namespace Demarche.Record;

/// <summary>
/// Among sentences that are only in the one text and those that are only in the other: which say the same with half of their telling words. The relation looks at both sides alike, so it is the same in either direction.
/// </summary>
internal static class RewordedSentences
{
    /// <summary>Telling words that the two have in common at least, and twice their number by those of both.</summary>
    private const int LeastCommon = 4;
    private const double LeastShare = .5;

    /// <summary>A word of more sentences than this on either side tells none of them apart.</summary>
    private const int MostHolders = 8;

    /// <summary>For each sentence of the one that is free the most alike of the other; and for each of the other whether it has one.</summary>
    /// <param name="partner">Takes the number of the other's sentence; -1 for none.</param>
    public static void Find(ChangedText one, bool[] oneFree, ChangedText other, bool[] otherFree, int[] partner, bool[] otherFound)
    {
        partner.AsSpan().Fill(-1);
        Dictionary<uint, List<int>> holders = Holders(other, otherFree, out int[] otherTelling);
        Dictionary<uint, List<int>> own = Holders(one, oneFree, out int[] oneTelling);
        Dictionary<int, int> common = [];
        HashSet<uint> seen = [];
        for (int s = 0; s < one.Sentences.Count; s++)
        {
            if (!oneFree[s])
            {
                continue;
            }

            common.Clear();
            seen.Clear();
            foreach (int word in Telling(one, s))
            {
                uint hash = one.Body.Hashes[word];
                if (
                    seen.Add(hash)
                    && own[hash].Count <= MostHolders
                    && holders.TryGetValue(hash, out List<int>? found)
                    && found.Count <= MostHolders
                )
                {
                    foreach (int holder in found)
                    {
                        CollectionsMarshal.GetValueRefOrAddDefault(common, holder, out _)++;
                    }
                }
            }

            int most = 0;
            foreach ((int holder, int count) in common.OrderBy(static c => c.Key))
            {
                if (count >= LeastCommon && 2 * count >= LeastShare * (oneTelling[s] + otherTelling[holder]))
                {
                    otherFound[holder] = true;
                    (partner[s], most) = count > most ? (holder, count) : (partner[s], most);
                }
            }
        }
    }

    private static Dictionary<uint, List<int>> Holders(ChangedText text, bool[] free, out int[] telling)
    {
        Dictionary<uint, List<int>> holders = [];
        telling = new int[text.Sentences.Count];
        for (int s = 0; s < text.Sentences.Count; s++)
        {
            if (!free[s])
            {
                continue;
            }

            foreach (int word in Telling(text, s))
            {
                ref List<int>? held = ref CollectionsMarshal.GetValueRefOrAddDefault(holders, text.Body.Hashes[word], out _);
                held ??= [];
                if (held.Count == 0 || held[^1] != s)
                {
                    telling[s]++;
                    held.Add(s);
                }
            }
        }

        return holders;
    }

    private static IEnumerable<int> Telling(ChangedText text, int sentence)
    {
        for (int word = text.Sentences[sentence].First; word < text.Sentences[sentence].End; word++)
        {
            if (!text.Words[word].IsPlain)
            {
                yield return word;
            }
        }
    }
}
