using System.Collections.Frozen;

namespace Demarche.Intake;

/// <summary>The words around a source's name that make it a sign of origin, from <c>Data/origin-cues.tsv</c>.</summary>
internal static class OriginCues
{
    private static readonly FrozenDictionary<string, string[]> Roles = DataFile
        .Rows("origin-cues.tsv")
        .ToFrozenDictionary(row => row[0], row => row[1].Split('|').OrderByDescending(cue => cue.Length).ToArray(), StringComparer.Ordinal);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NoNames = Roles["no-name"]
        .ToFrozenSet(StringComparer.Ordinal)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string> BetweenWords = Roles["between"].ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Cues that stand before the name, the longest first.</summary>
    public static string[] Before { get; } = Roles["before"];

    /// <summary>Cues that stand behind the name, the longest first.</summary>
    public static string[] After { get; } = Roles["after"];

    public static string[] Staff { get; } = Roles["staff"];

    public static string[] Own { get; } = Roles["own"];

    public static string[] OwnVerbs { get; } = Roles["own-verb"];

    public static string[] Unnamed { get; } = Roles["unnamed"];

    public static string[] Credit { get; } = Roles["credit"];

    public static string[] Photo { get; } = Roles["photo"];

    /// <summary>True for a capitalised word that opens a sentence and begins no outlet's name.</summary>
    public static bool IsNoName(ReadOnlySpan<char> word) => NoNames.Contains(word);

    public static bool IsBetween(string word) => BetweenWords.Contains(word);

    /// <summary>Start of the first of the cues that stands in the text as whole words; -1 when none does.</summary>
    public static int IndexOfAny(string text, string[] cues, out int length)
    {
        int first = -1;
        length = 0;
        foreach (string cue in cues)
        {
            int at = text.IndexOf(cue, StringComparison.Ordinal);
            bool whole =
                at >= 0
                && (at == 0 || !char.IsLetterOrDigit(text[at - 1]) || !char.IsLetterOrDigit(cue[0]))
                && (at + cue.Length == text.Length || !char.IsLetterOrDigit(text[at + cue.Length]) || !char.IsLetterOrDigit(cue[^1]));
            if (whole && (first < 0 || at < first))
            {
                (first, length) = (at, cue.Length);
            }
        }

        return first;
    }
}
