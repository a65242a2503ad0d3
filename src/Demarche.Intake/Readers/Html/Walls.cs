namespace Demarche.Intake;

/// <summary>Walls that stand before the text of a page, or behind its beginning, by what they say (<c>Data/walls.txt</c>, <c>walls-behind.txt</c>).</summary>
internal static class Walls
{
    // A wall stands at once behind what it lets through.
    private const int Near = 400;
    private const int LastLines = 4;
    private const int LongestWall = 1000;

    private static readonly PhraseSet Before = new(DataFile.Lines("walls.txt"));
    private static readonly PhraseSet Behind = new(DataFile.Lines("walls-behind.txt"));

    /// <summary>Whether any block of the page is what a wall says.</summary>
    public static bool AnyOn(HtmlPage page)
    {
        foreach (ref readonly PageBlock block in page.Blocks)
        {
            if (Before.AnyIn(page.TextOf(block)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a wall stands right behind the text: among its last lines, or as the first that was told from it.</summary>
    public static bool IsBehind(IReadOnlyList<BodyBlock> blocks, IReadOnlyList<BlockAside> dropped)
    {
        for (int i = Math.Max(0, blocks.Count - LastLines); i < blocks.Count; i++)
        {
            if (blocks[i].Text.Length <= Near && Behind.AnyIn(blocks[i].Text))
            {
                return true;
            }
        }

        foreach (BlockAside aside in dropped)
        {
            if (aside.Before >= blocks.Count)
            {
                return Behind.AnyIn(aside.Text.AsSpan(0, Math.Min(Near, aside.Text.Length)));
            }
        }

        return false;
    }

    /// <summary>Moves to what was dropped the short lines that stand behind a wall at the end of a text: what the subscription holds.</summary>
    public static void Cut(List<BodyBlock> blocks, List<BlockAside> dropped)
    {
        int wall = dropped.FindIndex(aside => aside.Before > 0 && aside.Text.Length <= LongestWall && Behind.AnyIn(aside.Text));
        int end = wall < 0 ? blocks.Count : dropped[wall].Before;
        if (end >= blocks.Count || blocks.FindIndex(end, block => block.Kind == PartKind.LiveUpdate || LineShape.IsProse(block.Text)) >= 0)
        {
            return;
        }

        for (int i = wall + 1; i < dropped.Count; i++)
        {
            dropped[i] = dropped[i] with { Before = end };
        }

        dropped.InsertRange(wall + 1, blocks.Skip(end).Select(block => new BlockAside(end, block.Text, "subscribe")));
        blocks.RemoveRange(end, blocks.Count - end);
    }
}
