namespace Demarche.Language;

/// <summary>Where a mark ends that is no word: runs of one mark, closing stops together, emoticons.</summary>
internal static class Symbols
{
    private const int LongestWordLike = 6;

    private static readonly string[] s_emoticons = [.. DataFile.Lines("emoticons.txt").OrderByDescending(static e => e.Length)];

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> s_clipped = new HashSet<string>(
        DataFile.Lines("clipped-words.txt"),
        StringComparer.OrdinalIgnoreCase
    ).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <param name="opens">White space stands before the mark.</param>
    public static int End(ReadOnlySpan<char> text, int start, bool opens)
    {
        char c = text[start];
        int i = start + 1;
        switch (c)
        {
            case '.' or '!' or '?' or '…':
                return RunOf(text, i, ".!?…");
            case '-' or '\'' or '`' or '*' or '_' or '=' or '~' or '+' or '#' or '<' or '>' or '’' or '$' or '^' or '|':
                i = Emoticon(text, start, opens) is > 0 and var face ? face : Run(text, i, c);
                return i;
            case ':' or ';' or '(' or ')' or '[':
                return Emoticon(text, start, opens) is > 0 and var found ? found : i;
            case '‘':
                return i < text.Length && text[i] == '’' ? i + 1 : i;
            default:
                bool pair = char.IsHighSurrogate(c) && i < text.Length && char.IsLowSurrogate(text[i]);
                return pair ? i + 1 : i;
        }
    }

    /// <summary>End of a word that begins with a mark: "'02", "'em", "+44", ".04", "#1"; 0 for none.</summary>
    public static int WordLikeEnd(ReadOnlySpan<char> text, int start)
    {
        char c = text[start];
        if (c is not ('\'' or '’' or '+' or '.' or '#'))
        {
            return 0;
        }

        int i = start + 1;
        int digits = i;
        while (i < text.Length && i - start <= 12 && char.IsAsciiDigit(text[i]))
        {
            i++;
        }

        digits = i - digits;
        bool bounded = i == text.Length || !WordCharacters.At(text, i);
        if (c is '+' or '.')
        {
            return digits > 0 && bounded && (start == 0 || text[start - 1] is not ('.' or '+')) ? i : 0;
        }

        if (c == '#')
        {
            return 0;
        }

        if (digits > 0)
        {
            bool decade = i < text.Length && text[i] == 's' && (i + 1 == text.Length || !WordCharacters.At(text, i + 1));
            return digits == 2 && (bounded || decade) ? i + (decade ? 1 : 0) : 0;
        }

        while (i < text.Length && i - start <= LongestWordLike && char.IsAsciiLetter(text[i]))
        {
            i++;
        }

        return s_clipped.Contains(text[(start + 1)..i]) ? i : 0;
    }

    private static int Run(ReadOnlySpan<char> text, int i, char c)
    {
        while (i < text.Length && text[i] == c)
        {
            i++;
        }

        return i;
    }

    private static int RunOf(ReadOnlySpan<char> text, int i, ReadOnlySpan<char> marks)
    {
        while (i < text.Length && marks.Contains(text[i]))
        {
            i++;
        }

        return i;
    }

    // A face that begins with a bracket asks for white space before it; none runs into a word.
    private static int Emoticon(ReadOnlySpan<char> text, int start, bool opens)
    {
        if (start + 1 >= text.Length || (!opens && text[start] is '(' or ')' or '['))
        {
            return 0;
        }

        ReadOnlySpan<char> rest = text[start..];
        foreach (string face in s_emoticons)
        {
            if (rest.StartsWith(face, StringComparison.Ordinal))
            {
                int end = start + face.Length;
                return end == text.Length || !WordCharacters.At(text, end) ? end : 0;
            }
        }

        return 0;
    }
}
