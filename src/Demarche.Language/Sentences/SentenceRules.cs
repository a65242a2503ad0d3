using Demarche.Text;

namespace Demarche.Language;

/// <summary>
/// What final marks say by themselves: a stop, question or exclamation mark ends a sentence unless an abbreviation, an initial
/// or a small letter behind it says otherwise; closing marks stay with what they close. The classifier weighs it with the rest.
/// </summary>
internal static class SentenceRules
{
    public static bool EndsSentence(string text, IReadOnlyList<TextSpan> tokens, int i)
    {
        int end = i;
        while (end > 0 && IsClosing(text, tokens[end]) && (i - end) < 4)
        {
            end--;
        }

        ReadOnlySpan<char> mark = tokens[end].In(text);
        bool stop = mark[0] == '。' || (mark.Length < 4 && mark.IndexOfAnyExcept(".!?…") < 0 && mark is not "..");
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
