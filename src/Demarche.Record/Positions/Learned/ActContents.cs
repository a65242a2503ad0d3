namespace Demarche.Record;

/// <summary>The clause or thing that an act is about: the model says which words, the tree what they are part of.</summary>
internal static class ActContents
{
    /// <summary>
    /// The words of what is wanted in the sentence of the act: of several stretches the verb that the first hangs on ("would like | the board | to count the
    /// stocks"), else the first that holds a noun or a verb; null for none.
    /// </summary>
    public static (int First, int End, int Head)? Words(ActViews acts, Act act, SentenceView view)
    {
        if (acts.Thing(act) is not { } first || first.View != view)
        {
            return null;
        }

        SentenceTree tree = view.Tree;
        if (!tree.IsVerb(first.Head))
        {
            foreach (ActWordsStretch stretch in act.AllOf(ActStretch.Words))
            {
                if (
                    acts.Words(stretch) is { } other
                    && other.View == view
                    && other.First >= first.End
                    && tree.IsVerb(other.Head)
                    && IsPartOf(tree, first.Head, other.Head)
                )
                {
                    return (other.First, other.End, other.Head);
                }
            }
        }

        return (first.First, first.End, first.Head);
    }

    /// <summary>The complement that a word stands for.</summary>
    /// <param name="head">The word that the others of the stretch hang on.</param>
    /// <param name="trigger">The word that tells the act.</param>
    public static Complement Of(SentenceView view, int head, int trigger, PositionKind kind)
    {
        SentenceTree tree = view.Tree;
        int told = ToldOf(tree, head, trigger, kind);
        if (!tree.IsVerb(told))
        {
            int verb =
                !tree.IsNominal(told) ? -1
                : FrameMatcher.ToBeDone(tree, told) is var passive and >= 0 ? passive
                : Done(tree, told);
            return verb >= 0
                ? new Complement(SlotKind.NounAndParticiple, told, -1, verb)
                // "that the strait is a matter for its pilots" is a clause.
                : new Complement(tree.Child(told, "cop") >= 0 ? SlotKind.Clause : SlotKind.Noun, told, -1);
        }

        if (tree.Lemma(told) is "see" or "have" && tree.Child(told, "obj") is var thing and >= 0 && Done(tree, thing) is var done and >= 0)
        {
            return new Complement(SlotKind.NounAndParticiple, thing, -1, done);
        }

        return new Complement(
            Clause.Of(tree, told).Infinitive ? SlotKind.Infinitive
                : tree.Tag(told) == "VBG" && tree.Child(told, "aux") < 0 ? SlotKind.Gerund
                : SlotKind.Clause,
            told,
            -1
        );
    }

    // "the gaps closed", "the boat put in their care": the participle beside the object of the same verb, or below it; -1 for none.
    private static int Done(SentenceTree tree, int thing)
    {
        int verb = tree.Head(thing);
        if (verb >= 0 && tree.Is(thing, "obj") && tree.Lemma(verb) is "want" or "see" or "have" or "like" or "need")
        {
            foreach (int child in tree.Children(verb))
            {
                if (child > thing && tree.Tag(child) == "VBN" && (tree.Is(child, "xcomp") || tree.Is(child, "ccomp")))
                {
                    return child;
                }
            }

            foreach (int child in tree.Children(thing))
            {
                if (child > thing && tree.Tag(child) == "VBN" && tree.Is(child, "acl"))
                {
                    return child;
                }
            }
        }

        return -1;
    }

    // "sanctions should be made public", "the consulate would be shut": what is told of a thing is what the verb says is to be done with it.
    private static int ToldOf(SentenceTree tree, int head, int trigger, PositionKind kind)
    {
        if (!tree.Is(head, "nsubj") || tree.Head(head) is not (var verb and >= 0) || !tree.IsVerb(verb) || kind == PositionKind.Refusal)
        {
            return head;
        }

        Clause clause = Clause.Of(tree, verb);
        return
            (clause.Passive && clause.Modal is "should" or "must")
            || (clause.Modal is not null && (trigger == verb || tree.Head(trigger) == verb))
            ? verb
            : head;
    }

    private static bool IsPartOf(SentenceTree tree, int noun, int verb)
    {
        int at = tree.Head(noun);
        return at == verb
            || (at >= 0 && tree.Head(verb) == at && (tree.Is(noun, "obj") || tree.Is(noun, "iobj")) && tree.Is(verb, "xcomp"));
    }
}
