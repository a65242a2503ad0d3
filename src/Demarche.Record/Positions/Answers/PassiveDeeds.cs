using System.Collections.Frozen;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>
/// Deeds told without naming who did them: "three inspectors were let in", "the second gate was raised, four days late", and states
/// that show that a deed is not done (<c>Data/undone-states.tsv</c>): "the gate was still closed".
/// </summary>
internal static class PassiveDeeds
{
    /// <summary>A demand or promise of the same act is done.</summary>
    public const string DoneRule = "DEED was done";

    /// <summary>A promise whose deadline has passed is not kept.</summary>
    public const string UndoneRule = "DEED is still not done";

    /// <summary>Sentences before in which the party that acts is looked for.</summary>
    private const int Reach = 3;

    private static readonly FrozenDictionary<string, string> UndoneStates = EmbeddedLines
        .Rows("undone-states.tsv")
        .ToFrozenDictionary(static row => row[0], static row => row[1], StringComparer.Ordinal);

    /// <summary>"the fines ended": verbs whose subject suffers what their object would.</summary>
    private static readonly FrozenSet<string> Ergative = EmbeddedLines.Words("ergative-verbs.tsv").ToFrozenSet(StringComparer.Ordinal);

    public static void InSentence(ReadingContext context, SentenceView view, List<FoundResponse> answers)
    {
        if (view.EndsWith('?'))
        {
            return;
        }

        for (int i = 0; i < view.Words.Length; i++)
        {
            if (UndoneStates.TryGetValue(view.Words[i].Lower, out string? act) && Remains(view, i) is { } holding)
            {
                Undone(context, view, answers, i, holding, act);
            }
            else if (view.Tree.IsVerb(i))
            {
                Done(context, view, answers, i);
            }
        }
    }

    private static void Done(ReadingContext context, SentenceView view, List<FoundResponse> answers, int verb)
    {
        SentenceTree tree = view.Tree;
        Clause clause = Clause.Of(tree, verb);
        int subject = tree.Child(verb, "nsubj");
        bool ergative = IsErgative(context, view, clause, subject);
        if (
            clause is not { Negated: false, Modal: null, Infinitive: false }
            || !(clause.Passive || ergative)
            || subject < 0
            || tree.Is(verb, "xcomp")
            || IsSubjunctive(view, verb)
            || Supposition.Holds(view, clause)
        )
        {
            return;
        }

        StatedDate date = context.Dates.Of(view, verb, -1, -1, news: true);
        Delays.Delay? delay = Delays.In(view, verb, date);
        if (!ergative && !OutcomeReader.IsDeed(tree.Lemma(verb)) && delay is null)
        {
            return;
        }

        Party? doer = ergative ? Answers.Unnamed : PhraseParties.Of(context, view, FrameMatcher.AgentOf(tree, verb)) ?? Spoken(view);
        doer ??= delay is null ? null : Answers.Unnamed;
        string about = ergative
            ? $"{tree.Lemma(verb)} {PropositionText.Bare(view, subject)}"
            : PropositionText.Write(context, view, new Complement(SlotKind.Clause, verb, -1)).Text;
        if (doer is null || ContentWords.Of(about).Count < 2)
        {
            return;
        }

        Add(ResponseStatus.Fulfilled);
        Add(ResponseStatus.Kept);

        void Add(ResponseStatus status) =>
            answers.Add(
                new FoundResponse(
                    view,
                    verb,
                    doer,
                    new ReportedResponse
                    {
                        By = doer.Actors[0],
                        Status = status,
                        About = about,
                        Date = date,
                        Due = delay?.Due,
                        Late = delay is { Late: true },
                        Rule = DoneRule,
                        Evidence = context.Cite(view),
                    },
                    -1,
                    null,
                    Anaphoric: false,
                    Plural: false
                )
            );
    }

    // A thing, not a party, that something happens to, told in the past.
    private static bool IsErgative(ReadingContext context, SentenceView view, Clause clause, int subject) =>
        !clause.Passive
        && subject >= 0
        && (clause.Past || clause.Perfect)
        && Ergative.Contains(view.Tree.Lemma(clause.Head))
        && view.Tree.Child(clause.Head, "obj") < 0
        && view.Tree.IsNominal(subject)
        && PhraseParties.Of(context, view, subject) is null;

    // "demanded that the gates be opened": the bare "be" tells what is wanted, not what was done.
    private static bool IsSubjunctive(SentenceView view, int verb) =>
        view.Tree.Child(verb, "aux:pass") is var auxiliary and >= 0 && view.Words[auxiliary].Lower == "be";

    /// <summary>"the second was still closed on Friday, a day after the date that Arvenia had given": what should be open is not.</summary>
    private static void Undone(ReadingContext context, SentenceView view, List<FoundResponse> answers, int state, int head, string act)
    {
        SentenceTree tree = view.Tree;
        int subject = tree.Child(head, "nsubj");
        if (subject < 0)
        {
            return;
        }

        StatedDate date = context.Dates.Of(view, head, -1, -1, news: true);
        Delays.Delay? delay = Delays.In(view, state, date);
        Party by = OutcomeReader.PromisedIn(view) ?? Spoken(view) ?? Answers.Unnamed;
        string thing = PropositionText.Plain(view, subject);
        if (tree.Class(subject) is "ADJ" or "NUM" or "PRON" or "DET" && NounBefore(tree, head) is { } noun)
        {
            // "one sluice was opened, but the second was still closed"
            thing += " " + tree.Lemma(noun);
        }

        answers.Add(
            new FoundResponse(
                view,
                head,
                by,
                new ReportedResponse
                {
                    By = by.Actors[0],
                    Status = ResponseStatus.Broken,
                    About = $"{act} {thing}",
                    Date = date,
                    Due = delay is { Late: true } ? delay.Value.Due : null,
                    Rule = UndoneRule,
                    Evidence = context.Cite(view),
                },
                -1,
                null,
                Anaphoric: false,
                Plural: false
            )
        );
    }

    /// <summary>The predicate that says that the state goes on: "still closed", "remain shut"; null where nothing says so.</summary>
    private static int? Remains(SentenceView view, int state)
    {
        SentenceTree tree = view.Tree;
        int head = tree.Head(state);
        if (head >= 0 && tree.Is(state, "xcomp") && tree.Lemma(head) is "remain" or "stay" && Told(view, head))
        {
            return head;
        }

        foreach (int child in tree.Children(state))
        {
            if (view.Words[child].Lower == "still" && Told(view, state))
            {
                return state;
            }
        }

        return null;
    }

    private static bool Told(SentenceView view, int verb)
    {
        Clause clause = Clause.Of(view.Tree, verb);
        return clause is { Modal: null, Negated: false, Infinitive: false }
            && !view.Tree.Relation(verb).StartsWith("acl", StringComparison.Ordinal)
            && !Supposition.Holds(view, clause);
    }

    private static int? NounBefore(SentenceTree tree, int clause)
    {
        int above = tree.Is(clause, "conj") ? tree.Head(clause) : -1;
        int noun = above >= 0 ? tree.Child(above, "nsubj") : -1;
        return noun >= 0 && tree.Class(noun) == "NOUN" ? noun : null;
    }

    /// <summary>The state that the sentences before speak of: it may have done what nobody is named for.</summary>
    private static Party? Spoken(SentenceView view)
    {
        SentenceView? at = view.Before ?? view.BeforeParagraph;
        for (int back = 0; at is not null && back < Reach; back++)
        {
            if (ReadingContext.RootSubject(at) is { Actors: [{ Type: ActorType.Country }] } party)
            {
                return party;
            }

            at = at.Before;
        }

        return null;
    }
}
