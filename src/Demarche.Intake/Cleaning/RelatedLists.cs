namespace Demarche.Intake;

/// <summary>
/// Finds lists of other reports: a heading such as "Latest news" with headlines under it, or headlines and dates in turn. Their dates
/// are the dates of other reports.
/// </summary>
internal static class RelatedLists
{
    private const int LeastDatedHeadlines = 3;

    private static readonly string[] Headings = [.. DataFile.Lines("related-headings.txt").OrderByDescending(h => h.Length)];

    /// <summary>Marks the blocks of every list as <c>related</c>.</summary>
    public static void Mark(IReadOnlyList<BodyBlock> blocks, string?[] reasons)
    {
        int i = 0;
        while (i < blocks.Count)
        {
            int end = reasons[i] is null ? End(blocks, i) : i;
            for (int k = i; k < end; k++)
            {
                reasons[k] ??= "related";
            }

            i = Math.Max(end, i + 1);
        }
    }

    // The index behind the list that begins here; the same index when none does.
    private static int End(IReadOnlyList<BodyBlock> blocks, int start)
    {
        HeadingShape heading = Heading(blocks[start]);
        bool datedHeadline = start + 1 < blocks.Count && !DateOnlyLine.Is(blocks[start].Text) && DateOnlyLine.Is(blocks[start + 1].Text);
        if (heading == HeadingShape.None && !datedHeadline)
        {
            return start;
        }

        int i = heading == HeadingShape.None ? start : start + 1;
        int dates = 0;
        int items = 0;
        while (i < blocks.Count && IsItem(blocks, i))
        {
            bool date = DateOnlyLine.Is(blocks[i].Text);
            dates += date ? 1 : 0;
            items += date ? 0 : 1;
            i++;
        }

        bool reachesEnd = i == blocks.Count;
        bool list = heading switch
        {
            HeadingShape.Alone => items + dates > 0 || reachesEnd,

            // "Latest newsTitle": the glued line is the first item; the dates under it show that it is one.
            HeadingShape.RunsInto => dates > 0,
            _ => dates >= LeastDatedHeadlines && items >= dates - 1,
        };
        return list ? i : start;
    }

    private static bool IsItem(IReadOnlyList<BodyBlock> blocks, int i)
    {
        BodyBlock block = blocks[i];
        if (block.Kind is PartKind.Chapter or PartKind.LiveUpdate)
        {
            return false;
        }

        // A headline may be a whole sentence; the date under it shows what it is.
        return DateOnlyLine.Is(block.Text)
            || LineShape.IsHeadline(block.Text)
            || (block.Text.Length <= 220 && i + 1 < blocks.Count && DateOnlyLine.Is(blocks[i + 1].Text));
    }

    private static HeadingShape Heading(BodyBlock block)
    {
        if (block.Text.Length > 260)
        {
            return HeadingShape.None;
        }

        ReadOnlySpan<char> line = block.Text.AsSpan().Trim(" :►▶•#*");
        foreach (string heading in Headings)
        {
            if (!line.StartsWith(heading, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            ReadOnlySpan<char> rest = line[heading.Length..];
            if (rest.IsEmpty)
            {
                return HeadingShape.Alone;
            }

            if (heading.EndsWith("from", StringComparison.Ordinal) && rest.Length <= 60 && rest[0] == ' ')
            {
                return HeadingShape.Alone;
            }

            if (char.IsUpper(rest[0]) || rest[0] is '“' or '"' or '‘' or ':')
            {
                return HeadingShape.RunsInto;
            }
        }

        return HeadingShape.None;
    }

    private enum HeadingShape
    {
        None,
        Alone,
        RunsInto,
    }
}
