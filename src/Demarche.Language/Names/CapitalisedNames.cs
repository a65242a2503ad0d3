using Demarche.Text;

namespace Demarche.Language;

/// <summary>
/// Names by capitalisation and the words beside them, for what the network overlooks: a run of capitalised words is taken as a
/// person where a title or an office stands beside it, and nowhere else.
/// </summary>
internal static class CapitalisedNames
{
    private const int Longest = 8;

    /// <summary>Reads a run from one token on.</summary>
    /// <param name="end">Where the sentence or the next name begins.</param>
    /// <returns>The token behind the run, or null where none starts.</returns>
    public static int? Read(string text, IReadOnlyList<TextSpan> tokens, Sentence sentence, int first, int end, List<Found> found)
    {
        if (!IsCapitalised(text, tokens[first]))
        {
            return null;
        }

        int last = first;
        while (last + 1 < end && last - first < Longest && !BreaksLine(text, tokens, last))
        {
            if (IsCapitalised(text, tokens[last + 1]))
            {
                last++;
            }
            else if (
                last + 2 < end
                && !BreaksLine(text, tokens, last + 1)
                && (IsJoiner(tokens[last + 1].In(text)) || IsHyphen(text, tokens, last + 1))
                && IsCapitalised(text, tokens[last + 2])
            )
            {
                last += 2;
            }
            else
            {
                break;
            }
        }

        AddPerson(text, tokens, sentence, first, last, found);
        return last + 1;
    }

    // "Secretary of State Antony Blinken": the office ends with its last office word, the name follows.
    private static void AddPerson(string text, IReadOnlyList<TextSpan> tokens, Sentence sentence, int first, int last, List<Found> found)
    {
        int run = first;
        int officeEnd = -1;
        for (int i = first; i <= last; i++)
        {
            string word = tokens[i].Of(text).ToLowerInvariant();
            if (OfficeWords.IsHead(word) || officeEnd >= 0 && i == officeEnd + 1 && (word is "of" or "for" || OfficeWords.IsPart(word)))
            {
                officeEnd = i;
            }
        }

        first = officeEnd >= 0 ? officeEnd + 1 : first;
        string? title = null;
        if (first < last && OfficeWords.IsTitle(tokens[first].Of(text)))
        {
            title = tokens[first].Of(text);
            first++;
        }

        if (first > last || CommonWords.Contains(tokens[first].Of(text)))
        {
            return; // An office without a name; who holds it is for coreference.
        }

        TextSpan? office =
            officeEnd >= 0
                ? OfficeWords.Widen(text, tokens, sentence, run, tokens[run].Union(tokens[officeEnd]))
                : OfficeWords.Beside(text, tokens, sentence, first, last);
        if (title is not null || office is not null)
        {
            found.Add(new Found(first, last, tokens[first].Union(tokens[last]), EntityType.Person, title, office?.Of(text), office));
        }
    }

    private static bool IsCapitalised(string text, TextSpan token) =>
        char.IsUpper(text[token.Start]) && (token.Length > 1 || text[token.Start] is not ('I' or 'A'));

    private static bool BreaksLine(string text, IReadOnlyList<TextSpan> tokens, int token) =>
        text.AsSpan(tokens[token].End, Math.Max(0, tokens[token + 1].Start - tokens[token].End)).Contains('\n');

    // "Ada Merrow-Finch": the hyphen stands between two letters.
    private static bool IsHyphen(string text, IReadOnlyList<TextSpan> tokens, int token) =>
        tokens[token].In(text) is "-" or "‐" or "‑"
        && tokens[token - 1].End == tokens[token].Start
        && tokens[token].End == tokens[token + 1].Start;

    private static bool IsJoiner(ReadOnlySpan<char> word) =>
        word is "de" or "van" or "von" or "der" or "bin" or "al" or "la" or "da" or "del";
}
