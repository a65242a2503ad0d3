using Demarche.Text;

namespace Demarche.Intake;

/// <summary>Sums over the blocks in each element of a page.</summary>
internal static class PageTallies
{
    private const int ShortestScored = 25;
    private const int LongestCaption = 120;

    public static void Fill(Span<PageNode> nodes, Span<PageBlock> blocks)
    {
        foreach (ref readonly PageBlock block in blocks)
        {
            ref PageNode holder = ref nodes[block.Holder];
            holder.Words += block.Words;
            holder.LinkWords += block.LinkWords;
            holder.Blocks++;
            if (block.IsProse)
            {
                holder.ProseWords += block.Words;
                holder.ProseBlocks++;
            }

            if (block.Length >= ShortestScored)
            {
                Spread(nodes, block);
            }
        }

        // Children stand behind their parents in the table.
        for (int i = nodes.Length - 1; i > 0; i--)
        {
            int parent = nodes[i].Parent;
            if (parent >= 0)
            {
                nodes[parent].Words += nodes[i].Words;
                nodes[parent].LinkWords += nodes[i].LinkWords;
                nodes[parent].Blocks += nodes[i].Blocks;
                nodes[parent].ProseWords += nodes[i].ProseWords;
                nodes[parent].ProseBlocks += nodes[i].ProseBlocks;
            }
        }

        NameCaptions(nodes, blocks);
    }

    // An element named after captions that holds more than one would is a container ("has-caption").
    private static void NameCaptions(ReadOnlySpan<PageNode> nodes, Span<PageBlock> blocks)
    {
        foreach (ref PageBlock block in blocks)
        {
            int at = block.Holder;
            if (!nodes[at].Is(PageMarks.CaptionName))
            {
                continue;
            }

            while (nodes[at].Parent is >= 0 and var parent && nodes[parent].Is(PageMarks.CaptionName))
            {
                at = parent;
            }

            block.Kind = nodes[at].Words <= LongestCaption ? PartKind.Caption : block.Kind;
        }
    }

    private static void Spread(Span<PageNode> nodes, in PageBlock block)
    {
        float score = (1 + block.Commas + Math.Min(3, block.Length / 100f)) * (1 - block.LinkShare);
        int at = nodes[block.Holder].Element.LocalName is "p" or "pre" or "span" ? nodes[block.Holder].Parent : block.Holder;
        for (int level = 0; level < 4 && at >= 0; level++, at = nodes[at].Parent)
        {
            nodes[at].Score += level == 0 ? score : score / (2 * level);
        }
    }
}
