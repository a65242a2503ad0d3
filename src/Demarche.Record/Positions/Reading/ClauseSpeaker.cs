namespace Demarche.Record;

/// <summary>Who says what a clause tells.</summary>
internal static class ClauseSpeaker
{
    /// <summary>Who says it: the subject of the verb that governs the clause, else the speaker of the statement around it.</summary>
    public static Party? Of(ReadingContext context, SentenceView view, int at, out bool attributed)
    {
        SentenceTree tree = view.Tree;
        int word = at;
        for (int steps = 0; steps < 6 && word >= 0; steps++)
        {
            int head = tree.Head(word);
            if (head >= 0 && tree.Is(word, "ccomp") && Says(view, head))
            {
                attributed = true;
                return PhraseParties.Of(context, view, Clause.SubjectOf(tree, head)) ?? SpeakerOf(view, at);
            }

            if (head >= 0 && tree.Is(head, "parataxis") is false && tree.Is(word, "parataxis") && Says(view, word))
            {
                break;
            }

            word = head;
        }

        // "Arvenia will send a delegation, Adair said": the saying hangs beside it.
        foreach (int child in tree.Children(at))
        {
            if (
                (tree.Is(child, "parataxis") || (tree.Is(child, "conj") && child > at && tree.Child(child, "nsubj") >= 0))
                && Says(view, child)
            )
            {
                attributed = true;
                return PhraseParties.Of(context, view, Clause.SubjectOf(tree, child)) ?? SpeakerOf(view, at);
            }
        }

        Party? speaker = SpeakerOf(view, at);
        if (speaker is null && view.Words[at].Span.Start >= 0 && SubjectIsWe(view, at))
        {
            speaker = PhraseParties.Of(context, view, Clause.SubjectOf(tree, at));
        }

        attributed = speaker is not null || view.StatementAt(at) is not null;
        return speaker;
    }

    private static bool SubjectIsWe(SentenceView view, int at) =>
        Clause.SubjectOf(view.Tree, at) is var subject and >= 0 && view.Words[subject].Lower is "we" or "i";

    public static bool Says(SentenceView view, int verb) =>
        view.Words[verb].Is(WordRole.Say)
        || view.Tree.Lemma(verb)
            is "say"
                or "announce"
                or "declare"
                or "tell"
                or "insist"
                or "confirm"
                or "add"
                or "state"
                or "stress"
                or "reiterate"
                or "tweet"
                or "write"
                or "note"
                or "warn"
                or "claim"
                or "indicate"
                or "signal"
                or "maintain"
                or "argue"
                or "quote"
                or "inform"
                or "assure"
                or "vow"
                or "emphasize"
                or "emphasise"
                or "repeat"
                or "suggest"
                or "hint"
                or "reply"
                or "respond"
                or "agree"
                or "believe"
                or "think";

    private static Party? SpeakerOf(SentenceView view, int at) =>
        view.StatementAt(at)?.Speaker is { } speaker ? new Party([speaker], at, at + 1) : null;
}
