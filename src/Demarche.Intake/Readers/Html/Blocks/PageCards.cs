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

    // For each element a number for its kind, and for each kind how many are of it; the first is that of all that hold one block or none.
    private readonly int[] _kind;
    private readonly List<int> _alike = [0];

    private PageCards(int nodes) => _kind = new int[nodes];

    public static PageCards Of(HtmlPage page)
    {
        ReadOnlySpan<PageNode> nodes = page.Nodes;
        PageCards cards = new(nodes.Length);
        Dictionary<ulong, int> kinds = [];
        for (int i = 0; i < nodes.Length; i++)
        {
            if (nodes[i].Blocks > 1)
            {
                ref int kind = ref CollectionsMarshal.GetValueRefOrAddDefault(kinds, Key(nodes[i]), out bool known);
                if (!known)
                {
                    kind = cards._alike.Count;
                    cards._alike.Add(0);
                }

                cards._kind[i] = kind;
                cards._alike[kind]++;
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
            int alike = _alike[_kind[at]];
            if (alike >= LeastAlike)
            {
                return (at, alike);
            }
        }

        return (0, 0);
    }

    /// <summary>The same for containers of a kind that stand side by side.</summary>
    public static ulong Key(in PageNode node) => ((ulong)(uint)node.Parent << 32) | node.Path;
}
