using System.Collections.Frozen;

namespace Demarche.Intake;

/// <summary>Elements of a page that hold no part of its report: navigation, side lists, adverts, comments; from <c>Data/furniture.tsv</c>.</summary>
internal static class Furniture
{
    private static readonly FrozenDictionary<string, string> Reasons = DataFile
        .Rows("furniture.tsv")
        .SelectMany(row => row[1].Split(' ').Select(word => (Word: word, Reason: row[0])))
        .ToFrozenDictionary(entry => entry.Word, entry => entry.Reason, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Reasons.GetAlternateLookup<
        ReadOnlySpan<char>
    >();

    /// <summary>What an ARIA role says.</summary>
    public static string? ReasonOfRole(string? role) =>
        role switch
        {
            "navigation" or "banner" or "contentinfo" or "search" => "navigation",
            "complementary" => "related",
            "dialog" => "disclaimer",
            _ => null,
        };

    public static bool HidesByStyle(string style) =>
        style is { Length: < 500 }
        && style.Contains("none", StringComparison.OrdinalIgnoreCase)
        && style.Replace(" ", "", StringComparison.Ordinal).Contains("display:none", StringComparison.OrdinalIgnoreCase);

    // Words of "site-relatedArticles js_x": parted by anything but letters, and where case rises.
    public static string? Named(string? names)
    {
        if (names is null or { Length: 0 or > 300 })
        {
            return null;
        }

        Span<char> word = stackalloc char[40];
        int length = 0;
        for (int i = 0; i <= names.Length; i++)
        {
            char c = i < names.Length ? names[i] : ' ';
            bool boundary = !char.IsAsciiLetter(c) || (char.IsAsciiLetterUpper(c) && i > 0 && char.IsAsciiLetterLower(names[i - 1]));
            if (boundary)
            {
                if (length > 0 && Lookup.TryGetValue(word[..length], out string? reason))
                {
                    return reason;
                }

                length = 0;
            }

            if (char.IsAsciiLetter(c) && length < word.Length)
            {
                word[length++] = char.ToLowerInvariant(c);
            }
        }

        return null;
    }
}
