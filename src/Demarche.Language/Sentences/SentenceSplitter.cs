using System.Collections.Immutable;
using Demarche.Text;

namespace Demarche.Language;

/// <summary>
/// Finds sentences over the tokens of a text. A blank line always ends one; a stop, question or exclamation mark ends one
/// unless an abbreviation, an initial or a small letter behind it says otherwise; closing marks stay with what they close.
/// </summary>
internal static class SentenceSplitter
{
    // Lines in UTF-16 units: hard-wrapped prose lies between these widths.
    private const int HeadingWidth = 55;
    private const int WrappedWidth = 100;

    public static void Split(string text, IReadOnlyList<TextSpan> tokens, ImmutableArray<Sentence>.Builder sentences)
    {
        int first = 0;
        int paragraph = 0;
        int lineStart = 0;
        for (int i = 0; i < tokens.Count; i++)
        {
            bool last = i + 1 == tokens.Count;
            bool block = !last && EndsBlock(text, tokens[i].End, tokens[i + 1].Start, ref lineStart);
            if (last || block || EndsSentence(text, tokens, i))
            {
                sentences.Add(new Sentence(new TextSpan(tokens[first].Start, tokens[i].End), first, i + 1 - first, paragraph));
                first = i + 1;
                paragraph += block ? 1 : 0;
            }
        }
    }

    // Two line breaks; or one between lines that look like blocks: closed by a stop, too long to be wrapped, or short and
    // followed by a capital.
    private static bool EndsBlock(string text, int from, int to, ref int lineStart)
    {
        ReadOnlySpan<char> gap = text.AsSpan(from, to - from);
        int breaks = gap.Count('\n');
        if (breaks == 0)
        {
            return false;
        }

        int length = from - lineStart;
        lineStart = from + gap.LastIndexOf('\n') + 1;
        if (breaks >= 2 || text[from - 1] is '.' or '!' or '?' or '”' or '"' or ':')
        {
            return true;
        }

        return length >= WrappedWidth || length <= HeadingWidth && text[from - 1] != ',' && !char.IsLower(text[to]);
    }

    private static bool EndsSentence(string text, IReadOnlyList<TextSpan> tokens, int i)
    {
        int end = i;
        while (end > 0 && IsClosing(text, tokens[end]) && (i - end) < 4)
        {
            end--;
        }

        ReadOnlySpan<char> mark = tokens[end].In(text);
        bool stop = mark is "." or "!" or "?" or "…" or "..." or "?!" or "!!" or "。";
        bool abbreviation = !stop && mark.Length > 1 && mark[^1] == '.';
        if (!stop && !abbreviation)
        {
            return false;
        }

        if (i + 1 == tokens.Count)
        {
            return true;
        }

        TextSpan next = tokens[i + 1];
        char opening = text[next.Start];
        if (IsClosing(text, next))
        {
            return false; // The closing mark comes first.
        }

        int start = i + 1;
        while (start + 1 < tokens.Count && tokens[start].Length == 1 && IsOpening(text, tokens[start].Start))
        {
            start++;
        }

        char begins = text[tokens[start].Start];
        bool capital =
            char.IsUpper(begins)
            || char.IsDigit(begins)
            || char.GetUnicodeCategory(begins) == System.Globalization.UnicodeCategory.OtherLetter;
        if (tokens[i].End == next.Start && stop && !IsOpening(text, next.Start))
        {
            return capital && mark is not "...";
        }

        if (abbreviation)
        {
            // "in the U.S. The minister": only an abbreviation that is not a title, before a word that often opens sentences.
            return capital
                && AbbreviationList.Shipped.KindOf(mark[..^1]) != AbbreviationKind.Name
                && s_openers.Contains(tokens[start].Of(text));
        }

        return capital || mark is "!" or "?" && start > i + 1;
    }

    private static readonly HashSet<string> s_openers = [.. DataFile.Lines("sentence-openers.txt")];

    // A mark of one character, or a doubled apostrophe.
    private static bool IsClosing(string text, TextSpan token) =>
        IsClosing(text, token.Start) && (token.Length == 1 || token.In(text) is "''");

    private static bool IsClosing(string text, int at) =>
        text[at] is '”' or '’' or '»' or ')' or ']' || (text[at] is '"' or '\'' && !OpensByItsSides(text, at));

    private static bool IsOpening(string text, int at) =>
        text[at] is '“' or '‘' or '«' or '(' or '[' or '„' || (text[at] is '"' or '\'' && OpensByItsSides(text, at));

    // A straight mark opens where white space, or nothing, stands before it and a word behind it.
    private static bool OpensByItsSides(string text, int at) =>
        (at == 0 || char.IsWhiteSpace(text[at - 1]) || text[at - 1] is '(' or '[' or '“' or '—')
        && at + 1 < text.Length
        && !char.IsWhiteSpace(text[at + 1]);
}
