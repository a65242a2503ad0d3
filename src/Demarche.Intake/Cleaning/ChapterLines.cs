namespace Demarche.Intake;

/// <summary>Reads lines such as <c>02:35 Agreement in sight?</c> as chapters of a recording.</summary>
public static class ChapterLines
{
    private static readonly System.Buffers.SearchValues<char> Clock = System.Buffers.SearchValues.Create("0123456789:");

    private const int Least = 2;
    private const int LongestTitle = 200;

    /// <summary>
    /// The blocks with their chapter lines as chapters, when there are at least two and their times rise; else unchanged.
    /// </summary>
    public static IReadOnlyList<BodyBlock> Mark(IReadOnlyList<BodyBlock> blocks)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        List<BodyBlock> marked = [.. blocks];
        int chapters = 0;
        double before = -1;
        for (int i = 0; i < marked.Count; i++)
        {
            if (Read(marked[i].Text) is not { } chapter)
            {
                continue;
            }

            if (chapter.Seconds <= before)
            {
                return blocks;
            }

            before = chapter.Seconds;
            marked[i] = new BodyBlock(PartKind.Chapter, chapter.Title, StartSeconds: chapter.Seconds);
            chapters++;
        }

        return chapters >= Least ? marked : blocks;
    }

    private static (double Seconds, string Title)? Read(string line)
    {
        ReadOnlySpan<char> rest = line.AsSpan().TrimStart(" \t•►▶-–*([");
        int end = rest.IndexOfAnyExcept(Clock);
        if (end is < 4 or > 8)
        {
            return null;
        }

        ReadOnlySpan<char> time = rest[..end];
        ReadOnlySpan<char> title = rest[end..].TrimStart(" \t)]-–—:|").Trim();
        bool parted = !char.IsLetterOrDigit(rest[end]);
        return parted && title.Length is > 0 and <= LongestTitle && Seconds(time) is { } seconds ? (seconds, title.ToString()) : null;
    }

    // "2:35", "02:35", "1:02:35"
    private static double? Seconds(ReadOnlySpan<char> time)
    {
        int seconds = 0;
        int pieces = 0;
        foreach (Range range in time.Split(':'))
        {
            ReadOnlySpan<char> piece = time[range];
            bool first = pieces == 0;
            if (
                piece.Length is 0 or > 3
                || (!first && piece.Length != 2)
                || !int.TryParse(piece, out int number)
                || (!first && number > 59)
            )
            {
                return null;
            }

            seconds = (seconds * 60) + number;
            pieces++;
        }

        return pieces is 2 or 3 ? seconds : null;
    }
}
