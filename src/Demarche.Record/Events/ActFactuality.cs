using System.Collections.Frozen;

namespace Demarche.Record;

/// <summary>
/// Tells from the words above an act in the tree whether it is told as done: negations, modal verbs, and words that take the truth from their
/// content (<c>Data/event-factuality.tsv</c>). What the reader of acts takes for done is checked with it. After FactBank (Saurí and Pustejovsky 2009).
/// </summary>
internal static class ActFactuality
{
    private const int MostSteps = 6;

    private static readonly FrozenDictionary<string, EventStatus> s_words = EmbeddedLines
        .Rows("event-factuality.tsv")
        .ToFrozenDictionary(
            static row => row[0],
            static row => row[1] == "denied" ? EventStatus.Denied : EventStatus.Hypothetical,
            StringComparer.Ordinal
        );

    private static readonly FrozenSet<string> s_ahead = EmbeddedLines.Words("scheduling-words.tsv").ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> s_scope = FrozenSet.Create(
        StringComparer.Ordinal,
        "nsubj",
        "nsubj:pass",
        "csubj",
        "obj",
        "nmod",
        "xcomp",
        "ccomp",
        "acl"
    );

    /// <summary>Happened where nothing speaks against it; a denial above a possibility is a denial.</summary>
    public static EventStatus Of(SentenceView view, int word)
    {
        SentenceTree tree = view.Tree;
        EventStatus status = IsUnderCondition(tree, word) ? EventStatus.Hypothetical : Own(view, word);
        int at = word;
        for (int step = 0; step < MostSteps && status != EventStatus.Denied; step++)
        {
            int head = tree.Head(at);
            if (head < 0 || !s_scope.Contains(tree.Relation(at)) || IsAside(view, at))
            {
                break;
            }

            // "when asked whether it is moving troops"
            if (tree.Is(at, "ccomp") && tree.Marker(at) is "whether" or "if")
            {
                status = EventStatus.Hypothetical;
            }

            // A verb changes what it governs, not who acts: who plans did not get planned. An adjective says it of its subject: "is imminent".
            bool acts = tree.Is(at, "nsubj") && tree.Class(head) == "VERB";
            EventStatus above = acts ? EventStatus.Happened : s_words.GetValueOrDefault(tree.Lemma(head), EventStatus.Happened);
            if (above == EventStatus.Happened && !acts)
            {
                above = Own(view, head);
            }

            status = above == EventStatus.Happened ? status : above;
            at = head;
        }

        return status;
    }

    // What is said of the word itself: "did not attack", "may attack", "no attack", "a possible attack".
    private static EventStatus Own(SentenceView view, int word)
    {
        SentenceTree tree = view.Tree;
        EventStatus status = EventStatus.Happened;
        foreach (int child in tree.Children(word))
        {
            string lower = view.Words[child].Lower;
            if ((tree.Is(child, "det") && lower is "no" or "neither") || (tree.Is(child, "advmod") && lower is "not" or "n't" or "never"))
            {
                return EventStatus.Denied;
            }

            if (tree.Is(child, "acl") && tree.Tag(child) == "VBN" && s_ahead.Contains(tree.Lemma(child)) && !IsSubject(tree, word))
            {
                // "talks scheduled for Monday".
                status = EventStatus.Announced;
            }

            // "any invasion would be answered": one that may come.
            bool open =
                (tree.Is(child, "det") && lower is "any")
                || tree.Is(child, "aux") && lower is "could" or "may" or "might" or "would" or "should" or "can";
            if (
                open
                || (
                    tree.Is(child, "amod") && s_words.GetValueOrDefault(tree.Lemma(child), EventStatus.Happened) == EventStatus.Hypothetical
                )
            )
            {
                status = EventStatus.Hypothetical;
            }
        }

        return status;
    }

    // "A raid planned by rebels killed twelve": what acts is no plan any more.
    private static bool IsSubject(SentenceTree tree, int word) =>
        tree.Is(word, "nsubj") && tree.Head(word) >= 0 && tree.Tag(tree.Head(word)) == "VBD";

    // "once Arvenia has read the paper and is ready to talk".
    private static bool IsUnderCondition(SentenceTree tree, int word)
    {
        int clause = tree.FirstConjunct(word);
        if (!tree.Is(clause, "advcl"))
        {
            return false;
        }

        // "went on until Arvenia withdrew", "once Arvenia had reopened it, ships came": the past tells what was done.
        string marker = tree.Marker(clause);
        return marker is "if" or "unless" or "provided" || (marker is "once" or "until" && !Clause.Of(tree, clause).Past);
    }

    // "planned for the summit after the attack".
    private static bool IsAside(SentenceView view, int word)
    {
        int marker = view.Tree.Child(word, "case");
        return marker >= 0
            && view.Words[marker].Lower
                is "after"
                    or "since"
                    or "before"
                    or "during"
                    or "following"
                    or "despite"
                    or "because"
                    or "over"
                    or "by";
    }
}
