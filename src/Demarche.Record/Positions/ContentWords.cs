using System.Collections.Frozen;

namespace Demarche.Record;

/// <summary>The words of a proposition that carry meaning, cut to their stems, to compare what is asked with what is answered.</summary>
internal static class ContentWords
{
    private static readonly string[] Endings = ["ations", "ation", "ings", "ing", "ions", "ion", "ies", "ed", "es", "s", "e"];

    private static readonly FrozenSet<string> Empty = FrozenSet.Create(
        StringComparer.Ordinal,
        [
            .. (
                "a an the there of to in on at by for from with and or as is are be been was were its their his her it that this these those any "
                + "all not no more than main major top key recent latest demand call request proposal offer appeal"
            ).Split(' '),
        ]
    );

    public static HashSet<string> Of(string text)
    {
        HashSet<string> stems = [];
        int start = -1;
        for (int i = 0; i <= text.Length; i++)
        {
            bool inside = i < text.Length && char.IsLetterOrDigit(text[i]);
            if (inside && start < 0)
            {
                start = i;
            }
            else if (!inside && start >= 0)
            {
                string word = text[start..i].ToLowerInvariant();
                start = -1;
                string stem = Stem(word);
                if (!Empty.Contains(word) && !Empty.Contains(stem))
                {
                    stems.Add(stem);
                }
            }
        }

        stems.Remove("");
        return stems;
    }

    /// <summary>Share of the smaller set that stands in the other, 0 to 1; 0 where one is empty.</summary>
    public static double Overlap(HashSet<string> left, HashSet<string> right)
    {
        int smaller = Math.Min(left.Count, right.Count);
        return smaller == 0 ? 0 : (double)left.Count(right.Contains) / smaller;
    }

    private static string Stem(string word)
    {
        foreach (string ending in Endings)
        {
            if (word.Length - ending.Length >= 3 && word.EndsWith(ending, StringComparison.Ordinal))
            {
                return word[..^ending.Length];
            }
        }

        return word.Length == 1 ? "" : word;
    }
}
