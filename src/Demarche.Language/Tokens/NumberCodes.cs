namespace Demarche.Language;

/// <summary>Figures joined by hyphens that name one thing: telephone numbers, postcodes, dates ("713-853-3989", "11-20-2000").</summary>
internal static class NumberCodes
{
    private const int MostGroups = 5;
    private const int LongestGroup = 5;

    /// <summary>End of the code that starts here; 0 for none. Looks no further than 30 characters.</summary>
    public static int End(ReadOnlySpan<char> text, int start)
    {
        Span<int> groups = stackalloc int[MostGroups];
        int count = 0;
        int i = start;
        while (true)
        {
            int from = i;
            while (i < text.Length && i - from <= LongestGroup && char.IsAsciiDigit(text[i]))
            {
                i++;
            }

            if (i - from is 0 or > LongestGroup || count == MostGroups)
            {
                return 0;
            }

            groups[count++] = i - from;
            // Area codes may be cut off by a slash: "713/345-7942".
            bool goesOn = i + 1 < text.Length && char.IsAsciiDigit(text[i + 1]) && (text[i] == '-' || (text[i] == '/' && groups[0] == 3));
            if (!goesOn)
            {
                break;
            }

            i++;
        }

        bool code = count switch
        {
            2 => groups[..2] is [3, 4] or [5, 4],
            3 or 4 => true,
            _ => false,
        };
        return code && (i == text.Length || !WordCharacters.At(text, i)) ? i : 0;
    }
}
