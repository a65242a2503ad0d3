using Demarche.Text;

namespace Demarche.Language;

/// <summary>
/// Splits text into words as the Universal Dependencies treebanks of English do (EWT, GUM): contractions and possessives apart,
/// hyphenated words at their hyphens, numbers apart from their units, abbreviations with their stop, addresses, telephone
/// numbers and emoticons whole.
/// </summary>
public static class Tokenizer
{
    /// <summary>
    /// Appends the token spans of one stretch of text in order. They cover every character that is not white space. Linear
    /// time: no rule looks further than a bounded number of characters, or than the end of a stretch that it then consumes.
    /// </summary>
    /// <param name="offset">Added to every span: where the stretch stands in the whole text, in UTF-16 units.</param>
    /// <param name="fused">
    /// Receives the indices into <paramref name="tokens"/> of words that are written as one with the word before ("n't" in
    /// "don't"): the two are a multiword token of Universal Dependencies.
    /// </param>
    public static void Split(
        ReadOnlySpan<char> text,
        int offset,
        AbbreviationList abbreviations,
        List<TextSpan> tokens,
        List<int>? fused = null
    )
    {
        ArgumentNullException.ThrowIfNull(abbreviations);
        ArgumentNullException.ThrowIfNull(tokens);
        int stretchEnd = 0;
        bool quoted = false;
        for (int i = 0; i < text.Length; )
        {
            if (char.IsWhiteSpace(text[i]))
            {
                quoted &= text[i] != '\n';
                i++;
                continue;
            }

            bool opens = i >= stretchEnd;
            if (opens)
            {
                stretchEnd = StretchEnd(text, i);
                if (WholeStretches.End(text, i, stretchEnd) is > 0 and var whole)
                {
                    Add(tokens, offset, i, whole);
                    i = whole;
                    continue;
                }
            }

            bool word = WordCharacters.At(text, i);
            // An address starts where no word runs into it.
            if ((opens || !WordCharacters.At(text, i - 1)) && Free(text, i, stretchEnd, word) is > 0 and var free)
            {
                Add(tokens, offset, i, free);
                i = free;
                continue;
            }

            if (!word)
            {
                int close = Symbols.End(text, i, opens);
                quoted = Quoted(text, i, opens, quoted);
                Add(tokens, offset, i, close);
                i = close;
                continue;
            }

            int end = WordReader.End(text, i, abbreviations);
            int cut = Contractions.Cut(text[i..end]);
            if (cut > 0)
            {
                Add(tokens, offset, i, i + cut);
                fused?.Add(tokens.Count);
            }

            Add(tokens, offset, i + cut, end);
            i = end;
            if (!quoted && cut == 0 && Contractions.EndsPluralPossessive(text, end))
            {
                fused?.Add(tokens.Count);
                Add(tokens, offset, end, end + 1);
                i++;
            }
        }
    }

    private static void Add(List<TextSpan> tokens, int offset, int start, int end) =>
        tokens.Add(new TextSpan(offset + start, offset + end));

    private static int Free(ReadOnlySpan<char> text, int i, int stretchEnd, bool word) =>
        WebAddresses.End(text, i, stretchEnd) is > 0 and var address ? address
        : char.IsAsciiDigit(text[i]) ? NumberCodes.End(text, i)
        : word ? 0
        : Symbols.WordLikeEnd(text, i);

    // True after a single mark that opens a quotation, until one closes it or the line ends: the "’" behind a plural may then
    // close the quotation.
    private static bool Quoted(ReadOnlySpan<char> text, int i, bool opens, bool quoted) =>
        text[i] switch
        {
            '‘' => true,
            '\'' => !quoted && opens && i + 1 < text.Length && WordCharacters.At(text, i + 1),
            '’' => false,
            _ => quoted,
        };

    private static int StretchEnd(ReadOnlySpan<char> text, int start)
    {
        int end = start + 1;
        while (end < text.Length && !char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        return end;
    }
}
