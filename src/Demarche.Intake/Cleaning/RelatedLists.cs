using System.Collections.Frozen;

namespace Demarche.Intake;

/// <summary>
/// Finds lists of other reports: a heading such as "Latest news" with headlines under it, or headlines and dates in turn. Their dates
/// are the dates of other reports.
/// </summary>
internal static class RelatedLists
{
    private const int LeastDatedHeadlines = 3;
    private const int LongestList = 200;

    private const int LongestHeading = 80;

    // By their first letter, the longest first.
    private static readonly FrozenDictionary<char, string[]> Headings = DataFile
        .Lines("related-headings.txt")
        .OrderByDescending(heading => heading.Length)
        .GroupBy(heading => char.ToUpperInvariant(heading[0]))
        .ToFrozenDictionary(group => group.Key, group => group.ToArray());

    /// <summary>Whether the line is the heading of such a list and nothing else.</summary>
    public static bool IsHeading(ReadOnlySpan<char> line)
    {
        line = line.Length > LongestHeading ? [] : line.Trim(" :►▶•#*");
        foreach (string heading in BeginningLike(line))
        {
            if (line.Equals(heading, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Marks the blocks of every list as <c>related</c>.</summary>
    public static void Mark(IReadOnlyList<BodyBlock> blocks, string?[] reasons)
    {
        bool[] dates = new bool[blocks.Count];
        for (int i = 0; i < dates.Length; i++)
        {
            dates[i] = DateOnlyLine.Is(blocks[i].Text);
        }

        bool[] items = new bool[blocks.Count];
        for (int i = 0; i < items.Length; i++)
        {
            items[i] = IsItem(blocks[i], dates[i], i + 1 < dates.Length && dates[i + 1]);
        }

        int at = 0;
        while (at < blocks.Count)
        {
            int end = reasons[at] is null ? End(Heading(blocks[at]), at, dates, items) : at;
            for (int k = at; k < end; k++)
            {
                reasons[k] ??= "related";
            }

            at = Math.Max(end, at + 1);
        }
    }

    // The index behind the list that begins here; the same index when none does.
    private static int End(HeadingShape heading, int start, bool[] dates, bool[] items)
    {
        bool datedHeadline = start + 1 < dates.Length && !dates[start] && dates[start + 1];
        if (heading == HeadingShape.None && !datedHeadline)
        {
            return start;
        }

        int i = heading == HeadingShape.None ? start : start + 1;
        int dated = 0;
        int headlines = 0;
        for (; i < Math.Min(items.Length, start + LongestList) && items[i]; i++)
        {
            dated += dates[i] ? 1 : 0;
            headlines += dates[i] ? 0 : 1;
        }

        bool list = heading switch
        {
            HeadingShape.Alone => headlines + dated > 0 || i == items.Length,

            // "Latest newsTitle": the glued line is the first item; the dates under it show that it is one.
            HeadingShape.RunsInto => dated > 0,
            _ => dated >= LeastDatedHeadlines && headlines >= dated - 1,
        };
        return list ? i : start;
    }

    // A headline may be a whole sentence; the date under it shows what it is.
    private static bool IsItem(BodyBlock block, bool date, bool dateFollows) =>
        block.Kind is not (PartKind.Chapter or PartKind.LiveUpdate)
        && (date || LineShape.IsHeadline(block.Text) || (block.Text.Length <= 220 && dateFollows));

    private static string[] BeginningLike(ReadOnlySpan<char> line) =>
        !line.IsEmpty && Headings.TryGetValue(char.ToUpperInvariant(line[0]), out string[]? headings) ? headings : [];

    private static HeadingShape Heading(BodyBlock block)
    {
        if (block.Text.Length > 260)
        {
            return HeadingShape.None;
        }

        ReadOnlySpan<char> line = block.Text.AsSpan().Trim(" :►▶•#*");
        foreach (string heading in BeginningLike(line))
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
