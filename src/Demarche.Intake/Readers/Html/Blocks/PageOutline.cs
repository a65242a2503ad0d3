namespace Demarche.Intake;

/// <summary>The large lines of a page: where its headline stands, which containers hold most of its prose.</summary>
internal sealed class PageOutline
{
    public int Words { get; private init; }

    public int ProseWords { get; private init; }

    /// <summary>Index of the block of the first main heading; -1 without one.</summary>
    public int Headline { get; private init; } = -1;

    /// <summary>The outermost element around the headline that holds no prose besides: its masthead.</summary>
    public int HeadlineScope { get; private init; }

    /// <summary>The element with the best score as a container of paragraphs.</summary>
    public int Best { get; private init; }

    public float BestScore { get; private init; }

    /// <summary>The innermost element with half of the prose.</summary>
    public int Half { get; private init; }

    /// <summary>The innermost element with four fifths of the prose.</summary>
    public int Most { get; private init; }

    /// <summary>For each block the index of the last prose before it; -1 where there is none.</summary>
    public required int[] ProseBefore { get; init; }

    /// <summary>For each block the index of the first prose behind it; -1 where there is none.</summary>
    public required int[] ProseAfter { get; init; }

    public static PageOutline Of(HtmlPage page)
    {
        int best = 0;
        int half = 0;
        int most = 0;
        float bestScore = 0;
        Span<PageNode> nodes = page.Nodes;
        int prose = nodes.Length == 0 ? 0 : nodes[0].ProseWords;
        for (int i = 0; i < nodes.Length; i++)
        {
            ref readonly PageNode node = ref nodes[i];
            float score = node.Score * (1 - (node.Words == 0 ? 0 : (float)node.LinkWords / node.Words));
            if (score > bestScore)
            {
                (best, bestScore) = (i, score);
            }

            half = node.ProseWords * 2 > prose ? i : half;
            most = node.ProseWords * 5 > prose * 4 ? i : most;
        }

        int headline = Find(page);
        (int[] before, int[] after) = Prose(page);
        return new PageOutline
        {
            Words = nodes.Length == 0 ? 0 : nodes[0].Words,
            ProseWords = prose,
            Headline = headline,
            HeadlineScope = headline < 0 ? 0 : Scope(page, headline),
            Best = best,
            BestScore = bestScore,
            Half = half,
            Most = most,
            ProseBefore = before,
            ProseAfter = after,
        };
    }

    // The first h1 outside furniture; else the first of all.
    private static int Find(HtmlPage page)
    {
        int first = -1;
        for (int i = 0; i < page.Blocks.Length; i++)
        {
            ref readonly PageNode holder = ref page.Nodes[page.Blocks[i].Holder];
            bool main = holder.Element.LocalName == "h1" || (holder.Parent >= 0 && page.Nodes[holder.Parent].Element.LocalName == "h1");
            if (main && page.Blocks[i].Words > 1)
            {
                first = first < 0 ? i : first;
                if (!holder.Is(PageMarks.Furniture))
                {
                    return i;
                }
            }
        }

        return first;
    }

    private static int Scope(HtmlPage page, int headline)
    {
        int at = page.Blocks[headline].Holder;
        while (page.Nodes[at].Parent >= 0 && page.Nodes[page.Nodes[at].Parent].ProseBlocks <= 2)
        {
            at = page.Nodes[at].Parent;
        }

        return at;
    }

    private static (int[] Before, int[] After) Prose(HtmlPage page)
    {
        int[] before = new int[page.Blocks.Length];
        int[] after = new int[page.Blocks.Length];
        int last = -1;
        for (int i = 0; i < before.Length; i++)
        {
            before[i] = last;
            last = page.Blocks[i].IsProse ? i : last;
        }

        last = -1;
        for (int i = after.Length - 1; i >= 0; i--)
        {
            after[i] = last;
            last = page.Blocks[i].IsProse ? i : last;
        }

        return (before, after);
    }
}
