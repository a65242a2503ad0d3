namespace Demarche.Record;

/// <summary>
/// Words as joining compares them: letters and digits, lower case, without diacritics, apostrophes or grouping commas, so that
/// typography, case and spelling of marks make no difference.
/// </summary>
internal static class WordFolding
{
    // U+00C0 to U+017F, one base letter each; a blank keeps the letter (the multiplication and division signs).
    private const string Latin =
        "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty"
        + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

    public static char Fold(char c)
    {
        if (c is >= 'a' and <= 'z' or >= '0' and <= '9')
        {
            return c;
        }

        if (c is >= 'A' and <= 'Z')
        {
            return (char)(c | 0x20);
        }

        int at = c - 0xC0;
        return at >= 0 && at < Latin.Length && Latin[at] != ' ' ? Latin[at] : char.ToLowerInvariant(c);
    }

    public static bool IsApostrophe(char c) => c is '\'' or '’' or '‘' or 'ʼ';

    /// <summary>Finds the next word from <paramref name="at"/> on and moves behind it.</summary>
    public static bool Next(ReadOnlySpan<char> text, ref int at, out int start)
    {
        int i = at;
        while (i < text.Length && !IsWordLetter(text[i]))
        {
            i++;
        }

        start = i;
        while (i < text.Length && (IsWordLetter(text[i]) || IsInside(text, i)))
        {
            i++;
        }

        at = i;
        return at > start;
    }

    private static bool IsWordLetter(char c) => c < 128 ? char.IsAsciiLetterOrDigit(c) : char.IsLetterOrDigit(c);

    /// <summary>A hash of the folded word, the same on every machine.</summary>
    public static ulong Hash(ReadOnlySpan<char> word)
    {
        ulong hash = 14695981039346656037;
        foreach (char c in word)
        {
            if (IsWordLetter(c) || c == '.')
            {
                hash = (hash ^ Fold(c)) * 1099511628211;
            }
        }

        return Mix(hash);
    }

    public static string Folded(ReadOnlySpan<char> word)
    {
        Span<char> folded = word.Length <= 64 ? stackalloc char[word.Length] : new char[word.Length];
        return new string(folded[..Folded(word, folded)]);
    }

    /// <summary>Folds a word into a buffer of at least its length; the length of what was written.</summary>
    public static int Folded(ReadOnlySpan<char> word, Span<char> folded)
    {
        int length = 0;
        foreach (char c in word)
        {
            if (IsWordLetter(c) || c == '.')
            {
                folded[length++] = Fold(c);
            }
        }

        return length;
    }

    /// <summary>The words of a text, folded, in order.</summary>
    public static List<string> WordsOf(string? text)
    {
        List<string> words = [];
        int at = 0;
        while (Next(text, ref at, out int start))
        {
            words.Add(Folded(text.AsSpan(start, at - start)));
        }

        return words;
    }

    public static ulong Mix(ulong x)
    {
        x ^= x >> 33;
        x *= 0xff51afd7ed558ccd;
        x ^= x >> 33;
        x *= 0xc4ceb9fe1a85ec53;
        return x ^ (x >> 33);
    }

    // The apostrophe of "don't", the comma of "10,000", the point of "3.5".
    private static bool IsInside(ReadOnlySpan<char> text, int at)
    {
        if (at + 1 >= text.Length)
        {
            return false;
        }

        char c = text[at];
        return IsApostrophe(c)
            ? char.IsLetter(text[at - 1]) && char.IsLetter(text[at + 1])
            : c is ',' or '.' && char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1]);
    }
}
