using System.Buffers;
using Demarche.Text;

namespace Demarche.Language;

/// <summary>What a token looks like to the boundary classifier.</summary>
internal enum TokenKind : byte
{
    /// <summary>Beyond the paragraph's first or last token.</summary>
    None,
    Lower,
    Capitalised,
    AllCapitals,
    SingleCapital,
    MixedCase,
    OtherLetters,
    Number,
    ShortNumber,
    NumberAndLetters,
    Initial,
    DottedAbbreviation,
    Abbreviation,
    Stop,
    Question,
    Exclamation,
    Ellipsis,
    Comma,
    Colon,
    Semicolon,
    Hyphen,
    Dash,
    Rule,
    OpenBracket,
    CloseBracket,
    OpenQuote,
    CloseQuote,
    Apostrophe,
    Clitic,
    Address,
    Emoticon,
    Bullet,
    Sign,
}

/// <summary>A token as the classifier sees it: computed once, read from several boundaries.</summary>
internal readonly record struct BoundaryToken(uint Word, TokenKind Kind, byte Casing, byte Ending)
{
    private static readonly SearchValues<char> s_figures = SearchValues.Create("0123456789.,:/-");

    private const uint HashSeed = 2166136261;
    private const uint HashFactor = 16777619;

    /// <param name="casing">How often words are written small inside sentences, by <see cref="HashOf"/>.</param>
    public static BoundaryToken Of(string text, TextSpan span, ReadOnlySpan<byte> casing)
    {
        ReadOnlySpan<char> form = span.In(text);
        uint word = HashOf(form);
        TokenKind kind = KindOf(text, span, form);
        byte usual = kind <= TokenKind.MixedCase && !casing.IsEmpty ? casing[(int)(word >> 8) & (casing.Length - 1)] : (byte)0;
        return new BoundaryToken(word, kind, usual, (byte)Math.Min(form.Length, 15));
    }

    /// <summary>A hash (FNV-1a, 32 bits) of the word in small letters, every digit as 0.</summary>
    public static uint HashOf(ReadOnlySpan<char> form)
    {
        uint hash = HashSeed;
        // The first letters of an address tell enough of it.
        foreach (char c in form.Length > 24 ? form[..24] : form)
        {
            uint small =
                char.IsAsciiLetterUpper(c) ? (uint)c | 32
                : char.IsAsciiDigit(c) ? '0'
                : c == '’' ? '\''
                : char.IsAscii(c) ? c
                : char.ToLowerInvariant(c);
            hash = (hash ^ small) * HashFactor;
        }

        return hash;
    }

    private static TokenKind KindOf(string text, TextSpan span, ReadOnlySpan<char> form)
    {
        char first = form[0];
        if (char.IsAsciiLetter(first) || (!char.IsAscii(first) && char.IsLetter(first)))
        {
            return Letters(form);
        }

        if (char.IsAsciiDigit(first))
        {
            bool figures = form.IndexOfAnyExcept(s_figures) < 0;
            return !figures ? TokenKind.NumberAndLetters
                : form.Length <= 2 ? TokenKind.ShortNumber
                : TokenKind.Number;
        }

        return Marks(text, span, form);
    }

    private static TokenKind Letters(ReadOnlySpan<char> form)
    {
        if (form[^1] == '.')
        {
            return form.Length == 2 ? TokenKind.Initial
                : form[..^1].Contains('.') ? TokenKind.DottedAbbreviation
                : TokenKind.Abbreviation;
        }

        int upper = 0;
        int lower = 0;
        foreach (char c in form)
        {
            if (c is '@' or '/' or '.' && form.Length > 5)
            {
                return TokenKind.Address;
            }

            upper += char.IsUpper(c) ? 1 : 0;
            lower += char.IsLower(c) ? 1 : 0;
        }

        return upper == 0
            ? lower == 0
                ? TokenKind.OtherLetters
                : TokenKind.Lower
            : form.Length == 1
                ? TokenKind.SingleCapital
                : lower == 0
                    ? TokenKind.AllCapitals
                    : upper == 1 && char.IsUpper(form[0])
                        ? TokenKind.Capitalised
                        : TokenKind.MixedCase;
    }

    private static TokenKind Marks(string text, TextSpan span, ReadOnlySpan<char> form)
    {
        char first = form[0];
        bool single = form.Length == 1;
        switch (first)
        {
            case '.':
                return single ? TokenKind.Stop
                    : char.IsAsciiDigit(form[1]) ? TokenKind.Number
                    : form.IndexOfAny('?', '!') > 0 ? TokenKind.Question
                    : TokenKind.Ellipsis;
            case '…':
                return TokenKind.Ellipsis;
            case '。' or '！' or '？':
                return TokenKind.Stop;
            case '?':
                return TokenKind.Question;
            case '!':
                return TokenKind.Exclamation;
            case ',':
                return TokenKind.Comma;
            case '-':
                return single ? TokenKind.Hyphen
                    : form.Length == 2 ? TokenKind.Dash
                    : TokenKind.Rule;
            case '–' or '—':
                return TokenKind.Dash;
            case '(' or '[' or '{' or ')' or ']' or '}' or ':' or ';' when !single:
                return TokenKind.Emoticon;
            case ':':
                return TokenKind.Colon;
            case ';':
                return TokenKind.Semicolon;
            case '(' or '[' or '{':
                return TokenKind.OpenBracket;
            case ')' or ']' or '}':
                return TokenKind.CloseBracket;
            case '“' or '„' or '«' or '‘':
                return TokenKind.OpenQuote;
            case '”' or '»':
                return TokenKind.CloseQuote;
            case '"' or '\'' or '’' or '`':
                return QuoteKind(text, span, form);
            case '@' or '#' when !single:
                return TokenKind.Address;
            case '*' or '•' or '·' or '>' or '|' or '▪' or '●':
                return single ? TokenKind.Bullet : TokenKind.Rule;
            default:
                return single || char.IsSurrogate(first) ? TokenKind.Sign : TokenKind.Rule;
        }
    }

    private static TokenKind QuoteKind(string text, TextSpan span, ReadOnlySpan<char> form)
    {
        bool letter = form.Length > 1 && char.IsLetterOrDigit(form[^1]);
        if (letter)
        {
            return TokenKind.Clitic;
        }

        if (form.Length == 2 && form[0] != '"')
        {
            return form[0] == '`' ? TokenKind.OpenQuote : TokenKind.CloseQuote;
        }

        bool before = span.Start > 0 && !char.IsWhiteSpace(text[span.Start - 1]) && text[span.Start - 1] is not ('(' or '[' or '—' or '-');
        bool after = span.End < text.Length && !char.IsWhiteSpace(text[span.End]);
        return form[0] is '\'' or '’' && before && !after ? TokenKind.Apostrophe
            : before && !after ? TokenKind.CloseQuote
            : after && !before ? TokenKind.OpenQuote
            : form[0] == '’' ? TokenKind.CloseQuote
            : before ? TokenKind.CloseQuote
            : TokenKind.Apostrophe;
    }
}
