using System.Collections.Immutable;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>A stretch between quotation marks inside one paragraph.</summary>
/// <param name="Span">With its marks.</param>
/// <param name="Inner">Without them.</param>
/// <param name="Closed">False when the paragraph ends before a closing mark.</param>
/// <param name="Single">Single marks, which press text also uses for apostrophes and nicknames.</param>
internal readonly record struct QuotedStretch(TextSpan Span, TextSpan Inner, bool Closed, bool Single);

/// <summary>
/// Finds quotations by their marks: curly, straight, doubled apostrophes, guillemets, and single marks. A mark left open runs to
/// the end of its paragraph. Marks inside a quotation belong to it. One pass over the text.
/// </summary>
internal static class QuotationMarks
{
    public static ImmutableArray<QuotedStretch> Find(string text)
    {
        ImmutableArray<QuotedStretch>.Builder found = ImmutableArray.CreateBuilder<QuotedStretch>();
        int paragraph = 0;
        while (paragraph < text.Length)
        {
            int end = text.IndexOf('\n', paragraph);
            end = end < 0 ? text.Length : end;
            Paragraph(text, paragraph, end, found);
            paragraph = end + 1;
        }

        return found.ToImmutable();
    }

    private static void Paragraph(string text, int start, int end, ImmutableArray<QuotedStretch>.Builder found)
    {
        bool noSingle = false;
        int i = start;
        while (i < end)
        {
            int mark = OpeningLength(text, i, start, end, out bool single);
            if (mark == 0 || (single && noSingle))
            {
                i++;
                continue;
            }

            int close = Closing(text, i, i + mark, end, single, out int closing);
            if (close < 0 && i == start && IsBlock(text, i, end))
            {
                i++;
                continue;
            }

            if (close < 0 && single)
            {
                noSingle = true;
                i++;
                continue;
            }

            int innerEnd = close < 0 ? end : close;
            int spanEnd = close < 0 ? end : close + closing;
            while (close < 0 && spanEnd > i + mark && char.IsWhiteSpace(text[spanEnd - 1]))
            {
                innerEnd = --spanEnd;
            }

            if (innerEnd > i + mark)
            {
                found.Add(new QuotedStretch(new TextSpan(i, spanEnd), new TextSpan(i + mark, innerEnd), close >= 0, single));
            }

            i = Math.Max(spanEnd, i + mark);
        }
    }

    private static int OpeningLength(string text, int i, int start, int end, out bool single)
    {
        single = false;
        bool wordBefore = i > start && char.IsLetterOrDigit(text[i - 1]);
        bool wordAfter = i + 1 < end && !char.IsWhiteSpace(text[i + 1]);
        switch (text[i])
        {
            case '“' or '„' or '«' or '‟':
                return 1;
            case '"':
                return wordBefore && IsInchMark(text, i, end) ? 0 : 1;
            case '”' when !wordBefore && wordAfter && char.IsLetterOrDigit(text[i + 1]):
                return 1;
            case '\'' or '`' when i + 1 < end && text[i + 1] == text[i]:
                return wordBefore ? 0 : 2;
            case '‘' or '\'' or '‹' or '‚' when !wordBefore && wordAfter && char.IsLetter(text[i + 1]):
                single = true;
                return 1;
            default:
                return 0;
        }
    }

    // 6" is a length, not a quotation.
    private static bool IsInchMark(string text, int i, int end) =>
        char.IsDigit(text[i - 1]) && (i + 1 >= end || !char.IsLetterOrDigit(text[i + 1]));

    // “… “ at an end: the mark was typed the wrong way round.
    private static bool ClosesBackwards(string text, int i, int end) =>
        !char.IsWhiteSpace(text[i - 1]) && !(text[i - 1] is '(' or '[' or '—' or '–') && (i + 1 >= end || char.IsWhiteSpace(text[i + 1]));

    // A block that is set off by a mark at the head of each paragraph has quotations of its own in other marks.
    private static bool IsBlock(string text, int open, int end)
    {
        int curly = text.AsSpan()[open..end].IndexOf('“');
        return text[open] == '"' && curly > 0 && text.AsSpan()[(open + curly)..end].IndexOf('”') > 0;
    }

    private static int Closing(string text, int open, int from, int end, bool single, out int length)
    {
        length = 1;
        char mark = text[open];
        int depth = 0;
        for (int i = from; i < end; i++)
        {
            char c = text[i];
            if (single)
            {
                bool wordBehind = i + 1 < end && char.IsLetterOrDigit(text[i + 1]);
                bool match =
                    mark == '\'' ? c == '\''
                    : mark == '‹' ? c == '›'
                    : c is '’' or '\'' or '‘';
                if (match && !wordBehind && !char.IsWhiteSpace(text[i - 1]))
                {
                    return i;
                }

                if (c is '“' or '”' or '"')
                {
                    return -1;
                }

                continue;
            }

            switch (mark)
            {
                case '«':
                    depth += c == '«' ? 1 : 0;
                    if (c == '»' && depth-- == 0)
                    {
                        return i;
                    }

                    break;
                case '“' or '„' or '‟' or '”':
                    depth += c == '„' ? 1 : 0;
                    if (c is '”' or '"' || (c == '“' && (mark == '„' || ClosesBackwards(text, i, end))))
                    {
                        if (depth == 0 || c == '"')
                        {
                            return i;
                        }

                        depth--;
                    }

                    break;
                case '"' when c == '“' && !ClosesBackwards(text, i, end):
                    depth++;
                    break;
                case '"' when c == '”' && depth > 0:
                    depth--;
                    break;
                case '"' when c is '"' or '”' or '“':
                    return i;
                case '\'' or '`' when c == '"':
                    return i;
                default:
                    break;
            }

            bool doubled = c == '\'' && i + 1 < end && text[i + 1] == '\'' && mark is '"' or '\'' or '`';
            if (doubled && !(i + 2 < end && char.IsLetter(text[i + 2])))
            {
                length = 2;
                return i;
            }
        }

        return -1;
    }
}
