using System.Collections.Frozen;

namespace Demarche.Intake;

/// <summary>Language tags as pages, feeds and exports write them.</summary>
internal static class PageLanguage
{
    private static readonly FrozenDictionary<string, string> Names = DataFile
        .Rows("language-names.tsv")
        .ToFrozenDictionary(row => row[0], row => row[1], StringComparer.OrdinalIgnoreCase);

    /// <summary><c>en_US</c> becomes <c>en-US</c>, <c>eng</c> and <c>English</c> become <c>en</c>; null for what is no tag.</summary>
    public static string? Tag(string? value)
    {
        string tag = (value ?? "").Trim().Replace('_', '-');
        if (Names.TryGetValue(tag, out string? known))
        {
            return known;
        }

        int end = tag.IndexOf('-', StringComparison.Ordinal);
        int primary = end < 0 ? tag.Length : end;
        if (primary is not (2 or 3) || tag.Length > 12 || !tag.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
        {
            return null;
        }

        return primary == 3 && Names.TryGetValue(tag[..primary], out string? language) ? language + tag[primary..] : tag;
    }
}
