using Demarche.Text;

namespace Demarche.Language;

/// <summary>Splits text into words as the English Web Treebank does: contractions and possessives apart, abbreviations whole.</summary>
public static class Tokenizer
{
    /// <summary>Appends the token spans of one stretch of text in order. Linear time.</summary>
    public static void Split(ReadOnlySpan<char> text, int offset, AbbreviationList abbreviations, List<TextSpan> tokens)
    {
        int i = 0;
        while (i < text.Length)
        {
            char c = text[i];
            if (char.IsWhiteSpace(c))
            {
                i++;
                continue;
            }

            int end = IsWord(c) ? WordEnd(text, i, abbreviations) : SymbolEnd(text, i);
            if (IsWord(c))
            {
                AddWord(text[i..end], offset + i, tokens);
            }
            else
            {
                tokens.Add(new TextSpan(offset + i, offset + end));
            }

            i = end;
        }
    }

    private static bool IsWord(char c) =>
        char.IsLetterOrDigit(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark;

    private static int WordEnd(ReadOnlySpan<char> text, int start, AbbreviationList abbreviations)
    {
        int i = start;
        while (i < text.Length)
        {
            char c = text[i];
            if (IsWord(c))
            {
                i++;
                continue;
            }

            bool wordAfter = i + 1 < text.Length && IsWord(text[i + 1]);
            if (c is '\'' or '’' && wordAfter)
            {
                i++;
                continue;
            }

            if (c is '.' or ',' or ':' && wordAfter && char.IsDigit(text[i + 1]) && char.IsDigit(text[i - 1]))
            {
                i++;
                continue;
            }

            if (c == '.' && i > start)
            {
                // Initials and dotted abbreviations: U.S., a.m., J.
                bool single = i - start == 1 || (i >= 2 && text[i - 2] == '.');
                if (single && char.IsLetter(text[i - 1]))
                {
                    i++;
                    if (i < text.Length && IsWord(text[i]))
                    {
                        continue;
                    }

                    return i;
                }

                if (abbreviations.Contains(text[start..i]))
                {
                    return i + 1;
                }
            }

            break;
        }

        return i;
    }

    private static int SymbolEnd(ReadOnlySpan<char> text, int start)
    {
        char c = text[start];
        int i = start + 1;
        if (c is '.' or '-' or '\'' or '`' or '!' or '?' or '*' or '_')
        {
            while (i < text.Length && text[i] == c)
            {
                i++;
            }
        }

        return i;
    }

    private static void AddWord(ReadOnlySpan<char> word, int start, List<TextSpan> tokens)
    {
        int apostrophe = word.LastIndexOfAny('\'', '’');
        int cut = -1;
        if (apostrophe > 0)
        {
            ReadOnlySpan<char> tail = word[(apostrophe + 1)..];
            if (
                tail.Equals("t", StringComparison.OrdinalIgnoreCase)
                && apostrophe > 1
                && char.ToLowerInvariant(word[apostrophe - 1]) == 'n'
            )
            {
                cut = apostrophe - 1;
            }
            else if (tail is "s" or "S" or "re" or "ve" or "ll" or "d" or "m" or "RE" or "VE" or "LL" or "D" or "M")
            {
                cut = apostrophe;
            }
        }

        if (cut > 0)
        {
            tokens.Add(new TextSpan(start, start + cut));
            tokens.Add(new TextSpan(start + cut, start + word.Length));
        }
        else
        {
            tokens.Add(new TextSpan(start, start + word.Length));
        }
    }
}
