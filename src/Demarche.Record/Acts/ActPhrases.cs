using Demarche.Language;

namespace Demarche.Record;

/// <summary>The noun phrase around its head, as far as it names somebody: "the government in Niamey", without relative clauses and appositions.</summary>
internal sealed class ActPhrases(AttributionWords words, ActTrees trees)
{
    private const int MostWords = 24;

    public (int First, int End) Around(int head)
    {
        int first = head;
        int last = head;
        foreach (int child in trees.Below(head))
        {
            if (!Names(words.Tokens[child].Deprel))
            {
                continue;
            }

            (int from, int to) = Reach(child, 0);
            if (from >= head - MostWords && to <= head + MostWords)
            {
                first = Math.Min(first, from);
                last = Math.Max(last, to);
            }
        }

        return (first, last + 1);
    }

    private (int First, int Last) Reach(int word, int depth)
    {
        (int first, int last) = (word, word);
        foreach (int child in trees.Below(word))
        {
            string? relation = words.Tokens[child].Deprel;
            if (depth > 4 || !(Names(relation) || relation is "case" or "conj" or "cc"))
            {
                continue;
            }

            (int from, int to) = Reach(child, depth + 1);
            first = Math.Min(first, from);
            last = Math.Max(last, to);
        }

        return (first, last);
    }

    private static bool Names(string? relation) =>
        relation
            is "det"
                or "amod"
                or "compound"
                or "nummod"
                or "flat"
                or "fixed"
                or "nmod"
                or "nmod:poss"
                or "nmod:desc"
                or "nmod:unmarked"
                or "goeswith";
}
