namespace Demarche.Intake;

/// <summary>
/// Cuts a feed into its items before any parser sees it, so that an item beyond repair loses nothing but itself.
/// </summary>
internal static class FeedSlices
{
    private static readonly string[] ItemNames = ["item", "entry"];

    /// <summary>The source of each item from its opening to its closing tag, and the rest: the channel's own fields.</summary>
    /// <param name="names">What items are called; <c>item</c> and <c>entry</c> when none is given.</param>
    public static (string Channel, List<string> Items) Cut(string xml, params string[] names)
    {
        names = names.Length == 0 ? ItemNames : names;
        System.Text.StringBuilder channel = new();
        List<string> items = [];
        int from = 0;
        int at = 0;
        while ((at = xml.IndexOf('<', at)) >= 0)
        {
            if (SkipAside(xml, ref at))
            {
                continue;
            }

            string? name = Array.Find(names, item => OpensWith(xml, at, item));
            if (name is null)
            {
                at++;
                continue;
            }

            int end = Close(xml, at, name);
            channel.Append(xml, from, at - from);
            items.Add(xml[at..end]);
            from = at = end;
        }

        channel.Append(xml, from, xml.Length - from);
        return (channel.ToString(), items);
    }

    // Moves behind a CDATA section or comment that begins here.
    private static bool SkipAside(string xml, ref int at)
    {
        foreach ((string open, string close) in new[] { ("<![CDATA[", "]]>"), ("<!--", "-->") })
        {
            if (string.CompareOrdinal(xml, at, open, 0, open.Length) == 0)
            {
                int end = xml.IndexOf(close, at + open.Length, StringComparison.Ordinal);
                at = end < 0 ? xml.Length : end + close.Length;
                return true;
            }
        }

        return false;
    }

    private static bool OpensWith(string xml, int at, string name)
    {
        int end = at + 1 + name.Length;
        return end < xml.Length
            && string.CompareOrdinal(xml, at + 1, name, 0, name.Length) == 0
            && (xml[end] == '>' || xml[end] == '/' || char.IsWhiteSpace(xml[end]));
    }

    // An item whose end is missing ends where the next begins.
    private static int Close(string xml, int start, string name)
    {
        int at = start + 1;
        while ((at = xml.IndexOf('<', at)) >= 0)
        {
            if (SkipAside(xml, ref at))
            {
                continue;
            }

            if (OpensWith(xml, at, name))
            {
                return at;
            }

            if (OpensWith(xml, at, "/" + name))
            {
                int end = xml.IndexOf('>', at);
                return end < 0 ? xml.Length : end + 1;
            }

            at++;
        }

        return xml.Length;
    }
}
