using Demarche.Text;

namespace Demarche.Language;

/// <summary>Reads the title and the office that stand beside the name of a person: "Mr", "Ambassador to Russia", ", the Kestrian president,".</summary>
internal static class OfficeWords
{
    private static readonly HashSet<string> s_heads = [.. DataFile.Lines("office-heads.txt")];
    private static readonly HashSet<string> s_words = [.. DataFile.Lines("office-words.txt")];
    private static readonly HashSet<string> s_titles = [.. DataFile.Lines("titles.txt")];

    public static bool IsTitle(string word) => s_titles.Contains(word);

    /// <summary>Whether a word in small letters heads an office: "minister".</summary>
    public static bool IsHead(string word) => s_heads.Contains(word);

    /// <summary>Whether a word in small letters may stand inside an office: "deputy", "of".</summary>
    public static bool IsPart(string word) => s_words.Contains(word);

    /// <summary>The office beside the name whose first and last token are given; before it first, then behind it. Null for none.</summary>
    public static TextSpan? Beside(string text, IReadOnlyList<TextSpan> tokens, Sentence sentence, int first, int last) =>
        Before(text, tokens, sentence, first) ?? After(text, tokens, sentence, last);

    /// <summary>Widens an office to the left over what belongs to it: "U.S.", "White House", "the Ukrainian president's".</summary>
    public static TextSpan Widen(string text, IReadOnlyList<TextSpan> tokens, Sentence sentence, int first, TextSpan office)
    {
        for (int i = first - 1; i >= sentence.FirstToken && first - i <= 7; i--)
        {
            ReadOnlySpan<char> word = tokens[i].In(text);
            string lower = tokens[i].Of(text).ToLowerInvariant();
            if (
                char.IsUpper(word[0]) && !CommonWords.Contains(tokens[i].Of(text))
                || word is "'s" or "’s"
                || s_words.Contains(lower) && lower is not ("the" or "and" or "of" or "for")
                || s_heads.Contains(lower)
            )
            {
                office = office.Union(tokens[i]);
                continue;
            }

            break;
        }

        return office;
    }

    private static TextSpan? Before(string text, IReadOnlyList<TextSpan> tokens, Sentence sentence, int first)
    {
        int i = first - 1;
        if (i >= sentence.FirstToken && s_heads.Contains(tokens[i].Of(text).ToLowerInvariant()))
        {
            return Widen(text, tokens, sentence, i, tokens[i]);
        }

        // "Ambassador to Russia John Sullivan", "Secretary of State Antony Blinken"
        while (i > sentence.FirstToken && first - i < 4 && char.IsUpper(text[tokens[i].Start]))
        {
            i--;
        }

        if (
            i == first - 1
            || i <= sentence.FirstToken
            || tokens[i].In(text) is not ("to" or "of" or "for")
            || !s_heads.Contains(tokens[i - 1].Of(text).ToLowerInvariant())
        )
        {
            return null;
        }

        return Widen(text, tokens, sentence, i - 1, tokens[i - 1].Union(tokens[first - 1]));
    }

    // ", the Kestrian president," ", spokeswoman for Prime Minister Haldane".
    private static TextSpan? After(string text, IReadOnlyList<TextSpan> tokens, Sentence sentence, int last)
    {
        int end = sentence.FirstToken + sentence.TokenCount;
        if (last + 2 >= end || tokens[last + 1].In(text) is not ",")
        {
            return null;
        }

        TextSpan? office = null;
        bool head = false;
        for (int i = last + 2; i < end && i - last < 12; i++)
        {
            string word = tokens[i].Of(text);
            string lower = word.ToLowerInvariant();
            if (s_heads.Contains(lower))
            {
                head = true;
            }
            else if (
                head
                && char.IsUpper(word[0])
                && tokens[i - 1].In(text) is not ("of" or "for" or "to" or "'s" or "’s")
                && !char.IsUpper(text[tokens[i - 1].Start])
            )
            {
                return null; // The office of the next person: ", Secretary of State Antony Blinken announced".
            }
            else if (
                head && char.IsUpper(word[0]) && s_heads.Contains(tokens[i - 1].Of(text).ToLowerInvariant())
                || head && lower == "state" && char.IsUpper(word[0])
            )
            {
                return null;
            }
            else if (!(char.IsUpper(word[0]) || word is "'s" or "’s" or "a" or "-" || s_words.Contains(lower)))
            {
                break;
            }

            office = office is TextSpan so ? so.Union(tokens[i]) : tokens[i];
        }

        return head ? office : null;
    }
}
