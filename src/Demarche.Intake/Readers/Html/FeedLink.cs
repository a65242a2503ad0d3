namespace Demarche.Intake;

/// <summary>A page that was saved where a feed was wanted: it says where its feed is.</summary>
internal static class FeedLink
{
    private const int Head = 64 * 1024;
    private const int LongestAddress = 500;

    /// <summary>The note on a page under a feed's name.</summary>
    public static string Note(ReadOnlySpan<char> html) =>
        Address(html[..Math.Min(html.Length, Head)]) is { } address
            ? $"a web page, not a feed; its feed is {address}"
            : "a web page, not a feed";

    // <link rel="alternate" type="application/rss+xml" href="/feed">
    private static string? Address(ReadOnlySpan<char> html)
    {
        for (int at = 0; html[at..].IndexOf("<link", StringComparison.OrdinalIgnoreCase) is var next and >= 0; )
        {
            ReadOnlySpan<char> tag = html[(at + next)..];
            int end = tag.IndexOf('>');
            if (end < 0)
            {
                return null;
            }

            tag = tag[..end];
            at += next + end;
            if (
                (
                    tag.Contains("application/rss+xml", StringComparison.OrdinalIgnoreCase)
                    || tag.Contains("application/atom+xml", StringComparison.OrdinalIgnoreCase)
                    || tag.Contains("application/feed+json", StringComparison.OrdinalIgnoreCase)
                ) && Href(tag) is { } address
            )
            {
                return address;
            }
        }

        return null;
    }

    private static string? Href(ReadOnlySpan<char> tag)
    {
        int at = tag.IndexOf("href=", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return null;
        }

        ReadOnlySpan<char> value = tag[(at + "href=".Length)..].TrimStart("\"'");
        int end = value.IndexOfAny("\"' ");
        value = InlineSpace.Collapse((end < 0 ? value : value[..end]).ToString());
        return value.Length is > 0 and <= LongestAddress ? value.ToString() : null;
    }
}
