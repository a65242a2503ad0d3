namespace Demarche.Intake;

/// <summary>Language tags as pages write them.</summary>
internal static class PageLanguage
{
    /// <summary><c>en_US</c> becomes <c>en-US</c>; null for what is no tag.</summary>
    public static string? Tag(string? value)
    {
        string tag = (value ?? "").Trim().Replace('_', '-');
        int end = tag.IndexOf('-', StringComparison.Ordinal);
        int primary = end < 0 ? tag.Length : end;
        return primary is 2 or 3 && tag.Length <= 12 && tag.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? tag : null;
    }
}
