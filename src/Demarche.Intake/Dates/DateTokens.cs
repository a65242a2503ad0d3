namespace Demarche.Intake;

internal enum DateTokenKind
{
    Number,
    Word,
    Sign,
}

/// <summary>A run of digits, a run of letters, or one other character that is not white space.</summary>
/// <param name="Number">Value of a run of at most 17 digits; -1 otherwise.</param>
internal readonly record struct DateToken(DateTokenKind Kind, int Start, int End, long Number)
{
    public int Length => End - Start;
}

/// <summary>The tokens of a short text, with a mark on those that a reading has used.</summary>
internal sealed class DateTokens
{
    private readonly string _text;
    private readonly List<DateToken> _tokens = [];
    private readonly bool[] _used;

    public DateTokens(string text)
    {
        _text = text;
        for (int i = 0; i < text.Length; )
        {
            char c = text[i];
            if (char.IsWhiteSpace(c))
            {
                i++;
                continue;
            }

            int start = i++;
            if (char.IsAsciiDigit(c))
            {
                while (i < text.Length && char.IsAsciiDigit(text[i]))
                {
                    i++;
                }

                long number = i - start <= 17 ? long.Parse(text.AsSpan(start, i - start)) : -1;
                _tokens.Add(new DateToken(DateTokenKind.Number, start, i, number));
            }
            else if (char.IsLetter(c))
            {
                while (!IsIdeograph(c) && i < text.Length && IsWordPart(text[i]))
                {
                    i++;
                }

                _tokens.Add(new DateToken(DateTokenKind.Word, start, i, -1));
            }
            else
            {
                _tokens.Add(new DateToken(DateTokenKind.Sign, start, i, -1));
            }
        }

        _used = new bool[_tokens.Count];
    }

    public int Count => _tokens.Count;

    public DateToken this[int index] => _tokens[index];

    public ReadOnlySpan<char> Text(int index) => _text.AsSpan(_tokens[index].Start, _tokens[index].Length);

    public bool IsUsed(int index) => _used[index];

    public void Use(int first, int last)
    {
        for (int i = first; i <= last; i++)
        {
            _used[i] = true;
        }
    }

    public bool IsNumber(int index, int fewestDigits, int mostDigits) =>
        index >= 0
        && index < Count
        && _tokens[index].Kind == DateTokenKind.Number
        && _tokens[index].Length >= fewestDigits
        && _tokens[index].Length <= mostDigits;

    public bool IsWord(int index) => index >= 0 && index < Count && _tokens[index].Kind == DateTokenKind.Word;

    public bool IsWord(int index, string word) => IsWord(index) && Text(index).Equals(word, StringComparison.OrdinalIgnoreCase);

    public bool IsSign(int index, string anyOf) =>
        index >= 0 && index < Count && _tokens[index].Kind == DateTokenKind.Sign && anyOf.Contains(_text[_tokens[index].Start]);

    public char Sign(int index) => _text[_tokens[index].Start];

    /// <summary>True when nothing stands between a token and the one before it.</summary>
    public bool Touches(int index) => index > 0 && index < Count && _tokens[index - 1].End == _tokens[index].Start;

    /// <summary>The text from the first used token to the last.</summary>
    public string UsedText()
    {
        int first = Array.IndexOf(_used, true);
        int last = Array.LastIndexOf(_used, true);
        return first < 0 ? "" : _text[_tokens[first].Start.._tokens[last].End];
    }

    /// <summary>Words and numbers that no reading used and that do not go with dates.</summary>
    public int Leftover()
    {
        int count = 0;
        for (int i = 0; i < Count; i++)
        {
            if (!_used[i] && _tokens[i].Kind != DateTokenKind.Sign && !(IsWord(i) && DateLexicon.IsFiller(Text(i))))
            {
                count++;
            }
        }

        return count;
    }

    private static bool IsWordPart(char c) =>
        !IsIdeograph(c)
        && (
            char.IsLetter(c)
            || char.GetUnicodeCategory(c)
                is System.Globalization.UnicodeCategory.NonSpacingMark
                    or System.Globalization.UnicodeCategory.SpacingCombiningMark
        );

    private static bool IsIdeograph(char c) => c is (>= '\u2E80' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7AF');
}
