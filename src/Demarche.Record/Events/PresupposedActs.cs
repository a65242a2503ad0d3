namespace Demarche.Record;

/// <summary>
/// Tells a demand, an offer or a threat that is only referred to ("rejected Arvenia's demands", "a reply to the offer") from one that is made
/// ("repeated its demand that …"): what a definite noun takes up was made before, and the record has it from where it was made.
/// </summary>
internal static class PresupposedActs
{
    /// <param name="type">PLOVER type that the word is read as.</param>
    public static bool Has(SentenceView view, int word, string type)
    {
        SentenceTree tree = view.Tree;
        if (type is not ("REQUEST" or "AGREE" or "THREATEN") || tree.Class(word) != "NOUN" || !IsDefinite(view, word))
        {
            return false;
        }

        int head = tree.Head(word);
        return head < 0
            || !(tree.Is(word, "obj") || tree.Relation(word) == "nsubj:pass")
            || !PositionNouns.Presenting.Contains(tree.Lemma(head));
    }

    private static bool IsDefinite(SentenceView view, int word)
    {
        if (view.Tree.Child(word, "nmod:poss") >= 0)
        {
            return true;
        }

        int determiner = view.Tree.Child(word, "det");
        return determiner >= 0
            && view.Words[determiner].Lower is "the" or "this" or "that" or "these" or "those" or "some" or "all" or "any";
    }
}
