using System.Collections.Frozen;

namespace Demarche.Intake;

/// <summary>The phrases of <c>Data/boilerplate.tsv</c>: furniture that stands between or behind the paragraphs of press pages.</summary>
internal static class BoilerplatePhrases
{
    private static readonly Phrase[] All =
    [
        .. DataFile.Rows("boilerplate.tsv").Select(row => new Phrase(row[0], row[1] == "tail", int.Parse(row[2]), row[3])),
    ];

    // Phrases by their first letter; those that begin with a wildcard under '*'. Most paragraphs are asked of a handful.
    private static readonly FrozenDictionary<char, Phrase[]> ByFirst = All.GroupBy(phrase => phrase.Pattern[0])
        .ToFrozenDictionary(group => group.Key, group => group.ToArray());

    private static readonly int Longest = All.Max(phrase => phrase.Longest);

    /// <summary>Why the block is no part of the text; null when nothing says so.</summary>
    /// <param name="inTail">The block stands behind the last paragraph of prose.</param>
    public static string? ReasonToDrop(ReadOnlySpan<char> block, bool inTail)
    {
        if (block.Length == 0 || block.Length > Longest)
        {
            return null;
        }

        ReadOnlySpan<char> line = block.TrimStart("►▶•·-–—→»> *").TrimEnd();
        return line.IsEmpty
            ? null
            : Find(line, char.IsAsciiDigit(line[0]) ? '#' : char.ToLowerInvariant(line[0]), inTail) ?? Find(line, '*', inTail);
    }

    private static string? Find(ReadOnlySpan<char> line, char first, bool inTail)
    {
        if (!ByFirst.TryGetValue(first, out Phrase[]? phrases))
        {
            return null;
        }

        foreach (Phrase phrase in phrases)
        {
            if (
                (inTail || !phrase.TailOnly)
                && line.Length <= phrase.Longest
                && Wildcard.Matches(line, phrase.Pattern, ignoreCase: true, anyOne: false)
            )
            {
                return phrase.Reason;
            }
        }

        return null;
    }

    private sealed record Phrase(string Reason, bool TailOnly, int Longest, string Pattern);
}
