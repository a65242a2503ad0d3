using Demarche.Text;

namespace Demarche.Record;

/// <summary>
/// Reads conversations that are printed as such: lines that open with a name in capitals and a colon ("WALLACE: Will she come?"), with
/// or without quotation marks. One such line may be a headline or a notice; two different names make a conversation.
/// </summary>
internal static class TranscriptReader
{
    private const int LongestName = 40;
    private const int MostWords = 5;
    private const int FewestTurns = 3;

    /// <summary>Turns in text order, each a whole quotation of its speaker. Linear in the length of the text.</summary>
    public static List<Attribution> Read(StatementText text)
    {
        List<(int Line, int End, TextSpan Name, bool Marked)> lines = Lines(text.Text);
        List<Attribution> turns = [];
        HashSet<string> names = new(StringComparer.Ordinal);
        int last = lines.FindLastIndex(static line => !line.Name.IsEmpty);
        bool marked = false;
        Attribution? turn = null;
        for (int i = 0; i < lines.Count; i++)
        {
            (int start, int end, TextSpan name, bool mark) = lines[i];
            if (!name.IsEmpty)
            {
                names.Add(name.Of(text.Text));
                turn = Turn(text, name, end);
                marked = mark;
                turns.Add(turn);
            }
            else if (turn is not null)
            {
                // A turn goes on over lines in the same dress; remarks in brackets are nobody's words.
                bool goesOn =
                    text.Text[start] is not ('(' or '[') && mark == marked && (marked || i < last) && !Remark(text.Text, start, mark);
                if (goesOn)
                {
                    turn.Content.Add(new TextSpan(mark ? start + 1 : start, end));
                }
                else if (!Remark(text.Text, start, mark))
                {
                    turn = null;
                }
            }
        }

        return names.Count >= 2 && turns.Count >= FewestTurns ? turns : [];
    }

    private static bool Remark(string text, int start, bool marked) => text[marked ? start + 1 : start] is '(' or '[';

    private static Attribution Turn(StatementText text, TextSpan name, int end)
    {
        int content = name.End + 1;
        while (text.Text[content] == ' ' || text.Text[content] == '\u00A0')
        {
            content++;
        }

        int first = text.WordAt(name.Start);
        Attribution turn = new()
        {
            Source = new SourcePhrase(first, Math.Max(first, text.WordAt(name.End - 1))),
            CueSpan = new TextSpan(name.End, name.End + 1),
            Kind = StatementKind.Direct,
            Confidence = 0.9,
            Verbatim = true,
        };
        turn.SourceSpans.Add(name);
        turn.Content.Add(new TextSpan(content, end));
        return turn;
    }

    private static List<(int Start, int End, TextSpan Name, bool Marked)> Lines(string text)
    {
        List<(int, int, TextSpan, bool)> lines = [];
        for (int start = 0; start < text.Length; )
        {
            int end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            int from = start;
            int to = end;
            start = end + 1;
            while (from < to && char.IsWhiteSpace(text[from]))
            {
                from++;
            }

            while (to > from && char.IsWhiteSpace(text[to - 1]))
            {
                to--;
            }

            bool marked = to - from > 1 && text[from] is '"' or '“';
            if (to > from)
            {
                lines.Add((from, to, NameAt(text, marked ? from + 1 : from, to), marked));
            }
        }

        return lines;
    }

    // Words in capitals up to a colon with words behind it; empty for none.
    private static TextSpan NameAt(string text, int from, int end)
    {
        int colon = text.AsSpan()[from..Math.Min(end, from + LongestName)].IndexOf(':');
        if (colon < 2 || from + colon + 2 >= end || !char.IsWhiteSpace(text[from + colon + 1]))
        {
            return default;
        }

        int words = 1;
        foreach (char c in text.AsSpan(from, colon))
        {
            words += c == ' ' ? 1 : 0;
            if (!char.IsUpper(c) && c is not (' ' or '.' or '-' or '\'' or '’'))
            {
                return default;
            }
        }

        return words <= MostWords && char.IsUpper(text[from]) && !text.AsSpan()[(from + colon + 1)..end].IsWhiteSpace()
            ? new TextSpan(from, from + colon)
            : default;
    }
}
