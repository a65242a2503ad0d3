using System.Collections.Frozen;

namespace Demarche.Record;

/// <summary>Verbs of getting ready (<c>Data/preparing-verbs.tsv</c>): who "has prepared a package" or "prepared to sound out the king" has offered and threatened nothing yet.</summary>
internal static class Preparing
{
    private static readonly FrozenSet<string> s_verbs = EmbeddedLines.Words("preparing-verbs.tsv").ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True for such a verb in the active voice; "is prepared to" is an attitude.</summary>
    public static bool Tells(SentenceTree tree, int word) =>
        tree.IsVerb(word) && s_verbs.Contains(tree.Lemma(word)) && !Clause.Of(tree, word).Passive && tree.Child(word, "cop") < 0;
}
