using System.Collections.Frozen;

namespace Demarche.Record;

/// <summary>Whether a predicate is told as a thing done, or only asked, supposed, planned or denied.</summary>
internal static class Supposition
{
    /// <summary>Verbs under which an infinitive or gerund is told as done: "continued to threaten", "moved to reject".</summary>
    private static readonly FrozenSet<string> Asserting = EmbeddedLines.Words("asserting-governors.tsv").ToFrozenSet();

    private static readonly FrozenSet<string> ConditionalMarks = FrozenSet.Create(
        StringComparer.Ordinal,
        "if",
        "unless",
        "whether",
        "until",
        "once",
        "provided",
        "in case",
        "even if",
        "only if"
    );

    public static bool Holds(SentenceView view, Clause clause)
    {
        SentenceTree tree = view.Tree;
        if (clause.Modal is "may" or "might" or "could" or "can" or "should" or "must" or "ought")
        {
            return true;
        }

        if (view.EndsWith('?') && view.StatementAt(clause.Head) is null)
        {
            return true;
        }

        if (clause.Infinitive && !IsAsserted(tree, clause.Head))
        {
            return true;
        }

        int at = clause.Head;
        for (int steps = 0; steps < 10 && at >= 0; steps++)
        {
            string marker = tree.Marker(at);
            if (tree.Is(at, "advcl") && ConditionalMarks.Contains(marker) || (tree.Is(at, "ccomp") && marker is "if" or "whether"))
            {
                return true;
            }

            if (view.Words[at].Lower is "provided" or "providing" && at != clause.Head)
            {
                return true;
            }

            // A relative clause or a saying above says no more about this; "the minute that Lorn agrees" is yet to come.
            if (tree.Relation(at) == "acl:relcl")
            {
                if (tree.Head(at) >= 0 && tree.Lemma(tree.Head(at)) is "minute" or "moment" or "instant" && tree.Tag(at) is "VBZ" or "VBP")
                {
                    return true;
                }

                break;
            }

            at = tree.Head(at);
        }

        return false;
    }

    private static bool IsAsserted(SentenceTree tree, int infinitive)
    {
        int at = tree.FirstConjunct(infinitive);
        int governor = tree.Head(at);
        if (governor < 0)
        {
            return false;
        }

        Clause above = Clause.Of(tree, governor);
        return Asserting.Contains(tree.Lemma(governor))
            && !above.Negated
            && above.Modal is null
            && (!above.Infinitive || IsAsserted(tree, governor));
    }
}
