namespace Demarche.Language;

/// <summary>Where a word ends: which hyphens, stops, apostrophes and signs stay inside it.</summary>
internal static class WordReader
{
    private const int LongestPrefix = 7;
    private const int LongestAbbreviation = 8;

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> s_prefixes = new HashSet<string>(
        DataFile.Lines("hyphen-prefixes.txt"),
        StringComparer.OrdinalIgnoreCase
    ).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> s_units = new HashSet<string>(
        DataFile.Lines("number-units.txt"),
        StringComparer.Ordinal
    ).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <param name="start">Index of a word character.</param>
    public static int End(ReadOnlySpan<char> text, int start, AbbreviationList abbreviations)
    {
        if (char.IsAsciiDigit(text[start]) && NumberBeforeUnit(text, start) is > 0 and var number)
        {
            return number;
        }

        int i = start;
        while (i < text.Length)
        {
            if (WordCharacters.At(text, i) || Joins(text, start, i))
            {
                i++;
            }
            else if (text[i] == '.')
            {
                if (DottedEnd(text, start, ref i, abbreviations) is > 0 and var end)
                {
                    return end;
                }
            }
            else if (text[i] == '$' && i - start <= 2 && AllUpper(text[start..i]))
            {
                return i + 1; // "US$"
            }
            else
            {
                // A word broken off, as transcripts write it: "I w- want".
                bool broken = text[i] == '-' && i - start <= 2 && char.IsLetter(text[start]) && Broken(text, i);
                return broken ? i + 1 : i;
            }
        }

        return i;
    }

    private static bool Broken(ReadOnlySpan<char> text, int hyphen) =>
        hyphen + 2 < text.Length && text[hyphen + 1] == ' ' && char.IsLetter(text[hyphen + 2]);

    // True for a mark that stands inside a word.
    private static bool Joins(ReadOnlySpan<char> text, int start, int i)
    {
        if (i + 1 >= text.Length || !WordCharacters.At(text, i + 1))
        {
            return false;
        }

        char next = text[i + 1];
        bool digits = char.IsDigit(next) && char.IsDigit(text[i - 1]);
        switch (text[i])
        {
            case '\'' or '’' or '`':
                return char.IsLetter(next);
            case '_':
                return true;
            case ',':
                return digits && Thousands(text, i + 1);
            case '.' or ':':
                return digits;
            case '/':
                return digits || (i - start == 1 && char.IsLetter(text[start]) && char.IsLetter(next) && !WordAt(text, i + 2));
            case '*':
                return char.IsLetter(next) && char.IsLetter(text[i - 1]);
            case '&':
                return i - start <= 3 && char.IsLetter(text[start]) && ShortName(text, i + 1);
            case '-':
                return i - start <= LongestPrefix && s_prefixes.Contains(text[start..i]);
            default:
                return false;
        }
    }

    private static bool WordAt(ReadOnlySpan<char> text, int i) => i < text.Length && WordCharacters.At(text, i);

    // "1,500", and "1,50,000" as it is written in India, but not "13,14".
    private static bool Thousands(ReadOnlySpan<char> text, int i)
    {
        int digits = 0;
        while (digits < 4 && i + digits < text.Length && char.IsDigit(text[i + digits]))
        {
            digits++;
        }

        return digits == 3 || (digits == 2 && i + 2 < text.Length && text[i + 2] == ',');
    }

    // "AT&T", "R&D": at most three letters and no more.
    private static bool ShortName(ReadOnlySpan<char> text, int i)
    {
        int letters = 0;
        while (letters < 4 && i + letters < text.Length && char.IsAsciiLetter(text[i + letters]))
        {
            letters++;
        }

        return letters is > 0 and < 4 && !WordAt(text, i + letters);
    }

    private static bool AllUpper(ReadOnlySpan<char> word)
    {
        foreach (char c in word)
        {
            if (!char.IsAsciiLetterUpper(c))
            {
                return false;
            }
        }

        return true;
    }

    // "10|pm", "$5|bn", "35|mm": the end of the number where a unit is written to it; 0 where none is.
    private static int NumberBeforeUnit(ReadOnlySpan<char> text, int start)
    {
        int i = start + 1;
        while (i < text.Length && (char.IsAsciiDigit(text[i]) || (text[i] is '.' or ',' or ':' && Joins(text, start, i))))
        {
            i++;
        }

        int end = i;
        while (end < text.Length && end - i < 9 && char.IsAsciiLetter(text[end]))
        {
            end++;
        }

        if (end == i || WordAt(text, end))
        {
            return 0;
        }

        bool clock = end == i + 1 && text[i] is 'a' or 'p' && end + 1 < text.Length && text[end] == '.' && text[end + 1] is 'm' or 'M';
        return clock || s_units.Contains(text[i..end]) ? i : 0;
    }

    // At a full stop: the end of the word, or 0 when the word goes on behind it (and i with it).
    private static int DottedEnd(ReadOnlySpan<char> text, int start, ref int i, AbbreviationList abbreviations)
    {
        bool wordAfter = WordAt(text, i + 1);

        // Initials and dotted abbreviations: U.S., a.m., J.
        bool single = char.IsLetter(text[i - 1]) && (i - start == 1 || text[i - 2] == '.');
        if (single)
        {
            bool pronoun = i - start == 1 && (text[start] == 'I' || char.IsLower(text[start])) && !wordAfter;
            if (pronoun)
            {
                // "c. 1520", "p. 45"
                return char.IsLower(text[start]) && NumberFollows(text, i) ? i + 1 : i;
            }

            i++;
            if (!wordAfter || (i + 1 < text.Length && text[i + 1] != '.' && WordCharacters.At(text, i + 1)))
            {
                return i;
            }

            return 0;
        }

        if (wordAfter && i - start <= 3)
        {
            // "Ph.D.": a stop inside an abbreviation of the list.
            int end = i + 1;
            while (end < text.Length && end - start < LongestAbbreviation && char.IsAsciiLetter(text[end]))
            {
                end++;
            }

            if (end < text.Length && text[end] == '.' && abbreviations.Contains(text[start..end]))
            {
                return end + 1;
            }
        }

        return Keeps(text, start, i, abbreviations) ? i + 1 : i;
    }

    private static bool Keeps(ReadOnlySpan<char> text, int start, int stop, AbbreviationList abbreviations)
    {
        if (stop - start > LongestAbbreviation || (stop + 1 < text.Length && text[stop + 1] == '.'))
        {
            return false;
        }

        return abbreviations.KindOf(text[start..stop]) switch
        {
            AbbreviationKind.Name or AbbreviationKind.End => true,
            AbbreviationKind.Number => NumberFollows(text, stop),
            AbbreviationKind.Inside => GoesOn(text, stop + 1),
            _ => false,
        };
    }

    private static bool NumberFollows(ReadOnlySpan<char> text, int stop)
    {
        int next = stop + 1;
        while (next < text.Length && next - stop < 4 && text[next] is ' ' or '\u00a0')
        {
            next++;
        }

        return next < text.Length && char.IsDigit(text[next]);
    }

    // False where the text, the line or a sentence ends behind the stop.
    private static bool GoesOn(ReadOnlySpan<char> text, int next)
    {
        if (next < text.Length && text[next] is ' ' or '\u00a0')
        {
            next++;
            return next < text.Length && !char.IsWhiteSpace(text[next]) && !char.IsUpper(text[next]) && text[next] is not ('"' or '“');
        }

        return next < text.Length && text[next] is ',' or ';' or ':' or ')' or ']' or '-' or '?' or '!';
    }
}
