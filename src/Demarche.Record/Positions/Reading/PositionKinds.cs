using System.Collections.Frozen;

namespace Demarche.Record;

/// <summary>Which kind a line is in the end: what is offered or promised may be a threat, what is not promised a refusal.</summary>
internal static class PositionKinds
{
    /// <summary>Acts that harm: verb, or verb and object noun.</summary>
    private static readonly FrozenSet<string> Harms = EmbeddedLines.Words("harmful-acts.tsv").ToFrozenSet();

    /// <summary>Acts that lessen harm: "lift", "ease" before a harmful noun.</summary>
    private static readonly FrozenSet<string> Relief = EmbeddedLines.Words("relieving-acts.tsv").ToFrozenSet();

    private static readonly FrozenSet<string> Mutual = EmbeddedLines.Words("mutual-words.tsv").ToFrozenSet();

    private static readonly FrozenDictionary<string, string> LeftUndone = EmbeddedLines
        .Rows("left-undone.tsv")
        .ToFrozenDictionary(static row => row[0], static row => row[1], StringComparer.Ordinal);

    /// <summary>True for a verb, by lemma, that harms by itself: "invade".</summary>
    public static bool IsHarm(string lemma) => Harms.Contains(lemma);

    public static PositionKind Settle(SentenceView view, PositionLines.Draft draft, string written, out string proposition)
    {
        proposition = written;
        bool negated = draft.Content.IsClause && Clause.Of(view.Tree, draft.Content.Head).Negated;
        bool harms = IsHarmful(view, draft.Content);
        if (draft.Kind == PositionKind.Refusal && Undone(view.Tree, draft.Content) is var (state, deed))
        {
            string thing = written.Replace($" {state}", "", StringComparison.OrdinalIgnoreCase);
            int verb = thing.IndexOf("leave", StringComparison.Ordinal);
            proposition = verb < 0 ? deed : $"{deed}{thing[(verb + "leave".Length)..]}";
            return PositionKind.Threat;
        }

        switch (draft.Kind)
        {
            case PositionKind.Demand when !harms && IsSuggestedForBoth(view.Tree, draft):
                // "suggested reciprocal inspections": each side's part is held out with the other's.
                return PositionKind.Offer;
            case PositionKind.Threat when IsWarningAgainst(view.Tree, draft):
                // "a warning against closing the gates" asks that they stay open.
                proposition = $"not {written}";
                return PositionKind.Demand;
            case PositionKind.Offer
            or PositionKind.Commitment
                when draft.Content.Kind != SlotKind.Noun || draft.Template is "-" or "take _" || (draft.Template == "give _" && harms):
                if (negated && !harms)
                {
                    proposition = written.StartsWith("not ", StringComparison.Ordinal) ? written[4..] : written;
                    return PositionKind.Refusal;
                }

                return harms && !negated && !draft.Implied ? PositionKind.Threat : draft.Kind;
            case PositionKind.Refusal when negated && written.StartsWith("not ", StringComparison.Ordinal):
                proposition = written[4..];
                return harms ? PositionKind.Commitment : draft.Kind;
            case PositionKind.Refusal when harms && draft.Content.IsClause && draft.Rule.Contains(" not ", StringComparison.Ordinal):
                proposition = "not " + written;
                return PositionKind.Commitment;
            default:
                return draft.Kind;
        }
    }

    private static bool IsSuggestedForBoth(SentenceTree tree, PositionLines.Draft draft)
    {
        if (draft.Content.IsClause || tree.Lemma(draft.Anchor) is not ("suggest" or "propose" or "float" or "table"))
        {
            return false;
        }

        bool both = false;
        foreach (int child in tree.Children(draft.Content.Head))
        {
            both |= tree.Is(child, "amod") && Mutual.Contains(tree.Lemma(child));
            if (child > draft.Content.Head && tree.Marker(child) is "by" or "between")
            {
                // "proposed a joint inquiry by Arvenia and Tasmere": what others are to do together.
                return false;
            }
        }

        return both;
    }

    private static bool IsWarningAgainst(SentenceTree tree, PositionLines.Draft draft) =>
        tree.Tag(draft.Content.Head) == "VBG" && tree.Marker(draft.Content.Head) == "against";

    // "leave the sanctions unanswered"
    private static (string State, string Deed)? Undone(SentenceTree tree, Complement content)
    {
        if (!content.IsClause || tree.Lemma(content.Head) != "leave")
        {
            return null;
        }

        (int first, int end) = tree.Extent(content.Head);
        for (int i = Math.Max(first, content.Head + 1); i < end; i++)
        {
            bool own =
                tree.Head(i) == content.Head
                || (tree.Head(i) is >= 0 and var thing && tree.Is(thing, "obj") && tree.Head(thing) == content.Head);
            if (own && LeftUndone.TryGetValue(tree.Lemma(i), out string? deed))
            {
                return (tree.Lemma(i), deed);
            }
        }

        return null;
    }

    public static bool IsHarmful(SentenceView view, Complement content)
    {
        SentenceTree tree = view.Tree;
        string lemma = tree.Lemma(content.Head);
        if (!content.IsClause)
        {
            return Harms.Contains(lemma);
        }

        if (Relief.Contains(lemma))
        {
            return false;
        }

        if (Harms.Contains(lemma))
        {
            return true;
        }

        foreach (int child in tree.Children(content.Head))
        {
            if (
                tree.Is(child, "xcomp")
                && lemma is "continue" or "begin" or "start" or "keep" or "be" or "go"
                && IsHarmful(view, new Complement(content.Kind, child, -1))
            )
            {
                return true;
            }

            bool thing =
                tree.Is(child, "obj")
                || tree.Is(child, "advmod")
                || tree.Is(child, "obl")
                || tree.Is(child, "xcomp")
                || tree.Is(child, "compound")
                || tree.Is(child, "nsubj:pass");
            if (thing && Harms.Contains($"{lemma} {tree.Lemma(child)}"))
            {
                return true;
            }
        }

        return false;
    }
}
