namespace Demarche.Intake;

/// <summary>Reads what stands behind the last paragraph: a reporter's name and place, tags, a date of the crawl, page furniture.</summary>
internal static class TailLines
{
    public static void Read(ReportDraft draft, List<BodyBlock> lines, string?[] reasons, int tail)
    {
        TakeHashtags(draft, lines, reasons, tail - 1);
        bool inFurniture = false;
        for (int i = tail; i < lines.Count; i++)
        {
            TakeHashtags(draft, lines, reasons, i);
        }

        BodyCleaner.MarkFurniture(lines, reasons, tail, inTail: true);
        TakeSignature(draft, lines, reasons, tail);
        for (int i = tail; i < lines.Count; i++)
        {
            if (reasons[i] is null && DateOnlyLine.Is(lines[i].Text))
            {
                // A date alone at the foot is the day of a print or a crawl: it never dates the report.
                reasons[i] = "metadata";
            }

            // An address alone says nothing of what follows: lists of things to buy or to read have one behind each.
            inFurniture |=
                (reasons[i] is "related" or "navigation" or "subscribe" or "comment" && !LinkLines.IsAddress(lines[i].Text))
                || (reasons[i] is "boilerplate" && !LineShape.IsSeparator(lines[i].Text));
            if (inFurniture && reasons[i] is null && lines[i].Kind is not PartKind.Chapter && !LineShape.EndsSentence(lines[i].Text))
            {
                reasons[i] = "navigation";
            }
        }
    }

    private static void TakeHashtags(ReportDraft draft, List<BodyBlock> lines, string?[] reasons, int i)
    {
        if (i < 0 || i >= lines.Count || reasons[i] is not null || !lines[i].Text.Contains('#', StringComparison.Ordinal))
        {
            return;
        }

        string kept = Hashtags.TakeTrailing(lines[i].Text, draft.Tags);
        if (kept.Length == 0)
        {
            reasons[i] = "metadata";
        }
        else
        {
            lines[i] = lines[i] with { Text = kept };
        }
    }

    // "Jane Roe" or "Jane Roe / Port Callis" as the first lines behind the text.
    private static void TakeSignature(ReportDraft draft, List<BodyBlock> lines, string?[] reasons, int tail)
    {
        if (tail == 0 || tail >= lines.Count || reasons[tail] is not null || lines[tail].Kind != PartKind.Paragraph)
        {
            return;
        }

        string first = lines[tail].Text.TrimStart('-', '–', '—', ' ');
        int comma = first.IndexOfAny([',', '/']);
        string name = (comma > 0 ? first[..comma] : first).Trim();
        if (Bylines.TryRead(first, draft.Authors, draft.Credits))
        {
            reasons[tail] = "metadata";
            return;
        }

        if (!Bylines.IsPersonName(name) || (comma > 0 && !Bylines.IsPlaceLine(first[(comma + 1)..].Trim())))
        {
            return;
        }

        // Alone, it is followed by nothing but furniture; a subheading is followed by what it heads.
        int next = tail + 1;
        bool place =
            next < lines.Count && reasons[next] is null && Bylines.IsPlaceLine(lines[next].Text) && !DateOnlyLine.Is(lines[next].Text);
        int behind = place ? next + 1 : next;
        if (behind < lines.Count && reasons[behind] is null && !DateOnlyLine.Is(lines[behind].Text))
        {
            return;
        }

        draft.Authors.Add(name);
        reasons[tail] = "metadata";
        if (place)
        {
            reasons[next] = "metadata";
        }
    }
}
