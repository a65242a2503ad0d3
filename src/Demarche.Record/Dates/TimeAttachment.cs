using Demarche.Language;

namespace Demarche.Record;

/// <summary>How a time expression hangs on a word of its sentence.</summary>
internal static class TimeAttachment
{
    /// <summary>True where the expression hangs below the word with no clause of its own between.</summary>
    // "declined to invite them at the summit in 2008": the year hangs below the verb, with no clause of its own between ("countries that joined after 1997").
    public static bool IsOf(SentenceView view, int anchor, SentenceTime time)
    {
        SentenceTree tree = view.Tree;
        int at = HeadOf(tree, time);
        for (int step = 0; step < 6 && at != anchor; step++)
        {
            string relation = tree.Relation(at);
            bool inside =
                relation.StartsWith("obl", StringComparison.Ordinal)
                || relation.StartsWith("nmod", StringComparison.Ordinal)
                || relation is "xcomp" or "obj" or "nummod" or "compound";
            if (!inside || tree.Head(at) < 0)
            {
                return false;
            }

            at = tree.Head(at);
        }

        return at == anchor;
    }

    /// <summary>The word of the expression on which its others hang.</summary>
    public static int HeadOf(SentenceTree tree, SentenceTime time)
    {
        int at = time.First;
        while (tree.Head(at) >= time.First && tree.Head(at) < time.End)
        {
            at = tree.Head(at);
        }

        return at;
    }

    /// <summary>True for a bound in time ("by", "until", "since"), which dates nothing.</summary>
    public static bool IsLimit(SentenceView view, SentenceTime time)
    {
        if (time.Source.Bound is "by" or "until" or "before" or "since")
        {
            return true;
        }

        string before = time.First > 0 ? view.Words[time.First - 1].Lower : "";
        return before is "by" or "until" or "before" or "since" or "within";
    }

    /// <summary>True for a time from which on something goes on ("since 2031").</summary>
    public static bool IsSince(SentenceView view, SentenceTime time) =>
        time.Source.Bound == "since" || (time.First > 0 && view.Words[time.First - 1].Lower == "since");

    /// <summary>True where no other clause begins between the two.</summary>
    public static bool SameClause(SentenceView view, int anchor, SentenceTime time)
    {
        int from = Math.Min(anchor, time.First);
        int to = Math.Max(anchor, time.First);
        for (int i = from + 1; i < to; i++)
        {
            Word word = view.Words[i];
            bool opens =
                word.Lower is ";" or ":" or "(" or ")"
                || (word.Is(WordRole.Breaker) && !word.InTime)
                || (word.Lower == "that" && i + 1 < to)
                || (word.Is(WordRole.Say) && !word.IsBaseForm && i != anchor)
                || Clauses.IsCondition(view, i) > 0
                || (word.Lower == "," && i + 2 < view.Words.Length && view.Words[i + 1].Is(WordRole.Conjunction));
            if (opens)
            {
                return false;
            }
        }

        return true;
    }
}
