using System.Buffers;

namespace Demarche.Intake;

/// <summary>Elements of a page that hold no part of its report: navigation, side lists, adverts, comments; from <c>Data/furniture.tsv</c>.</summary>
internal static class Furniture
{
    /// <summary>Words of classes and ids, with what they say that an element holds.</summary>
    public static IReadOnlyList<(string Word, string Reason)> Words { get; } =
    [.. DataFile.Rows("furniture.tsv").SelectMany(row => row[1].Split(' ').Select(word => (Word: word, Reason: row[0])))];

    /// <summary>What an ARIA role says.</summary>
    public static string? ReasonOfRole(ReadOnlySpan<char> role) =>
        role switch
        {
            "navigation" or "banner" or "contentinfo" or "search" => "navigation",
            "complementary" => "related",
            "dialog" => "disclaimer",
            _ => null,
        };

    private static readonly SearchValues<string> None = SearchValues.Create(["none"], StringComparison.OrdinalIgnoreCase);

    public static bool HidesByStyle(ReadOnlySpan<char> style) =>
        style.Length < 500
        && style.ContainsAny(None)
        && style.ToString().Replace(" ", "", StringComparison.Ordinal).Contains("display:none", StringComparison.OrdinalIgnoreCase);
}
