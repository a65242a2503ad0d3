using System.Collections.Frozen;

namespace Demarche.Record;

/// <summary>
/// "will not provide the tanks that Tasmere has asked for": the clause behind the thing tells who asked for it, so the sentence tells the
/// demand and its answer.
/// </summary>
internal static class AskedThings
{
    public const string Rule = "NP that Y asked for";

    private static readonly FrozenSet<string> Asking = FrozenSet.Create(
        StringComparer.Ordinal,
        "ask",
        "demand",
        "request",
        "seek",
        "want",
        "require",
        "call"
    );

    public static void InSentence(ReadingContext context, SentenceView view, List<FoundPosition> here, List<FoundResponse> answers)
    {
        SentenceTree tree = view.Tree;
        for (int asking = 0; asking < view.Words.Length; asking++)
        {
            int thing = tree.Head(asking);
            if (
                thing < 0
                || tree.Relation(asking) != "acl:relcl"
                || asking < thing
                || !Asking.Contains(tree.Lemma(asking))
                || !tree.Is(thing, "obj")
                || tree.Head(thing) is not (var verb and >= 0)
                || verb > thing
                || !IsOfObject(tree, asking)
                || tree.Child(asking, "obj") is var taken and >= 0 && tree.Class(taken) != "PRON"
            )
            {
                continue;
            }

            Party? by = PhraseParties.Of(context, view, Clause.SubjectOf(tree, verb));
            Party? holder = PhraseParties.Of(context, view, tree.Child(asking, "nsubj"));
            Clause clause = Clause.Of(tree, verb);
            if (
                by is null
                || holder is null
                || by.Shares(holder)
                || AnswerOf(tree, clause, verb) is not { } status
                || Supposition.Holds(view, clause with { Infinitive = false })
            )
            {
                continue;
            }

            int before = here.Count;
            PositionLines.Add(
                context,
                view,
                here,
                new PositionLines.Draft(
                    PositionKind.Demand,
                    PositionForce.Request,
                    holder,
                    by,
                    by,
                    new Complement(SlotKind.Noun, thing, -1),
                    asking,
                    $"{tree.Lemma(verb)} _",
                    Rule
                )
                {
                    Implied = true,
                }
            );
            if (here.Count > before)
            {
                Answers.Add(context, view, answers, by, status, null, here[before].Line.Proposition, verb, Rule, holder, demand: asking);
            }
        }
    }

    // The thing is what is asked for, not who asks: "that Tasmere wanted", "that it has asked for".
    private static bool IsOfObject(SentenceTree tree, int asking)
    {
        int subject = tree.Child(asking, "nsubj");
        bool stranded = asking + 1 < tree.Count && tree.Lemma(asking + 1) == "for";
        return subject >= 0 && tree.Tag(subject) is not ("WP" or "WDT") && (tree.Lemma(asking) is not ("ask" or "call") || stranded);
    }

    private static ResponseStatus? AnswerOf(SentenceTree tree, Clause clause, int verb)
    {
        int governor = clause.Infinitive && tree.Is(verb, "xcomp") ? tree.Head(verb) : -1;
        if (governor >= 0)
        {
            bool negated = Clause.Of(tree, governor).Negated;
            return tree.Lemma(governor) switch
            {
                "refuse" or "decline" or "fail" when !negated => ResponseStatus.Rejected,
                "agree" or "promise" or "pledge" or "undertake" or "vow" => negated ? ResponseStatus.Rejected : ResponseStatus.Accepted,
                _ => null,
            };
        }

        return clause switch
        {
            { Negated: true, Modal: "will" or "would" or "can" } => ResponseStatus.Rejected,
            { Negated: false, Modal: "will" } => ResponseStatus.Accepted,
            { Negated: false, Modal: null, Passive: false } when clause.Past || clause.Perfect => ResponseStatus.Fulfilled,
            _ => null,
        };
    }
}
