namespace Demarche.Text;

/// <summary>
/// Converts between UTF-16 offsets and code-point offsets of one text. Text without surrogate pairs (nearly all press text)
/// costs nothing; otherwise the positions of the pairs are kept and searched. A lone surrogate counts as one code point.
/// </summary>
public sealed class CodePointMap
{
    // UTF-16 offsets of the second halves of surrogate pairs, ascending.
    private readonly int[] _lowHalves;

    public CodePointMap(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int first = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDBFF');
        if (first < 0)
        {
            _lowHalves = [];
            CodePoints = text.Length;
            return;
        }

        List<int> lows = [];
        for (int i = first; i + 1 < text.Length; i++)
        {
            if (char.IsSurrogatePair(text[i], text[i + 1]))
            {
                lows.Add(++i);
            }
        }

        _lowHalves = [.. lows];
        CodePoints = text.Length - _lowHalves.Length;
    }

    /// <summary>Length of the text in code points.</summary>
    public int CodePoints { get; }

    /// <summary>The code-point offset of a UTF-16 offset; an offset inside a pair counts as the pair's start.</summary>
    public int ToCodePoint(int utf16)
    {
        if (_lowHalves.Length == 0)
        {
            return utf16;
        }

        // Pairs whose second half lies before the offset shorten it by one each.
        int index = Array.BinarySearch(_lowHalves, utf16);
        int before = index >= 0 ? index : ~index;
        bool insidePair = index >= 0;
        return insidePair ? utf16 - before - 1 : utf16 - before;
    }

    public int ToUtf16(int codePoint)
    {
        if (_lowHalves.Length == 0)
        {
            return codePoint;
        }

        int low = 0;
        int high = _lowHalves.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;

            // The pair at `middle` starts at code point _lowHalves[middle] - 1 - middle.
            if (_lowHalves[middle] - 1 - middle < codePoint)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return codePoint + low;
    }

    public CodePointSpan ToCodePoints(TextSpan span) => new(ToCodePoint(span.Start), ToCodePoint(span.End));

    public TextSpan ToUtf16(CodePointSpan span) => new(ToUtf16(span.Start), ToUtf16(span.End));
}
