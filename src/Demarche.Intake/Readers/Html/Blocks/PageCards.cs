using System.Runtime.InteropServices;

namespace Demarche.Intake;

/// <summary>
/// Containers of several blocks that stand beside others of the same kind: teasers in a list, updates of a live blog, comments. Paragraphs
/// beside paragraphs are none.
/// </summary>
internal sealed class PageCards
{
    private const int LeastAlike = 3;
    private const int Levels = 6;
    private const int Reach = 12;

    private readonly Dictionary<ulong, int> _alike = [];

    public static PageCards Of(HtmlPage page)
    {
        PageCards cards = new();
        ReadOnlySpan<PageNode> nodes = page.Nodes;
        for (int i = 0; i < nodes.Length; i++)
        {
            if (nodes[i].Blocks > 1)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(cards._alike, Key(nodes[i]), out _)++;
            }
        }

        return cards;
    }

    /// <summary>Whether the first line of a container, before the block or the block itself, is a link of some words: the headline of another report.</summary>
    public static bool IsHeadedByLink(HtmlPage page, int card, int index)
    {
        int first = index;
        while (first > 0 && index - first < Reach && page.IsWithin(page.Blocks[first - 1].Holder, card))
        {
            first--;
        }

        for (int i = first; i <= index; i++)
        {
            if (page.Blocks[i].Words > 2)
            {
                return page.Blocks[i].LinkShare > 0.9f;
            }
        }

        return false;
    }

    /// <summary>The innermost such container around a block and how many stand beside it; 0 where there is none.</summary>
    public (int Node, int Alike) Around(HtmlPage page, in PageBlock block)
    {
        int at = block.Holder;
        for (int level = 0; level < Levels && at > 0; level++, at = page.Nodes[at].Parent)
        {
            ref readonly PageNode node = ref page.Nodes[at];
            if (node.Blocks > 1 && _alike.GetValueOrDefault(Key(node)) is >= LeastAlike and int alike)
            {
                return (at, alike);
            }
        }

        return (0, 0);
    }

    /// <summary>The same for containers of a kind that stand side by side.</summary>
    public static ulong Key(in PageNode node) => ((ulong)(uint)node.Parent << 32) | node.Path;
}
