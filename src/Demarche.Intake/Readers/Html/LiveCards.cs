using System.Collections.Frozen;

namespace Demarche.Intake;

/// <summary>
/// The updates of a live blog that no class names: on a page that says that it is one, containers of a kind that stand side by side, each with
/// prose and mostly with a time, none headed by a link.
/// </summary>
internal static class LiveCards
{
    private const int Fewest = 3;
    private const int MostKinds = 2000;
    private const int LongestTitle = 300;

    private static readonly string[] Words = [.. DataFile.Lines("live-title-words.txt")];
    private static readonly PhraseSet Any = new(Words);

    /// <summary>Whether a headline says that reports go on coming in: one of the words at its beginning or end, or before a colon or a bar.</summary>
    public static bool IsNamed(string? title)
    {
        if (title is null || title.Length > LongestTitle || !Any.MayBeIn(title))
        {
            return false;
        }

        foreach (string word in Words)
        {
            for (int at = 0; (at = title.IndexOf(word, at, StringComparison.OrdinalIgnoreCase)) >= 0; at += word.Length)
            {
                int end = at + word.Length;
                if (Parts(title, at - 1) && Parts(title, end) && (IsEdge(title, at - 1, -1) || IsEdge(title, end, 1)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>
    /// The elements of the updates with their times; none where no kind of container has three. Containers without times are updates only where
    /// they hold most of the prose of the page.
    /// </summary>
    /// <param name="at">The time that the value of "datetime" states.</param>
    public static List<(int Node, string? At)> Of(HtmlPage page, Func<string?, string?> at)
    {
        List<int> times = [];
        for (int i = 0; i < page.Nodes.Length; i++)
        {
            TreeElement element = page.Nodes[i].Element;
            if (element.LocalName == "time" && element.HasAttribute("datetime"))
            {
                times.Add(i);
            }
        }

        Dictionary<ulong, List<(int Node, string? At)>> kinds = [];
        int next = 0;
        for (int i = 0; i < page.Nodes.Length && kinds.Count < MostKinds; i++)
        {
            while (next < times.Count && times[next] < i)
            {
                next++;
            }

            ref readonly PageNode node = ref page.Nodes[i];
            if (
                node.Blocks > 1
                && node.ProseBlocks > 0
                && node.LinkWords * 4 < node.Words
                && !node.Is(PageMarks.Furniture | PageMarks.CommentName | PageMarks.RelatedName)
            )
            {
                bool timed = next < times.Count && times[next] < node.End;
                ulong key = PageCards.Key(node);
                if (!kinds.TryGetValue(key, out List<(int Node, string? At)>? kind))
                {
                    kinds[key] = kind = [];
                }

                kind.Add((i, timed ? at(page.Nodes[times[next]].Element.GetAttribute("datetime")) : null));
            }
        }

        List<(int Node, string? At)> best = [];
        int most = 0;
        foreach (List<(int Node, string? At)> kind in kinds.Values)
        {
            int words = 0;
            foreach ((int node, _) in kind)
            {
                words += page.Nodes[node].ProseWords;
            }

            bool timed = kind.TrueForAll(static update => update.At is not null);
            if (kind.Count >= Fewest && words > most && (timed || words * 2 > page.Outline.ProseWords))
            {
                (best, most) = (kind, words);
            }
        }

        return AnyHeadedByLink(page, best) ? [] : best;
    }

    // Blocks and updates stand in the order of the page.
    private static bool AnyHeadedByLink(HtmlPage page, List<(int Node, string? At)> updates)
    {
        int next = 0;
        foreach (ref readonly PageBlock block in page.Blocks)
        {
            while (next < updates.Count && page.Nodes[updates[next].Node].End <= block.Holder)
            {
                next++;
            }

            if (next < updates.Count && block.Words > 2 && page.IsWithin(block.Holder, updates[next].Node))
            {
                if (block.LinkShare > 0.9f)
                {
                    return true;
                }

                // The first line of an update tells.
                next++;
            }
        }

        return false;
    }

    private static bool Parts(string title, int at) =>
        at < 0 || at >= title.Length || !char.IsLetterOrDigit(title[at]) || IsIdeograph(title[at]);

    private static bool IsIdeograph(char c) => c is >= '\u3040' and <= '\u9FFF';

    // The end of the headline, or a mark that parts it from the rest, blanks aside.
    private static bool IsEdge(string title, int at, int step)
    {
        while (at >= 0 && at < title.Length && title[at] == ' ')
        {
            at += step;
        }

        return at < 0
            || at >= title.Length
            || title[at] is ':' or '|' or '-' or '–' or '—' or '•' or '+' or '(' or ')' or '：' or '【' or '】' or ',';
    }
}
