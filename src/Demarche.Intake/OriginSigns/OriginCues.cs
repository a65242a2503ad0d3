using System.Buffers;
using System.Collections.Frozen;

namespace Demarche.Intake;

/// <summary>The words around a source's name that make it a sign of origin, from <c>Data/origin-cues.tsv</c>.</summary>
internal static class OriginCues
{
    // A mark or two may stand before a credit.
    private const int CreditOpens = 2;

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

    private static readonly string[] Credit = Roles["credit"];

    public static string[] Photo { get; } = Roles["photo"];

    private static readonly string[] Unnamed = Roles["unnamed"];
    private static readonly SearchValues<string> AnyPhoto = SearchValues.Create(Photo, StringComparison.Ordinal);
    private static readonly SearchValues<string> AnyUnnamed = SearchValues.Create(Unnamed, StringComparison.Ordinal);

    /// <summary>True for a capitalised word that opens a sentence and begins no outlet's name.</summary>
    public static bool IsNoName(ReadOnlySpan<char> word) => NoNames.Contains(word);

    public static bool IsBetween(string word) => BetweenWords.Contains(word);

    /// <summary>True for a line with a word of picture credits.</summary>
    public static bool HasPhoto(string text) => text.AsSpan().ContainsAny(AnyPhoto) && IndexOfAny(text, Photo, text.Length, out _) >= 0;

    /// <summary>True for a line that one of the cues of credits opens, or nearly so.</summary>
    public static bool OpensCredit(string text) => IndexOfAny(text, Credit, CreditOpens, out _) >= 0;

    /// <summary>Start of the first words that own to agencies without a name; -1 when there are none.</summary>
    public static int IndexOfUnnamed(string text, out int length)
    {
        length = 0;
        return text.AsSpan().ContainsAny(AnyUnnamed) ? IndexOfAny(text, Unnamed, text.Length, out length) : -1;
    }

    /// <summary>The first of the words that stand at an offset, whole; null when none does.</summary>
    public static string? StandsAny(string text, int at, string[] words, int end)
    {
        foreach (string word in words)
        {
            if (StandsAt(text, at, word, end))
            {
                return word;
            }
        }

        return null;
    }

    /// <summary>True where words stand at an offset, whole, and end by another.</summary>
    public static bool StandsAt(string text, int at, string words, int end) =>
        at + words.Length <= end
        && string.CompareOrdinal(text, at, words, 0, words.Length) == 0
        && (at + words.Length == text.Length || !char.IsLetterOrDigit(text[at + words.Length]));

    // Start of the first of the cues that stands in the text as whole words and not behind an offset; -1 when none does.
    private static int IndexOfAny(string text, string[] cues, int latest, out int length)
    {
        int first = -1;
        length = 0;
        foreach (string cue in cues)
        {
            int at = text.AsSpan(0, Math.Min(text.Length, latest + cue.Length)).IndexOf(cue);
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
