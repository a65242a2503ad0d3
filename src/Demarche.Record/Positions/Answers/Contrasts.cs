namespace Demarche.Record;

/// <summary>
/// "Tasmere says the weapons must be collected, but Soland says it cannot disarm its friends": behind "but" or "while" another party says
/// that it will not. What it answers is what the first half wants, in other words.
/// </summary>
internal static class Contrasts
{
    public const string Rule = "…, but Y will not VP";

    public static void InSentence(ReadingContext context, SentenceView view, List<FoundPosition> here, List<FoundResponse> answers)
    {
        SentenceTree tree = view.Tree;
        if (!here.Exists(position => position.View == view && IsWish(position.Line.Kind)))
        {
            return;
        }

        for (int i = 1; i < view.Words.Length; i++)
        {
            if (
                view.Words[i].Lower is "but" or "while" or "whereas" or "though" or "although" or "yet"
                && tree.Head(i) is var head and >= 0
            )
            {
                Behind(context, view, here, answers, i, head);
            }
        }
    }

    private static void Behind(
        ReadingContext context,
        SentenceView view,
        List<FoundPosition> here,
        List<FoundResponse> answers,
        int contrast,
        int head
    )
    {
        if (head < contrast || view.Tree.Is(contrast, "advmod"))
        {
            return;
        }

        FoundPosition? wish = here.FindLast(p => p.View == view && p.Anchor < contrast && IsWish(p.Line.Kind));
        (int first, int end) = view.Tree.Extent(head);
        for (int verb = Math.Max(first, contrast + 1); wish is not null && verb < end; verb++)
        {
            if (Refuses(context, view, verb) is { } by && !wish.Line.Holders.Any(by.Has) && IsAsked(wish.Line, by))
            {
                if (!answers.Exists(a => a.View == view && a.Anchor == verb && a.Anaphoric))
                {
                    Answers.Add(context, view, answers, by, ResponseStatus.Rejected, null, "", verb, Rule, demand: wish.Anchor);
                }

                return;
            }
        }
    }

    /// <summary>Who says of himself that he will not, cannot, refuses to or has ruled out; null for nobody.</summary>
    private static Party? Refuses(ReadingContext context, SentenceView view, int verb)
    {
        SentenceTree tree = view.Tree;
        if (!tree.IsVerb(verb))
        {
            return null;
        }

        Clause clause = Clause.Of(tree, verb);
        bool cannot = clause.Negated && clause.Modal is "can" or "could" or "will" or "would" or "shall";
        bool refuses =
            clause is { Negated: false, Modal: null, Infinitive: false, Passive: false }
            && (
                tree.Lemma(verb) is "refuse" or "decline"
                || (tree.Lemma(verb) == "rule" && tree.Child(verb, "compound") is var p and >= 0 && tree.Lemma(p) == "out")
            );
        bool unwilling = tree.Lemma(verb) == "have" && tree.Child(verb, "obj") is var noun and >= 0 && IsNoIntention(tree, noun);
        if (!cannot && !refuses && !unwilling)
        {
            return null;
        }

        int subject = Clause.SubjectOf(tree, verb);
        int sayer = tree.Head(verb) is var above and >= 0 && tree.Is(verb, "ccomp") ? Clause.SubjectOf(tree, above) : -1;
        bool own = subject >= 0 && view.Words[subject].Lower is "it" or "they" or "we" or "he" or "she" or "i";
        return own && sayer >= 0 ? PhraseParties.Of(context, view, sayer) : PhraseParties.Of(context, view, subject);
    }

    private static bool IsNoIntention(SentenceTree tree, int noun) =>
        tree.Lemma(noun) is "intention" or "plan" or "plans" or "desire"
        && tree.Child(noun, "det") is var no and >= 0
        && tree.Lemma(no) == "no";

    private static bool IsWish(PositionKind kind) => kind is PositionKind.Demand or PositionKind.Offer or PositionKind.Condition;

    private static bool IsAsked(ReportedPosition line, Party by) =>
        line.Addressees.IsEmpty || line.Addressees.Any(by.Has) || line.Performers.Any(by.Has);
}
