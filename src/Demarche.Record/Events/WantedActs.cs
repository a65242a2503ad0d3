namespace Demarche.Record;

/// <summary>
/// Tells what is only wanted, threatened or ruled out from what happened: in "demanded that Arvenia withdraw its troops" nobody withdraws.
/// </summary>
internal sealed class WantedActs(IReadOnlyList<FoundPosition> positions)
{
    private readonly ILookup<int, FoundPosition> _bySentence = positions
        .Where(static position => position.Content >= 0)
        .ToLookup(static position => position.View.Index);

    /// <summary>True for a word of the content of a position. What a clause inside it tells of the past ("the crew that Arvenia seized") is not wanted.</summary>
    public bool Has(SentenceView view, int word)
    {
        foreach (FoundPosition position in _bySentence[view.Index])
        {
            if (position.Anchor != word && IsWithin(view.Tree, word, position.Content))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"there will be no concessions": the noun is told as not there.</summary>
    public static bool IsNone(SentenceView view, int word)
    {
        int determiner = view.Tree.Child(word, "det");
        return determiner >= 0 && view.Words[determiner].Lower is "no" or "neither";
    }

    private static bool IsWithin(SentenceTree tree, int word, int content)
    {
        while (word >= 0 && word != content)
        {
            if (tree.Relation(word) == "acl:relcl" || (tree.Is(word, "acl") && tree.Tag(word) == "VBN") || tree.Is(word, "conj"))
            {
                return false;
            }

            word = tree.Head(word);
        }

        return word == content;
    }
}
