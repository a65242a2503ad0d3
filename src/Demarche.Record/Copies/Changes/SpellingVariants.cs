using System.Collections.Frozen;

namespace Demarche.Record;

/// <summary>Words that British and American English spell differently (<c>spelling-variants.tsv</c>).</summary>
internal static class SpellingVariants
{
    private const int ShortestStem = 2;

    private static readonly string[][] Rows = [.. EmbeddedLines.Rows("spelling-variants.tsv")];

    private static readonly FrozenSet<(string, string)> Words = Rows.Where(static r => r[0] == "word")
        .Select(static r => (r[1], r[2]))
        .ToFrozenSet();

    private static readonly (string British, string American)[] Endings =
    [
        .. Rows.Where(static r => r[0] == "ending").Select(static r => (r[1], r[2])),
    ];

    /// <summary>True for the two spellings of one word, in either order; case makes no difference.</summary>
    public static bool Are(string one, string other)
    {
        (one, other) = (one.ToLowerInvariant(), other.ToLowerInvariant());
        return Words.Contains((one, other)) || Words.Contains((other, one)) || Endings.Any(e => Ends(one, other, e) || Ends(other, one, e));
    }

    private static bool Ends(string british, string american, (string British, string American) ending) =>
        british.Length - ending.British.Length is >= ShortestStem and var stem
        && american.Length - ending.American.Length == stem
        && british.EndsWith(ending.British, StringComparison.Ordinal)
        && american.EndsWith(ending.American, StringComparison.Ordinal)
        && string.CompareOrdinal(british, 0, american, 0, stem) == 0;
}
