using System.Collections.Frozen;

namespace Demarche.Record;

/// <summary>
/// What an answer is about by the syntax around the word that tells it, where the model names no words or torn ones: "<b>freeing the crew</b> remained impossible",
/// "consented on the same day to <b>the visit</b>", "agreed that <b>nothing would be touched</b>".
/// </summary>
internal static class AnsweredThings
{
    private static readonly FrozenSet<string> s_issues = EmbeddedLines.Words("issue-nouns.tsv").ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Head of the phrase or clause that is answered; -1 for none.</summary>
    /// <param name="told">Head of the words that the model names; -1 for none.</param>
    public static int Of(SentenceView view, int trigger, int told)
    {
        SentenceTree tree = view.Tree;
        int thing = told >= 0 ? Whole(tree, trigger, told) : Around(view, trigger);
        return thing < 0 ? -1 : Settled(view, thing);
    }

    /// <summary>True where the word that tells the answer is the deed itself: "cut deliveries", of which the model names the deliveries.</summary>
    public static bool IsDeed(SentenceView view, int trigger, int told, ResponseStatus status)
    {
        SentenceTree tree = view.Tree;
        return status is ResponseStatus.Fulfilled or ResponseStatus.Kept or ResponseStatus.PartlyKept or ResponseStatus.CarriedOut
            && tree.IsVerb(trigger)
            && !ResponseReader.IsAnswerVerb(view, trigger)
            && told >= 0
            && tree.Head(told) == trigger
            && (tree.Is(told, "obj") || tree.Relation(told) == "nsubj:pass");
    }

    // "supplies meant for the town would": the model cut the clause off behind its subject.
    private static int Whole(SentenceTree tree, int trigger, int told)
    {
        int verb = tree.Head(told);
        return
            verb >= 0
            && verb != trigger
            && tree.Is(told, "nsubj")
            && tree.IsVerb(verb)
            && tree.Is(verb, "ccomp")
            && tree.Head(verb) == trigger
            ? verb
            : told;
    }

    private static int Around(SentenceView view, int trigger)
    {
        SentenceTree tree = view.Tree;
        if (tree.Class(trigger) is not ("VERB" or "ADJ" or "NOUN"))
        {
            return -1;
        }

        // "remained impossible", "is off the table": of the predicate, the subject.
        bool judged = tree.Child(trigger, "cop") >= 0 || (tree.IsVerb(trigger) && IsCopular(tree.Lemma(trigger)));
        if (judged)
        {
            return Named(view, tree.Child(trigger, "csubj")) is var clause and >= 0 ? clause : Named(view, tree.Child(trigger, "nsubj"));
        }

        if (!tree.IsVerb(trigger))
        {
            return -1;
        }

        if (Clause.Of(tree, trigger).Passive)
        {
            return Named(view, tree.Child(trigger, "nsubj:pass"));
        }

        foreach (string relation in (string[])["xcomp", "ccomp", "obj"])
        {
            if (tree.Child(trigger, relation) is var child and >= 0 && child > trigger)
            {
                return tree.Is(child, "obj") || tree.IsVerb(child) ? Named(view, child) : -1;
            }
        }

        foreach (int child in tree.Children(trigger))
        {
            if (child > trigger && tree.Is(child, "obl") && tree.Marker(child) is "to" or "on" or "of" or "from" or "with")
            {
                return Named(view, child);
            }
        }

        return -1;
    }

    private static bool IsCopular(string lemma) => lemma is "remain" or "stay" or "seem" or "appear" or "become";

    // A thing with a name of its own kind: no pronoun, no party, no time.
    private static int Named(SentenceView view, int word) =>
        word >= 0
        && !view.Words[word].InTime
        && view.MentionAt(word) is null
        && view.Tree.Class(word) is "NOUN" or "VERB"
        && !References.IsPointing(view, word)
            ? word
            : -1;

    // "a decision on the licences" is about the licences.
    private static int Settled(SentenceView view, int thing)
    {
        SentenceTree tree = view.Tree;
        if (!s_issues.Contains(tree.Lemma(thing)) || tree.Class(thing) != "NOUN")
        {
            return thing;
        }

        foreach (int child in tree.Children(thing))
        {
            if (
                child > thing
                && tree.Is(child, "nmod")
                && tree.Marker(child) is "on" or "of" or "about" or "over"
                && !view.Words[child].InTime
            )
            {
                return child;
            }
        }

        return thing;
    }
}
