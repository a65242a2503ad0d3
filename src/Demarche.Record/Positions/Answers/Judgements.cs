namespace Demarche.Record;

/// <summary>What a party says of a demand to turn it down: "those demands are non-starters", "opening the gates is out of the question".</summary>
internal static class Judgements
{
    /// <summary>"the demands for … are non-starters": the speaker, or the party of the frame, says so.</summary>
    public static void InSentence(
        ReadingContext context,
        SentenceView view,
        List<FoundPosition> here,
        List<FoundResponse> answers,
        int word
    )
    {
        SentenceTree tree = view.Tree;
        if (tree.Is(word, "xcomp") && tree.Head(word) is var holding and >= 0 && tree.Lemma(holding) is "remain" or "stay")
        {
            // "remained impossible": the verb has the subject.
            word = holding;
        }

        int subject = tree.Child(word, "nsubj");
        subject = tree.Child(word, "csubj") is var clausal and >= 0 ? clausal : subject;
        subject = subject < 0 ? DemandBefore(view, word) : subject;
        if (
            subject < 0
            || (tree.Child(word, "cop") < 0 && tree.Child(word, "aux") < 0 && !tree.IsVerb(word))
            || Clause.Of(tree, word).Negated
        )
        {
            return;
        }

        Clause clause = Clause.Of(tree, word);
        int head = tree.Head(word);
        // "…, and said the deployments are nonnegotiable, the agency reports": the nearest saying is meant.
        int opens = tree.Extent(subject).First - 1;
        Party? by = opens >= 0 && view.Words[opens].Is(WordRole.Say) ? SayerBefore(context, view, opens) : null;
        by ??= view.StatementAt(word)?.Speaker is { } speaker ? new Party([speaker], word, word + 1) : null;
        by ??=
            head >= 0 && (tree.Is(word, "ccomp") || tree.Is(word, "parataxis"))
                ? PhraseParties.Of(context, view, Clause.SubjectOf(tree, head))
                : null;
        by ??= SayerBefore(context, view, Math.Min(subject, word));
        if (by is null || clause.Modal is "may" or "might" or "could" || Supposition.Holds(view, clause with { Modal = null }))
        {
            return;
        }

        if (PositionNouns.Read(context, view, subject) is { } phrase)
        {
            Answers.ToPhrase(context, view, here, answers, by, ResponseStatus.Rejected, phrase, word, "DEMAND be REJECTED");
            return;
        }

        if (tree.Tag(subject) == "VBG")
        {
            int torn = tree.Child(word, "nsubj");
            if (torn > subject && torn < word && tree.Child(subject, "obj") < 0)
            {
                // Parsers take "the ban" of "lifting the ban remained impossible" for the subject.
                Rejected($"{tree.Lemma(subject)} {PropositionText.Bare(view, torn)}", Answers.DeedRule);
                return;
            }

            // "lifting the ban is out of the question": a refusal, and an answer to whoever asked for it.
            Complement act = new(SlotKind.Gerund, subject, -1);
            Refused(act, "-", "VPing be REJECTED");
            Rejected(PropositionText.Write(context, view, act).Text, Answers.DeedRule);
            return;
        }

        Complement content = new(SlotKind.Noun, subject, -1);
        if (view.Words[word].Lower is "nonnegotiable" or "non-negotiable" or "negotiable")
        {
            Refused(content, "negotiate over _", "NP be nonnegotiable");
            Rejected(PropositionText.Plain(view, subject), "NP be nonnegotiable");
        }
        else if (!ResponseReader.IsNotPosition(view, subject))
        {
            Rejected(PropositionText.Write(context, view, content).Text, "DEMAND be REJECTED");
        }

        void Refused(Complement what, string wording, string rule) =>
            PositionLines.Add(
                context,
                view,
                here,
                new PositionLines.Draft(PositionKind.Refusal, null, by, null, by, what, word, wording, rule)
            );

        void Rejected(string about, string rule) =>
            Answers.Add(context, view, answers, by, ResponseStatus.Rejected, null, about, word, rule);
    }

    /// <summary>Parsers lose the subject of a long sentence: "… demands for Soland to pull back and to pay are non-starters".</summary>
    private static int DemandBefore(SentenceView view, int word)
    {
        for (int i = word - 1; i >= 0; i--)
        {
            if (PositionNouns.IsNoun(view.Tree, i) && !PositionNouns.IsWeak(view.Tree, i))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Who says it: the subject of the nearest verb of saying, or of "made clear", that stands before it.</summary>
    private static Party? SayerBefore(ReadingContext context, SentenceView view, int word)
    {
        SentenceTree tree = view.Tree;
        for (int i = Math.Min(word, view.Words.Length - 1); i >= 0; i--)
        {
            bool says = tree.IsVerb(i) && (view.Words[i].Is(WordRole.Say) || IsMadeClear(tree, i));
            if (says)
            {
                Clause clause = Clause.Of(tree, i);
                return clause.Negated || clause.Modal is not null ? null : PhraseParties.Of(context, view, Clause.SubjectOf(tree, i));
            }
        }

        return null;
    }

    private static bool IsMadeClear(SentenceTree tree, int verb) => PositionNouns.IsClear(tree, verb);
}
