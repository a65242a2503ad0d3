using System.Collections.Frozen;

namespace Demarche.Record;

/// <summary>
/// Who speaks in a document that asks or offers: "Arvenia sent a note demanding …. The note also asked for …": whoever sent, handed over or
/// adopted it, in the sentence itself or, behind "the", in one of those before.
/// </summary>
internal static class Documents
{
    private const int Farthest = 3;

    private static readonly FrozenSet<string> s_nouns = EmbeddedLines.Words("document-nouns.tsv").ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> s_verbs = EmbeddedLines.Words("document-verbs.tsv").ToFrozenSet(StringComparer.Ordinal);

    public static bool Is(SentenceView view, int word) =>
        word >= 0 && view.Tree.Class(word) == "NOUN" && s_nouns.Contains(view.Tree.Lemma(word));

    /// <summary>Whoever speaks in the document, at the document's word; null where the report does not say.</summary>
    public static Party? SenderOf(ReadingContext context, SentenceView view, int noun) => Behind(context, view, noun, SenderHere);

    /// <summary>To whom the document was sent or handed; null where the report does not say.</summary>
    public static Party? ReceiverOf(ReadingContext context, SentenceView view, int noun) => Behind(context, view, noun, ReceiverHere);

    /// <summary>The document that a verb or noun speaks for: its subject, what its participle hangs on, what it is said in; -1 for none.</summary>
    public static int Around(SentenceView view, int word)
    {
        SentenceTree tree = view.Tree;
        int subject = tree.IsVerb(word) ? Clause.SubjectOf(tree, word) : -1;
        if (Is(view, subject))
        {
            return subject;
        }

        if (tree.Is(word, "acl") && Is(view, tree.Head(word)))
        {
            return tree.Head(word);
        }

        foreach (int child in tree.Children(word))
        {
            if (tree.Is(child, "obl") && tree.Marker(child) == "in" && Is(view, child))
            {
                return child;
            }
        }

        return -1;
    }

    private static Party? Behind(ReadingContext context, SentenceView view, int noun, Func<ReadingContext, SentenceView, int, Party?> read)
    {
        if (read(context, view, noun) is { } here)
        {
            return here with { First = noun, End = noun + 1 };
        }

        int article = view.Tree.Child(noun, "det");
        if (article < 0 || view.Words[article].Lower is not ("the" or "this" or "that"))
        {
            return null;
        }

        SentenceView? before = view.Before ?? view.BeforeParagraph;
        for (int back = 0; before is not null && back < Farthest; back++)
        {
            for (int i = before.Words.Length - 1; i >= 0; i--)
            {
                if (before.Tree.Lemma(i) == view.Tree.Lemma(noun) && Is(before, i) && read(context, before, i) is { } told)
                {
                    return told with { First = noun, End = noun + 1 };
                }
            }

            before = before.Before ?? before.BeforeParagraph;
        }

        return null;
    }

    // "Arvenia's note", "a note from Arvenia", "sent a note", "a note sent by Arvenia", "the note was adopted by".
    private static Party? SenderHere(ReadingContext context, SentenceView view, int noun)
    {
        SentenceTree tree = view.Tree;
        foreach (int child in tree.Children(noun))
        {
            bool from =
                tree.Relation(child) == "nmod:poss"
                || (tree.Is(child, "nmod") && tree.Marker(child) is "from" or "by")
                || (tree.Is(child, "amod") && view.MentionAt(child) is { Source.Adjective: true });
            Party? sender =
                from ? (tree.Is(child, "amod") ? Party.Of(view.MentionAt(child)) : PhraseParties.Of(context, view, child))
                : tree.Is(child, "acl") && s_verbs.Contains(tree.Lemma(child))
                    ? PhraseParties.Of(context, view, FrameMatcher.AgentOf(tree, child))
                : null;
            if (sender is not null)
            {
                return sender;
            }
        }

        int verb = VerbOf(tree, noun);
        return verb < 0 ? null
            : Clause.Of(tree, verb).Passive ? PhraseParties.Of(context, view, FrameMatcher.AgentOf(tree, verb))
            : Clause.SubjectOf(tree, verb) is var subject and >= 0 && subject != noun ? PhraseParties.Of(context, view, subject)
            : SubjectFinder.Of(view, VerbGroup.At(view, verb).First);
    }

    // "handed Tasmere a note", "sent a note to Tasmere", "in a letter to Tasmere".
    private static Party? ReceiverHere(ReadingContext context, SentenceView view, int noun)
    {
        SentenceTree tree = view.Tree;
        if (To(context, view, noun) is { } named)
        {
            return named;
        }

        int verb = VerbOf(tree, noun);
        int given = verb < 0 ? -1 : GivenTo(tree, verb, noun);
        return given >= 0 ? PhraseParties.Of(context, view, given)
            : verb >= 0 ? To(context, view, verb)
            : null;
    }

    // "handed Tasmere a note": of two objects the first receives the other, whatever the parser calls it.
    private static int GivenTo(SentenceTree tree, int verb, int noun)
    {
        foreach (int child in tree.Children(verb))
        {
            if (child > verb && child < noun && (tree.Is(child, "iobj") || tree.Is(child, "obj")))
            {
                return child;
            }
        }

        return -1;
    }

    private static Party? To(ReadingContext context, SentenceView view, int head)
    {
        foreach (int child in view.Tree.Children(head))
        {
            if (
                (view.Tree.Is(child, "obl") || view.Tree.Is(child, "nmod"))
                && view.Tree.Marker(child) == "to"
                && PhraseParties.Of(context, view, child) is { } party
            )
            {
                return party;
            }
        }

        return null;
    }

    private static int VerbOf(SentenceTree tree, int noun)
    {
        int verb = tree.Head(noun);
        return verb >= 0 && s_verbs.Contains(tree.Lemma(verb)) && (tree.Is(noun, "obj") || tree.Relation(noun) is "nsubj:pass") ? verb : -1;
    }
}
