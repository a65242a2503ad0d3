using System.Buffers;

namespace Demarche.Intake;

/// <summary>What stands twice on a page: lines of furniture, paragraphs, whole texts, and quotations pulled out of a paragraph.</summary>
internal static class RepeatedBlocks
{
    private const int Sentence = 8;
    private const int MostRepeated = 3;
    private const int ShortestText = 40;
    private const float MostlyRepeated = 0.8f;
    private const float MostlyQuoted = 0.9f;
    private const int LargePart = 4;
    private const int Phrase = 4;
    private const int LongestSource = 12;
    private const int Reach = 3;

    private static readonly SearchValues<string> NamesOfQuotations = SearchValues.Create(
        ["quote", "pull"],
        StringComparison.OrdinalIgnoreCase
    );

    /// <summary>Leaves out what is kept a second time.</summary>
    public static void Drop(HtmlPage page, ReadOnlySpan<float> likely, bool[] kept)
    {
        DropEqual(page, likely, kept);
        DropTexts(page, kept);
        DropPullQuotes(page, kept);
    }

    // A line that stands again and again is furniture between paragraphs; a paragraph stands once, where it is likeliest.
    private static void DropEqual(HtmlPage page, ReadOnlySpan<float> likely, bool[] kept)
    {
        Dictionary<ulong, (int Count, int Best)> seen = [];
        bool[] before = [.. kept];
        for (int i = 0; i < kept.Length; i++)
        {
            if (kept[i])
            {
                ulong hash = page.Blocks[i].Hash;
                (int count, int best) = seen.GetValueOrDefault(hash, (0, i));
                seen[hash] = (count + 1, likely[i] > likely[best] ? i : best);
            }
        }

        for (int i = 0; i < kept.Length; i++)
        {
            if (!kept[i] || seen[page.Blocks[i].Hash] is not { Count: > 1 } again)
            {
                continue;
            }

            int words = page.Blocks[i].Words;
            kept[i] = words >= Sentence ? i == again.Best : again.Count <= MostRepeated || words == 0;
        }

        DropNeighbours(page, before, kept);
    }

    // A short line may well stand twice; beside a longer one that was left out it belongs to a box that stands twice, for wide and for narrow screens.
    private static void DropNeighbours(HtmlPage page, bool[] before, bool[] kept)
    {
        Dictionary<ulong, int>? copies = null;
        for (int i = 0; i < kept.Length; i++)
        {
            if (!before[i] || kept[i] || page.Blocks[i].Words < Sentence)
            {
                continue;
            }

            copies ??= ShortLines(page, kept);
            foreach (int step in (ReadOnlySpan<int>)[-1, 1])
            {
                for (int k = i + step; k >= 0 && k < kept.Length && kept[k] && copies.GetValueOrDefault(page.Blocks[k].Hash) > 1; k += step)
                {
                    copies[page.Blocks[k].Hash]--;
                    kept[k] = false;
                }
            }
        }
    }

    private static Dictionary<ulong, int> ShortLines(HtmlPage page, bool[] kept)
    {
        Dictionary<ulong, int> lines = [];
        for (int i = 0; i < kept.Length; i++)
        {
            if (kept[i] && page.Blocks[i].Words < Sentence)
            {
                lines[page.Blocks[i].Hash] = lines.GetValueOrDefault(page.Blocks[i].Hash) + 1;
            }
        }

        return lines;
    }

    // The whole text once more in one block: for machines (microdata), or behind a wall. Its paragraphs stay. At most four blocks are so large.
    private static void DropTexts(HtmlPage page, bool[] kept)
    {
        int total = 0;
        for (int i = 0; i < kept.Length; i++)
        {
            total += kept[i] ? page.Blocks[i].Words : 0;
        }

        for (int i = 0; i < kept.Length; i++)
        {
            ref readonly PageBlock block = ref page.Blocks[i];
            if (kept[i] && block.Words >= ShortestText && block.Words * LargePart >= total)
            {
                kept[i] = Share(page, kept, i) < MostlyRepeated;
            }
        }
    }

    // Of the runs of four words of a block, how many stand in shorter blocks that are kept.
    private static float Share(HtmlPage page, bool[] kept, int block)
    {
        HashedSet runs = new();
        for (int i = 0; i < kept.Length; i++)
        {
            if (kept[i] && page.Blocks[i].Words < page.Blocks[block].Words)
            {
                PageHints.AddRuns(runs, page.TextOf(page.Blocks[i]));
            }
        }

        return runs.Count == 0 ? 0 : PageHints.Share(runs, page.TextOf(page.Blocks[block]));
    }

    // A quotation that stands word for word in a paragraph as well was pulled out of it to catch the eye.
    private static void DropPullQuotes(HtmlPage page, bool[] kept)
    {
        bool[] quoted = new bool[kept.Length];
        HashedSet? asked = null;
        for (int i = 0; i < kept.Length; i++)
        {
            quoted[i] = kept[i] && IsQuotation(page, page.Blocks[i]);
            if (quoted[i])
            {
                PageHints.AddRuns(asked ??= new HashedSet(), page.TextOf(page.Blocks[i]));
            }
        }

        if (asked is null)
        {
            return;
        }

        HashedSet runs = new();
        for (int i = 0; i < kept.Length; i++)
        {
            if (kept[i] && !quoted[i])
            {
                PageHints.AddRuns(runs, page.TextOf(page.Blocks[i]), asked);
            }
        }

        for (int i = 0; i < kept.Length; i++)
        {
            if (kept[i] && quoted[i] && PageHints.Share(runs, page.TextOf(page.Blocks[i])) >= MostlyQuoted)
            {
                DropWithSource(page, i, kept);
            }
        }
    }

    // Who said it stands in the same box.
    private static void DropWithSource(HtmlPage page, int quotation, bool[] kept)
    {
        int box = page.Blocks[quotation].Holder;
        int most = page.Nodes[box].Words + LongestSource;
        for (int level = 0; level < 2 && page.Nodes[box].Parent > 0 && page.Nodes[page.Nodes[box].Parent].Words <= most; level++)
        {
            box = page.Nodes[box].Parent;
        }

        for (int i = Math.Max(0, quotation - Reach); i < Math.Min(kept.Length, quotation + Reach + 1); i++)
        {
            kept[i] &= !page.IsWithin(page.Blocks[i].Holder, box);
        }
    }

    private static bool IsQuotation(HtmlPage page, in PageBlock block)
    {
        ref readonly PageNode holder = ref page.Nodes[block.Holder];
        bool named = IsNamed(holder) || (holder.Parent >= 0 && IsNamed(page.Nodes[holder.Parent]));
        return block.Kind == PartKind.Paragraph
            && block.Words >= (named ? Phrase : Sentence)
            && (named || holder.Is(PageMarks.Quotation | PageMarks.Aside));

        static bool IsNamed(in PageNode node) => node.Element.Classes.ContainsAny(NamesOfQuotations);
    }
}
