using System.Net;

namespace Demarche.Intake;

/// <summary>
/// Guids that items with other titles or links share in one feed, which are then no key of any of them: with a guid for all items the next issue of the
/// feed would pass for new versions of this one. An item that merely stands twice keeps its guid.
/// </summary>
internal static class SharedGuids
{
    private const int LongestLink = 2000;

    /// <param name="items">Source of each item, as cut out of the feed.</param>
    public static HashSet<string> Of(List<string> items)
    {
        HashSet<string> shared = new(StringComparer.Ordinal);
        Dictionary<string, string> first = new(StringComparer.Ordinal);
        foreach (string item in items)
        {
            string guid = Inner(item, "guid") ?? Inner(item, "id") ?? "";
            if (guid.Length == 0)
            {
                continue;
            }

            string what = $"{Inner(item, "title")}\n{Link(item)}";
            if (!first.TryAdd(guid, what) && first[guid] != what)
            {
                shared.Add(guid);
            }
        }

        return shared;
    }

    // RSS has the link as text, Atom as an attribute: what stands from the tag to the next.
    private static string Link(string item)
    {
        int at = Tag(item, "link");
        int end = at < 0 ? -1 : item.IndexOf('<', at + 1);
        return at < 0 ? "" : item[at..Math.Min(end < 0 ? item.Length : end, at + LongestLink)];
    }

    private static string? Inner(string item, string name)
    {
        int at = Tag(item, name);
        int start = at < 0 ? -1 : item.IndexOf('>', at) + 1;
        int end = start <= 0 ? -1 : item.IndexOf("</", start, StringComparison.Ordinal);
        if (end < 0)
        {
            return null;
        }

        string inner = item[start..end].Trim();
        inner = inner.StartsWith("<![CDATA[", StringComparison.Ordinal)
            ? inner["<![CDATA[".Length..].Replace("]]>", "", StringComparison.Ordinal)
            : WebUtility.HtmlDecode(inner);
        return inner.Trim();
    }

    private static int Tag(string item, string name)
    {
        string open = "<" + name;
        for (int at = 0; (at = item.IndexOf(open, at, StringComparison.OrdinalIgnoreCase)) >= 0; at += open.Length)
        {
            int behind = at + open.Length;
            if (behind < item.Length && (item[behind] is '>' or '/' || char.IsWhiteSpace(item[behind])))
            {
                return at;
            }
        }

        return -1;
    }
}
