using System.Text;

namespace Demarche.Intake;

/// <summary>
/// The main text of a page: the blocks that the model takes for it; where these are few, the prose of the densest container; where
/// there is none, all that the page shows outside its furniture.
/// </summary>
internal sealed class MainText
{
    /// <summary>Less than this is a page that the model has not understood, or one that shows no text.</summary>
    public const int Little = 200;
    private const float Possible = 0.15f;
    private const float Sure = 0.3f;
    private const int ShortestHeadline = 6;
    private const int FewOthers = 7;
    private const int LongestStamp = 8;
    private const int LongestDropped = 4000;
    private const int MostDropped = 400;

    private MainText(List<BodyBlock> blocks, List<BlockAside> dropped)
    {
        Blocks = blocks;
        Dropped = dropped;
    }

    /// <summary>The blocks of the text, in reading order.</summary>
    public List<BodyBlock> Blocks { get; }

    /// <summary>All other blocks with the reason; neighbours of one reason are one.</summary>
    public List<BlockAside> Dropped { get; }

    public static MainText Of(HtmlPage page, PageHints hints, MainTextModel model, LiveUpdates updates)
    {
        float[] likely = model.Probabilities(page, hints);
        if (!updates.Any)
        {
            TeaserCards.Lower(page, likely);
        }

        bool[] kept = BlockChoice.Of(page, likely, model.Bound, i => IsAsideLine(page, page.Blocks[i]));
        DropOtherHeadlines(page, kept);
        OtherArticles.Drop(page, hints, kept);
        MailForms.Drop(page, kept);
        if (LengthOf(page, kept) < Little && !HoldsParagraph(page, likely, kept))
        {
            float bound = Math.Min(Possible, likely.Length == 0 ? 1 : likely.Max() / 2);
            int length = Keep(page, kept, i => likely[i] > bound && IsShown(page, i));
            if (length < Little)
            {
                PageOutline outline = page.Outline;
                length = Keep(
                    page,
                    kept,
                    i => IsShown(page, i) && page.IsWithin(page.Blocks[i].Holder, outline.Best) && IsText(page.Blocks[i])
                );
            }

            if (length == 0)
            {
                length = Keep(page, kept, i => IsShown(page, i) && IsText(page.Blocks[i]));
            }

            if (length == 0)
            {
                Keep(page, kept, _ => true);
            }
        }

        bool[] once = [.. kept];
        RepeatedBlocks.Drop(page, likely, once);
        bool[] repeated = new bool[kept.Length];
        for (int i = 0; i < repeated.Length; i++)
        {
            repeated[i] = kept[i] && !once[i];
        }

        kept = once;
        string?[] times = new string?[kept.Length];
        bool[] live = new bool[kept.Length];
        MarkUpdates(page, updates, likely, kept, live, times);
        MainText text = Parted(page, kept, repeated, live, times);
        text.TakeStated(updates.Stated);
        return text;
    }

    /// <summary>The same where another text than these blocks stands: all behind it.</summary>
    public static List<BlockAside> AtTheEnd(List<BlockAside> dropped) => [.. dropped.Select(aside => aside with { Before = int.MaxValue })];

    public static int Length(IEnumerable<BodyBlock> blocks) => blocks.Sum(block => block.Text.Length);

    private static int Keep(HtmlPage page, bool[] kept, Func<int, bool> keep)
    {
        for (int i = 0; i < kept.Length; i++)
        {
            kept[i] = keep(i);
        }

        return LengthOf(page, kept);
    }

    private static int LengthOf(HtmlPage page, bool[] kept)
    {
        int length = 0;
        for (int i = 0; i < kept.Length; i++)
        {
            length += kept[i] ? page.Blocks[i].Length : 0;
        }

        return length;
    }

    // A page of one or two sentences is short, not misunderstood.
    private static bool HoldsParagraph(HtmlPage page, float[] likely, bool[] kept)
    {
        for (int i = 0; i < kept.Length; i++)
        {
            if (kept[i] && likely[i] > Sure && page.Blocks[i].IsProse && LineShape.EndsSentence(page.TextOf(page.Blocks[i])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsShown(HtmlPage page, int block) =>
        (page.MarksOf(page.Blocks[block]) & (PageMarks.Furniture | PageMarks.Hidden)) == PageMarks.None;

    // A short line in a side box or a foot is never what a report says, whatever stands around it.
    private static bool IsAsideLine(HtmlPage page, in PageBlock block) =>
        block.Words < 8 && (page.Nodes[block.Holder].Marks & (PageMarks.Aside | PageMarks.Navigation | PageMarks.Footer)) != PageMarks.None;

    private static bool IsText(in PageBlock block) => block.Words > 0 && block.LinkShare < 0.5f;

    // A paragraph that is one link and no sentence is the headline of another report; where much of the text is like that, it is the text.
    private static void DropOtherHeadlines(HtmlPage page, bool[] kept)
    {
        int words = 0;
        int others = 0;
        for (int i = 0; i < kept.Length; i++)
        {
            words += kept[i] ? page.Blocks[i].Words : 0;
            others += kept[i] && IsOtherHeadline(page, i) ? page.Blocks[i].Words : 0;
        }

        for (int i = 0; i < kept.Length && others > 0 && others * FewOthers < words; i++)
        {
            kept[i] &= !IsOtherHeadline(page, i);
        }
    }

    private static bool IsOtherHeadline(HtmlPage page, int index)
    {
        ref readonly PageBlock block = ref page.Blocks[index];
        return block.Kind == PartKind.Paragraph
            && block.Words >= ShortestHeadline
            && block.LinkShare >= 0.9f
            && !page.Nodes[block.Holder].Is(PageMarks.List | PageMarks.Table)
            && page.TextOf(block)[^1] != ':'
            && !LineShape.EndsSentence(page.TextOf(block));
    }

    // What stands in an update is kept more readily; its own time is no text of it.
    private static void MarkUpdates(HtmlPage page, LiveUpdates updates, float[] likely, bool[] kept, bool[] live, string?[] times)
    {
        for (int i = 0; updates.Any && i < kept.Length; i++)
        {
            int holder = page.Blocks[i].Holder;
            if (!updates.Holds(page, holder, out times[i]))
            {
                continue;
            }

            live[i] = true;
            kept[i] |= (likely[i] > Possible || page.Blocks[i].Kind == PartKind.Heading) && IsShown(page, i) && IsText(page.Blocks[i]);
            kept[i] &= (page.Blocks[i].Letters > 3 || page.Blocks[i].Digits == 0) && !IsStamp(page, page.Blocks[i]);
        }
    }

    // "21:00 Jane Roe": a short line that holds the time of its update.
    private static bool IsStamp(HtmlPage page, in PageBlock block) =>
        block.Words <= LongestStamp
        && block.Digits > 0
        && TreeWalk.First(page.Nodes[block.Holder].Element, static inner => inner.LocalName == "time") is not null;

    // JSON-LD often cuts its updates short, and pages often show a few of them: the fuller stands, behind what introduces it.
    private void TakeStated(List<BodyBlock> stated)
    {
        if (stated.Count == 0 || Length(stated) <= Length(Blocks.Where(block => block.Kind == PartKind.LiveUpdate)))
        {
            return;
        }

        PageHints said = new(null, null, string.Join('\n', stated.Select(block => block.Text)));
        Blocks.RemoveAll(block => block.Kind == PartKind.LiveUpdate || said.Shares(block.Text).Body > 0.5f);
        Blocks.AddRange(stated);
    }

    private static MainText Parted(HtmlPage page, bool[] kept, bool[] repeated, bool[] live, string?[] times)
    {
        List<BodyBlock> blocks = [];
        List<BlockAside> dropped = [];
        StringBuilder run = new();
        for (int i = 0; i < kept.Length; i++)
        {
            ref readonly PageBlock block = ref page.Blocks[i];
            if (kept[i])
            {
                blocks.Add(new BodyBlock(live[i] ? PartKind.LiveUpdate : block.Kind, page.TextOf(block).ToString(), times[i]));
                continue;
            }

            string reason = repeated[i] ? "repeated-text" : Reason(page, block);
            if (
                dropped.Count > 0
                && dropped[^1] is var before
                && before.Before == blocks.Count
                && before.Reason == reason
                && run.Length + block.Length < LongestDropped
            )
            {
                run.Append('\n').Append(page.TextOf(block));
            }
            else if (dropped.Count < MostDropped)
            {
                End(dropped, run);
                dropped.Add(new BlockAside(blocks.Count, "", reason));
                run.Append(page.TextOf(block));
            }
        }

        End(dropped, run);

        return new MainText(blocks, dropped);
    }

    // The text of the last block told from the text is whole.
    private static void End(List<BlockAside> dropped, StringBuilder run)
    {
        if (run.Length > 0)
        {
            dropped[^1] = dropped[^1] with { Text = run.ToString() };
            run.Clear();
        }
    }

    private static string Reason(HtmlPage page, in PageBlock block)
    {
        PageMarks marks = page.Nodes[block.Holder].Marks;
        return (marks & PageMarks.CommentName) != PageMarks.None ? "comment"
            : (marks & PageMarks.AdvertName) != PageMarks.None ? "advert"
            : (marks & PageMarks.DisclaimerName) != PageMarks.None ? "disclaimer"
            : (marks & PageMarks.SubscribeName) != PageMarks.None ? "subscribe"
            : (marks & (PageMarks.RelatedName | PageMarks.Aside)) != PageMarks.None ? "related"
            : (marks & (PageMarks.NavigationName | PageMarks.Navigation | PageMarks.Footer)) != PageMarks.None || block.LinkShare > 0.7f
                ? "navigation"
            : block.Kind == PartKind.Caption ? "caption"
            : "boilerplate";
    }
}
