using Demarche.Text;

namespace Demarche.Language;

/// <summary>Where a paragraph or another block ends: at a blank line, and at a line break between lines that look like blocks.</summary>
internal static class Blocks
{
    // Lines in UTF-16 units: hard-wrapped prose lies between these widths.
    private const int HeadingWidth = 55;
    private const int WrappedWidth = 100;

    /// <summary>
    /// True for two line breaks; or for one between lines that look like blocks: closed by a stop, too long to be wrapped, or
    /// short and followed by a capital.
    /// </summary>
    /// <param name="from">End of the token before.</param>
    /// <param name="to">Start of the token behind.</param>
    /// <param name="lineStart">Where the current line begins; moved when a line ends.</param>
    public static bool Ends(string text, int from, int to, ref int lineStart)
    {
        ReadOnlySpan<char> gap = text.AsSpan(from, to - from);
        int breaks = gap.IsEmpty ? 0 : gap.Count('\n');
        if (breaks == 0)
        {
            return false;
        }

        int length = from - lineStart;
        lineStart = from + gap.LastIndexOf('\n') + 1;
        if (breaks >= 2 || text[from - 1] is '.' or '!' or '?' or '”' or '"' or ':')
        {
            return true;
        }

        return length >= WrappedWidth || (length <= HeadingWidth && text[from - 1] != ',' && !char.IsLower(text[to]));
    }
}
