using System.Collections.Frozen;

namespace Demarche.Record;

/// <summary>Tells the body of a report from what is printed around it, by the phrases of <c>copy-furniture.tsv</c> and by shape.</summary>
internal static class PrintedMatter
{
    private const int LongestHeading = 12;

    // By first word.
    private static readonly FrozenDictionary<ulong, Phrase[]> Phrases = ShippedWords
        .Furniture.Select(static f => new Phrase(Array.ConvertAll(f.Phrase.Split(' '), static w => CopyWords.Hash(w)), f.LongestParagraph))
        .GroupBy(static p => p.Words[0])
        .ToFrozenDictionary(static g => g.Key, static g => g.ToArray());

    /// <summary>A paragraph that holds a phrase of furniture, or a line that is no sentence: heading, byline, place, credit.</summary>
    public static bool IsFurniture(ReadOnlySpan<char> paragraph, ReadOnlySpan<ulong> words)
    {
        if (words.Length <= LongestHeading && !EndsAsSentence(paragraph))
        {
            return true;
        }

        for (int i = 0; i < words.Length; i++)
        {
            if (Phrases.TryGetValue(words[i], out Phrase[]? phrases))
            {
                foreach (Phrase phrase in phrases)
                {
                    if (words.Length <= phrase.LongestParagraph && phrase.StandsAt(words, i))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private static bool EndsAsSentence(ReadOnlySpan<char> paragraph)
    {
        ReadOnlySpan<char> rest = paragraph.TrimEnd("\"”’')]» \t\r");
        return !rest.IsEmpty && rest[^1] is '.' or '!' or '?' or '…' or ':' or ';' or ',';
    }

    private sealed record Phrase(ulong[] Words, int LongestParagraph)
    {
        public bool StandsAt(ReadOnlySpan<ulong> words, int at)
        {
            if (at + Words.Length > words.Length)
            {
                return false;
            }

            for (int k = 1; k < Words.Length; k++)
            {
                if (words[at + k] != Words[k])
                {
                    return false;
                }
            }

            return true;
        }
    }
}
