using System.Collections.Frozen;
using System.Globalization;

namespace Demarche.Record;

/// <summary>How rare a stem is in press text, from the fixed table <c>story-terms.tsv</c>: never from what a store holds.</summary>
public static class StoryTerms
{
    /// <summary>Words of a text that are looked at.</summary>
    public const int HeadWords = 400;

    private static readonly FrozenDictionary<uint, float> Rarities = EmbeddedLines
        .Of("story-terms.tsv")
        .Select(static line => line.Split('\t'))
        .ToFrozenDictionary(static row => Hash(row[0]), static row => float.Parse(row[1], CultureInfo.InvariantCulture));

    private static readonly float Rarest = Rarities.Values.DefaultIfEmpty(1).Max();

    /// <summary>FNV-1a over the characters of a folded stem, the same on every machine.</summary>
    public static uint Hash(ReadOnlySpan<char> stem) => Hash(stem, 2166136261);

    /// <summary>Goes on from the hash of what stands before.</summary>
    internal static uint Hash(ReadOnlySpan<char> stem, uint hash)
    {
        foreach (char c in stem)
        {
            hash = (hash ^ c) * 16777619;
        }

        return hash;
    }

    /// <summary>The stems at the head of a text, as sketches count them.</summary>
    public static IEnumerable<string> StemsOf(string? text)
    {
        int at = 0;
        for (int n = 0; n < HeadWords && WordFolding.Next(text, ref at, out int start); n++)
        {
            yield return Stemming.Stem(WordFolding.Folded(WithoutPossessive(text.AsSpan(start, at - start))));
        }
    }

    internal static ReadOnlySpan<char> WithoutPossessive(ReadOnlySpan<char> word) =>
        word.Length > 2 && word[^1] is 's' && WordFolding.IsApostrophe(word[^2]) ? word[..^2] : word;

    /// <summary>Natural logarithm of reports over reports that hold the stem; that of the rarest listed for one that is not listed.</summary>
    public static float RarityOf(uint term) => Rarities.TryGetValue(term, out float rarity) ? rarity : Rarest;
}
