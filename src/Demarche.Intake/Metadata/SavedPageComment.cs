using System.Buffers;
using Demarche.Text;
using NodaTime;

namespace Demarche.Intake;

/// <summary>The URL in the comment that browsers and single-file savers leave at the top of a saved page.</summary>
internal static class SavedPageComment
{
    private const int Window = 4096;
    private const string SavedLabel = "saved date:";

    private static readonly SearchValues<string> Saving = SearchValues.Create([SavedLabel], StringComparison.OrdinalIgnoreCase);
    private static readonly string[] Labels = ["url:", "page saved from", "saved from"];

    public static string? Url(ReadOnlySpan<char> html)
    {
        ReadOnlySpan<char> window = html[..Math.Min(html.Length, Window)];
        int at = window.IndexOf("<!--");
        if (at < 0)
        {
            return null;
        }

        string head = window.ToString();
        while ((at = head.IndexOf("<!--", at, StringComparison.Ordinal)) >= 0)
        {
            int start = at + 4;
            int end = head.IndexOf("-->", start, StringComparison.Ordinal);
            string comment = head[start..(end < 0 ? head.Length : end)];
            if (InComment(comment) is { } url)
            {
                return url;
            }

            at = start;
        }

        return null;
    }

    /// <summary>When a single-file saver saved the page ("saved date: Wed Mar 04 2033 10:00:00 GMT+0100"); null when it does not say.</summary>
    public static Instant? Saved(ReadOnlySpan<char> html)
    {
        ReadOnlySpan<char> head = html[..Math.Min(html.Length, Window)];
        int open = head.IndexOf("<!--", StringComparison.Ordinal);
        int at = open < 0 ? -1 : head[open..].IndexOfAny(Saving);
        if (at < 0)
        {
            return null;
        }

        ReadOnlySpan<char> rest = head[(open + at + SavedLabel.Length)..];
        int end = rest.IndexOfAny('\n', '(', '<');
        string date = rest[..(end < 0 ? Math.Min(rest.Length, 60) : end)].Trim().ToString().Replace("GMT", "", StringComparison.Ordinal);
        return
            PublishedDateParser.TryParse(date, PublishedBasis.Given, DateOrder.Unknown, out PublishedDate saved)
            && saved.Earliest == saved.Latest
            ? saved.Earliest
            : null;
    }

    private static string? InComment(string comment)
    {
        // "saved from url=(0027)https://..." gives the length of the URL that follows.
        int mark = comment.IndexOf("saved from url=(", StringComparison.OrdinalIgnoreCase);
        if (mark >= 0)
        {
            int open = mark + "saved from url=(".Length;
            int close = comment.IndexOf(')', open);
            if (close > open && close - open <= 6 && int.TryParse(comment.AsSpan(open, close - open), out int length))
            {
                string rest = comment[(close + 1)..];
                return Web(length > 0 && length <= rest.Length ? rest[..length] : rest);
            }
        }

        foreach (string label in Labels)
        {
            int labelled = comment.IndexOf(label, StringComparison.OrdinalIgnoreCase);
            if (labelled >= 0)
            {
                return Web(comment[(labelled + label.Length)..]);
            }
        }

        return null;
    }

    private static string? Web(string text)
    {
        string url = text.TrimStart();
        int end = url.AsSpan().IndexOfAny(" \t\n");
        url = end < 0 ? url : url[..end];
        return url.StartsWith("http", StringComparison.OrdinalIgnoreCase) && Uri.TryCreate(url, UriKind.Absolute, out _) ? url : null;
    }
}
