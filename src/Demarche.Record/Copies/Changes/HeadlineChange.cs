using System.Runtime.InteropServices;

namespace Demarche.Record;

/// <summary>What became of the headline.</summary>
internal static class HeadlineChange
{
    /// <returns>The kind and how many words of the longer headline are not in the other; null when nothing changed or one has none.</returns>
    public static (CopyChangeKind Kind, int Words)? Of(string? later, string? earlier)
    {
        List<ulong> one = Words(later);
        List<ulong> other = Words(earlier);
        if (one.Count == 0 || other.Count == 0 || CollectionsMarshal.AsSpan(one).SequenceEqual(CollectionsMarshal.AsSpan(other)))
        {
            return null;
        }

        Dictionary<ulong, int> left = [];
        foreach (ulong word in other)
        {
            CollectionsMarshal.GetValueRefOrAddDefault(left, word, out _)++;
        }

        int common = 0;
        foreach (ulong word in one)
        {
            ref int count = ref CollectionsMarshal.GetValueRefOrAddDefault(left, word, out _);
            common += count > 0 ? 1 : 0;
            count--;
        }

        // A headline that was cut short or got a word before it is no new one.
        bool isNew = common * 2 < Math.Min(one.Count, other.Count);
        return (isNew ? CopyChangeKind.NewHeadline : CopyChangeKind.EditedHeadline, Math.Max(one.Count, other.Count) - common);
    }

    private static List<ulong> Words(string? headline)
    {
        List<ulong> words = [];
        int at = 0;
        while (WordFolding.Next(headline, ref at, out int start))
        {
            words.Add(CopyWords.Hash(headline.AsSpan(start, at - start)));
        }

        return words;
    }
}
