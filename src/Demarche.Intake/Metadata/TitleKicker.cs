namespace Demarche.Intake;

/// <summary>
/// The kicker (overline) that stands before the headline in many titles for sharing ("Lake talks: Ministers agree on a pause"): no part of the
/// headline where the page shows the two as lines of their own, one right above the other.
/// </summary>
internal static class TitleKicker
{
    private const string Joint = ": ";

    /// <summary>
    /// The headline alone; the title itself where the page does not show a kicker and a headline apart, and where a heading of it or its JSON-LD
    /// has both.
    /// </summary>
    /// <param name="stated">The headline of the JSON-LD.</param>
    public static string Removed(string title, string? stated, HtmlPage page)
    {
        int at = title.IndexOf(Joint, StringComparison.Ordinal);
        if (at <= 0 || PageBlocks.HashOf(stated) == PageBlocks.HashOf(title))
        {
            return title;
        }

        string headline = title[(at + Joint.Length)..].TrimStart();
        ulong above = PageBlocks.HashOf(title.AsSpan(0, at));
        ulong below = PageBlocks.HashOf(headline);
        ulong whole = PageBlocks.HashOf(title);
        bool shown = false;
        ReadOnlySpan<PageBlock> blocks = page.Blocks;
        for (int i = 0; i < blocks.Length; i++)
        {
            if (blocks[i].Hash == whole && page.Nodes[blocks[i].Holder].Is(PageMarks.Heading))
            {
                return title;
            }

            shown |= i > 0 && blocks[i].Hash == below && blocks[i - 1].Hash == above;
        }

        return shown && headline.Contains(' ', StringComparison.Ordinal) ? headline : title;
    }
}
