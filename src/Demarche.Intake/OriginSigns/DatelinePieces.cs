using Demarche.Text;

namespace Demarche.Intake;

/// <summary>A piece of a dateline between separators.</summary>
/// <param name="Enclosed">Stands in brackets or between slashes.</param>
/// <param name="End">Behind the closing bracket or slash, where there is one.</param>
internal readonly record struct DatelinePiece(TextSpan Span, bool Enclosed, int End);

/// <summary>Splits the head of a dateline at commas, full stops, slashes, brackets and dashes.</summary>
internal static class DatelinePieces
{
    public static List<DatelinePiece> Split(string text, TextSpan head)
    {
        List<DatelinePiece> pieces = [];
        int start = head.Start;
        for (int i = head.Start; i <= head.End; i++)
        {
            if (i < head.End && !IsSeparator(text, i, head))
            {
                continue;
            }

            TextSpan span = Trim(text, start, i);
            if (!span.IsEmpty)
            {
                char closing = i < head.End ? text[i] : '\0';
                bool opened = span.Start > head.Start && text[span.Start - 1] is '(' or '[' or '/';
                bool enclosed = opened && (closing is ')' or ']' or '/' || i == head.End);
                pieces.Add(new DatelinePiece(span, enclosed, closing is ')' or ']' or '/' ? i + 1 : span.End));
            }

            start = i + 1;
        }

        return pieces;
    }

    private static bool IsSeparator(string text, int i, TextSpan head) =>
        text[i] switch
        {
            ',' or '(' or ')' or '[' or ']' or '/' or '–' or '—' or ';' or '|' => true,
            '-' => (i > head.Start && text[i - 1] is ' ' or '.' or ')' or '/') || (i + 1 < head.End && text[i + 1] is ' ' or '-'),
            '.' => (i + 1 == head.End || text[i + 1] is ' ' or '/' or ')' or '-') && !IsMonthAbbreviation(text, i, head),
            _ => false,
        };

    // "Jan. 9" is one piece.
    private static bool IsMonthAbbreviation(string text, int dot, TextSpan head)
    {
        int start = dot;
        while (start > head.Start && char.IsLetter(text[start - 1]))
        {
            start--;
        }

        return dot - start is > 2 and < 6 && DateLexicon.Months(text.AsSpan(start, dot - start)).Length > 0;
    }

    private static TextSpan Trim(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return new TextSpan(start, end);
    }
}
