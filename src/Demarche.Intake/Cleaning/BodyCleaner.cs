namespace Demarche.Intake;

/// <summary>
/// Tells the text of a report from the furniture of its page, for every format in the same way: parts go to the body of the draft,
/// the rest is kept as dropped with its reason; bylines, dates under the headline and hashtags fill their fields.
/// </summary>
public static class BodyCleaner
{
    private const int HeadBlocks = 8;

    /// <summary>Fills the body of the draft from the blocks of the document, in their order.</summary>
    public static void Fill(ReportDraft draft, IReadOnlyList<BodyBlock> blocks) => Fill(draft, blocks, []);

    /// <param name="aside">What was told from the text before, in order.</param>
    internal static void Fill(ReportDraft draft, IReadOnlyList<BodyBlock> blocks, IReadOnlyList<BlockAside> aside)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(blocks);
        List<BodyBlock> lines = [];
        foreach (BodyBlock block in blocks)
        {
            string text = InlineSpace.Collapse(block.Text);
            if (text.Length > 0)
            {
                lines.Add(block with { Text = text });
            }
        }

        string?[] reasons = new string?[lines.Count];
        draft.Rule?.MarkDropped(lines, reasons);
        RepeatedText.MarkTitle(draft.Title, lines, reasons);
        RelatedLists.Mark(lines, reasons);
        ReadHead(draft, lines, reasons);
        MarkFurniture(lines, reasons, 0, inTail: false);
        AuthorNotes.Mark(draft.Authors, lines, reasons);
        int tail = TailStart(lines, reasons);
        TailLines.Read(draft, lines, reasons, tail);
        RepeatedText.MarkTeasers(lines, reasons);
        Emit(draft, lines, reasons, tail, aside);
    }

    // A head line has prose below it. A bare date dates the report only above all prose: further down it may belong to anything.
    private static void ReadHead(ReportDraft draft, List<BodyBlock> lines, string?[] reasons)
    {
        int lastProse = lines.Count - 1;
        while (lastProse >= 0 && (reasons[lastProse] is not null || !LineShape.IsProse(lines[lastProse].Text)))
        {
            lastProse--;
        }

        // Bylines add to authors only where the format names none.
        List<string> authors = draft.Authors.Count > 0 ? [] : draft.Authors;
        bool aboveProse = true;
        for (int i = 0; i < Math.Min(lastProse, HeadBlocks); i++)
        {
            BodyBlock line = lines[i];
            if (reasons[i] is not null || line.Kind is not (PartKind.Paragraph or PartKind.Heading))
            {
                continue;
            }

            if (Bylines.TryRead(line.Text, authors, draft.Credits) || MetadataLine.TryRead(line.Text, draft, aboveProse))
            {
                reasons[i] = "metadata";
            }

            aboveProse &= !LineShape.IsProse(line.Text);
        }
    }

    internal static void MarkFurniture(List<BodyBlock> lines, string?[] reasons, int from, bool inTail)
    {
        for (int i = from; i < lines.Count; i++)
        {
            BodyBlock line = lines[i];
            if (reasons[i] is not null || line.Kind is PartKind.Chapter)
            {
                continue;
            }

            // An update of a live blog may be any line; who made a picture is no news in it, either.
            reasons[i] =
                line.Kind == PartKind.LiveUpdate ? (PictureCredits.IsCaption(line.Text) ? "caption" : null)
                : LineShape.IsSeparator(line.Text) ? "boilerplate"
                : LinkLines.Is(line.Text) ? "navigation"
                : PictureCredits.IsCaption(line.Text) ? "caption"
                : BoilerplatePhrases.ReasonToDrop(line.Text, inTail);
        }
    }

    // The index behind the last block that is text without doubt.
    private static int TailStart(List<BodyBlock> lines, string?[] reasons)
    {
        for (int i = lines.Count - 1; i >= 0; i--)
        {
            bool text = LineShape.IsProse(lines[i].Text) && BoilerplatePhrases.ReasonToDrop(lines[i].Text, inTail: true) is null;
            if (reasons[i] is null && (text || lines[i].Kind is PartKind.Chapter or PartKind.LiveUpdate))
            {
                return i + 1;
            }
        }

        return lines.Count;
    }

    private static void Emit(ReportDraft draft, List<BodyBlock> lines, string?[] reasons, int tail, IReadOnlyList<BlockAside> aside)
    {
        int next = 0;
        for (int i = 0; i < lines.Count; i++)
        {
            for (; next < aside.Count && aside[next].Before <= i; next++)
            {
                draft.Body.Drop(aside[next].Text, aside[next].Reason);
            }

            BodyBlock line = lines[i];
            if (reasons[i] is { } reason)
            {
                draft.Body.Drop(line.Text, reason);
                continue;
            }

            // A short line without a full stop between paragraphs is a heading.
            bool heading =
                line.Kind == PartKind.Paragraph && i > 0 && i + 1 < tail && line.Text.Length <= 100 && LineShape.IsHeadline(line.Text);
            draft.Body.Add(heading ? PartKind.Heading : line.Kind, line.Text, line.At, line.StartSeconds);
        }

        for (; next < aside.Count; next++)
        {
            draft.Body.Drop(aside[next].Text, aside[next].Reason);
        }
    }
}
