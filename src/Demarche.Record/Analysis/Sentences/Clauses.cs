namespace Demarche.Record;

/// <summary>Where clauses end, by the marks and words that open another one.</summary>
internal static class Clauses
{
    /// <summary>One behind the last word of the clause that holds <paramref name="from"/>.</summary>
    /// <param name="beforeFinite">True to stop at a finite auxiliary as well: the noun phrase is the subject of another verb.</param>
    public static int End(SentenceView view, int from, bool beforeFinite = false)
    {
        Word[] words = view.Words;
        int depth = 0;
        for (int i = from; i < words.Length; i++)
        {
            Word word = words[i];
            if (word.Lower == "(")
            {
                depth++;
            }
            else if (word.Lower == ")")
            {
                depth--;
            }

            if (depth < 0 || word.Lower is "." or "!" or "?" or ";" or ":" or "—" or "–" or "--" || IsCondition(view, i) > 0)
            {
                return i;
            }

            if (
                i > from
                && word.Is(WordRole.Breaker)
                && !(word.Lower == "as" && IsNominalAs(view, i))
                && !word.InTime
                && !BeforeTime(view, i)
            )
            {
                return i;
            }

            if (word.Lower is "that" or "who" or "which")
            {
                beforeFinite = false;
            }

            if (beforeFinite && i > from && (word.Lower is "is" or "are" or "was" or "were" or "has" or "had" || word.Is(WordRole.Modal)))
            {
                return i;
            }

            if (word.Lower == "," && !InList(view, i))
            {
                return i;
            }

            if (i > from && word.Is(WordRole.Conjunction) && i + 1 < words.Length && OpensClause(view, i + 1))
            {
                return i;
            }
        }

        return words.Length;
    }

    /// <summary>Length in words of a condition marker at the word ("if", "provided that"); 0 for none.</summary>
    public static int IsCondition(SentenceView view, int at)
    {
        Word[] words = view.Words;
        string next = at + 1 < words.Length ? words[at + 1].Lower : "";
        string third = at + 2 < words.Length ? words[at + 2].Lower : "";
        return words[at].Lower switch
        {
            "unless" or "if" => 1,
            "provided" or "providing" when next == "that" => 2,
            "provided" when at > 0 && words[at - 1].Lower == "," => 1,
            "on" when next == "condition" && third == "that" => 3,
            "only" when next == "if" => 2,
            "as" when next == "long" && third == "as" => 3,
            _ => 0,
        };
    }

    /// <summary>"after 1997", "until Monday": a preposition here.</summary>
    private static bool BeforeTime(SentenceView view, int at) => at + 1 < view.Words.Length && view.Words[at + 1].InTime;

    /// <summary>"as" that belongs to its noun phrase: "such as gas", "as part of".</summary>
    private static bool IsNominalAs(SentenceView view, int at) => at > 0 && view.Words[at - 1].Lower == "such";

    /// <summary>A comma between names or between numbers goes on; any other ends the clause.</summary>
    private static bool InList(SentenceView view, int comma)
    {
        if (comma == 0 || comma + 1 >= view.Words.Length)
        {
            return false;
        }

        SentenceMention? left = view.MentionAt(comma - 1);
        int after = view.Words[comma + 1].Lower == "and" ? comma + 2 : comma + 1;
        SentenceMention? right = view.MentionAt(after);
        if (left is null || right is null || right.Value.End >= view.Words.Length)
        {
            return false;
        }

        Word next = view.Words[right.Value.End];
        return next.Lower is "," or "and" or "or" or "." || (!next.Is(WordRole.Say | WordRole.Auxiliary) && !next.IsPastForm);
    }

    /// <summary>Behind "and": a party with a verb, a pronoun subject, or "that" opens another clause.</summary>
    private static bool OpensClause(SentenceView view, int at)
    {
        Word word = view.Words[at];
        if (word.Is(WordRole.Pronoun) || word.Lower == "that" || (word.Is(WordRole.Say) && (word.IsPastForm || word.Lower.EndsWith('s'))))
        {
            return true;
        }

        int name = word.Is(WordRole.Determiner) && at + 1 < view.Words.Length ? at + 1 : at;
        if (view.MentionAt(name) is { } mention && mention.End < view.Words.Length)
        {
            Word next = view.Words[mention.End];
            return next.Is(WordRole.Auxiliary | WordRole.Say) || (next.IsPastForm && next.IsWord);
        }

        return false;
    }
}
