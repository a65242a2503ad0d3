using System.Globalization;
using System.Text;
using Demarche.Text;

namespace Demarche.Language;

/// <summary>
/// Splits text into words as the English Web Treebank does: contractions and possessives apart, hyphenated words at their
/// hyphens, abbreviations with their stop, addresses whole.
/// </summary>
public static class Tokenizer
{
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> s_prefixes = new HashSet<string>(
        DataFile.Lines("hyphen-prefixes.txt"),
        StringComparer.OrdinalIgnoreCase
    ).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Appends the token spans of one stretch of text in order. Linear time.</summary>
    /// <param name="offset">Added to every span: where the stretch stands in the whole text, in UTF-16 units.</param>
    public static void Split(ReadOnlySpan<char> text, int offset, AbbreviationList abbreviations, List<TextSpan> tokens)
    {
        ArgumentNullException.ThrowIfNull(abbreviations);
        ArgumentNullException.ThrowIfNull(tokens);
        int stretchEnd = 0;
        for (int i = 0; i < text.Length; )
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }

            if (i >= stretchEnd)
            {
                stretchEnd = i + 1;
                while (stretchEnd < text.Length && !char.IsWhiteSpace(text[stretchEnd]))
                {
                    stretchEnd++;
                }
            }

            // An address starts where no word runs into it.
            bool free = i == 0 || !IsWord(text, i - 1);
            if (free && WebAddresses.End(text, i, stretchEnd) is > 0 and var address)
            {
                tokens.Add(new TextSpan(offset + i, offset + address));
                i = address;
                continue;
            }

            bool word = IsWord(text, i);
            int end = word ? WordEnd(text, i, abbreviations) : SymbolEnd(text, i);
            int cut = word ? Contractions.Cut(text[i..end]) : 0;
            if (cut > 0)
            {
                tokens.Add(new TextSpan(offset + i, offset + i + cut));
            }

            tokens.Add(new TextSpan(offset + i + cut, offset + end));
            i = end;
        }
    }

    private static bool IsWord(ReadOnlySpan<char> text, int i)
    {
        char c = text[i];
        if (char.IsAscii(c))
        {
            return char.IsAsciiLetterOrDigit(c);
        }

        UnicodeCategory category = char.GetUnicodeCategory(c);
        if (category == UnicodeCategory.Surrogate)
        {
            int high = char.IsLowSurrogate(c) ? i - 1 : i;
            return high >= 0
                && high + 1 < text.Length
                && Rune.TryCreate(text[high], text[high + 1], out Rune rune)
                && Rune.IsLetterOrDigit(rune);
        }

        return category
            is UnicodeCategory.UppercaseLetter
                or UnicodeCategory.LowercaseLetter
                or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter
                or UnicodeCategory.OtherLetter
                or UnicodeCategory.DecimalDigitNumber
                or UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark;
    }

    private static int WordEnd(ReadOnlySpan<char> text, int start, AbbreviationList abbreviations)
    {
        int i = start;
        while (i < text.Length)
        {
            if (IsWord(text, i))
            {
                i++;
                continue;
            }

            char c = text[i];
            bool wordAfter = i + 1 < text.Length && IsWord(text, i + 1);
            bool inNumber = wordAfter && char.IsDigit(text[i + 1]) && char.IsDigit(text[i - 1]);
            if (
                c is '\'' or '’' && wordAfter && char.IsLetter(text[i + 1])
                || c is '.' or ',' or ':' or '/' && inNumber
                || c == '-' && wordAfter && char.IsLetter(text[i + 1]) && i - start <= 7 && s_prefixes.Contains(text[start..i])
            )
            {
                i++;
                continue;
            }

            if (c != '.')
            {
                return i;
            }

            // Initials and dotted abbreviations: U.S., a.m., J.
            bool single = char.IsLetter(text[i - 1]) && (i - start == 1 || text[i - 2] == '.');
            if (single)
            {
                bool pronoun = i - start == 1 && (text[start] == 'I' || char.IsLower(text[start])) && !wordAfter;
                if (pronoun)
                {
                    return i;
                }

                i++;
                if (wordAfter && (i + 1 >= text.Length || text[i + 1] == '.' || !IsWord(text, i + 1)))
                {
                    continue;
                }

                return i;
            }

            return Keeps(text, start, i, abbreviations) ? i + 1 : i;
        }

        return i;
    }

    private static bool Keeps(ReadOnlySpan<char> text, int start, int stop, AbbreviationList abbreviations)
    {
        if (stop - start > 8 || (stop + 1 < text.Length && text[stop + 1] == '.'))
        {
            return false;
        }

        switch (abbreviations.KindOf(text[start..stop]))
        {
            case AbbreviationKind.Name:
            case AbbreviationKind.End:
                return true;
            case AbbreviationKind.Number:
                int next = stop + 1;
                while (next < text.Length && next - stop < 4 && text[next] is ' ' or '\u00a0')
                {
                    next++;
                }

                return next < text.Length && char.IsDigit(text[next]);
            default:
                return false;
        }
    }

    private static int SymbolEnd(ReadOnlySpan<char> text, int start)
    {
        char c = text[start];
        int i = start + 1;
        if (char.IsHighSurrogate(c) && i < text.Length && char.IsLowSurrogate(text[i]))
        {
            i++;
        }
        else if (c is '.' or '-' or '\'' or '`' or '*' or '_' or '=' or '~')
        {
            while (i < text.Length && text[i] == c)
            {
                i++;
            }
        }
        else if (c is '!' or '?')
        {
            while (i < text.Length && text[i] is '!' or '?')
            {
                i++;
            }
        }

        return i;
    }
}
