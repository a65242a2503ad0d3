namespace Demarche.Record;

/// <summary>"said it would do so", "refused to do so": an answer by a form that stands for the act asked for just before.</summary>
internal static class Proforms
{
    public const string Rule = "X will do so";

    public static void InSentence(ReadingContext context, SentenceView view, List<FoundResponse> answers)
    {
        SentenceTree tree = view.Tree;
        for (int i = 1; i < view.Words.Length; i++)
        {
            if (view.Words[i].Lower != "so" || tree.Lemma(i - 1) != "do" || !tree.IsVerb(i - 1))
            {
                continue;
            }

            int verb = i - 1;
            Clause clause = Clause.Of(tree, verb);
            int governor = tree.Is(verb, "xcomp") ? tree.Head(verb) : -1;
            bool refuses = governor >= 0 && tree.Lemma(governor) is "refuse" or "decline";
            bool agrees = governor >= 0 && tree.Lemma(governor) is "agree" or "promise" or "undertake" or "pledge" or "consent";
            if (!(refuses || agrees || (governor < 0 && clause.Modal is "will" or "would")))
            {
                continue;
            }

            int subject = Clause.SubjectOf(tree, governor >= 0 ? governor : verb);
            Party? by = SayerOf(context, view, governor >= 0 ? governor : verb, subject) ?? PhraseParties.Of(context, view, subject);
            by ??= view.StatementAt(verb)?.Speaker is { } speaker ? new Party([speaker], verb, verb + 1) : null;
            bool no = refuses != (governor >= 0 ? Clause.Of(tree, governor).Negated : clause.Negated);
            if (by is not null && !answers.Exists(a => a.View == view && a.Anchor == verb))
            {
                Answers.Add(
                    context,
                    view,
                    answers,
                    by,
                    no ? ResponseStatus.Rejected : ResponseStatus.Accepted,
                    null,
                    "",
                    verb,
                    Rule,
                    anaphoric: true
                );
            }
        }
    }

    /// <summary>"Toranga said it would do so": the pronoun is whoever says it.</summary>
    private static Party? SayerOf(ReadingContext context, SentenceView view, int verb, int subject)
    {
        SentenceTree tree = view.Tree;
        int above = tree.Head(verb);
        return subject >= 0 && tree.Class(subject) == "PRON" && above >= 0 && tree.Is(verb, "ccomp") && view.Words[above].Is(WordRole.Say)
            ? PhraseParties.Of(context, view, Clause.SubjectOf(tree, above))
            : null;
    }
}
