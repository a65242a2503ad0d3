using System.Collections.Frozen;

namespace Demarche.Record;

/// <summary>
/// Answers that put off or say nothing, told in the modal: "would not comment on the visit", "would not say whether …" (noted); "the other five
/// would have to wait for the trial", "a court would decide about the ship in April" (deferred). What they are about decides whom they answer;
/// one that is about nothing that was asked is no line.
/// </summary>
internal static class Evasions
{
    public const string SilentRule = "X will not comment on NP";
    public const string WaitRule = "NP will have to wait";
    public const string LaterRule = "X will decide on NP TIME";

    private static readonly FrozenSet<string> Telling = FrozenSet.Create(
        StringComparer.Ordinal,
        "comment",
        "say",
        "discuss",
        "speculate",
        "elaborate",
        "disclose"
    );

    private static readonly FrozenSet<string> Deferring = EmbeddedLines.Words("deferring-verbs.tsv").ToFrozenSet(StringComparer.Ordinal);

    public static void InSentence(ReadingContext context, SentenceView view, List<FoundResponse> answers)
    {
        if (view.EndsWith('?'))
        {
            return;
        }

        SentenceTree tree = view.Tree;
        for (int i = 1; i < view.Words.Length; i++)
        {
            if (!tree.IsVerb(i))
            {
                continue;
            }

            string lemma = tree.Lemma(i);
            Clause clause = Clause.Of(tree, i);
            if (clause is { Negated: true, Modal: "will" or "would" } && Telling.Contains(lemma))
            {
                Add(context, view, answers, i, i, ResponseStatus.Noted, About(context, view, i), SilentRule);
            }
            else if (lemma == "wait" && Waits(tree, i) is var governor and >= 0)
            {
                int thing = tree.Child(governor, "nsubj");
                if (thing >= 0 && PhraseParties.Of(context, view, thing) is null)
                {
                    Add(context, view, answers, i, governor, ResponseStatus.Deferred, PropositionText.Plain(view, thing), WaitRule);
                }
            }
            else if (clause is { Negated: false, Modal: "will" or "would" } && Deferring.Contains(lemma) && HasTime(view, i))
            {
                Add(context, view, answers, i, i, ResponseStatus.Deferred, About(context, view, i), LaterRule);
            }
        }
    }

    // "would have to wait", "must wait", "will wait".
    private static int Waits(SentenceTree tree, int wait)
    {
        int above = tree.Is(wait, "xcomp") ? tree.Head(wait) : -1;
        if (above >= 0)
        {
            return tree.Lemma(above) == "have" ? above : -1;
        }

        return Clause.Of(tree, wait) is { Negated: false, Modal: "must" or "will" or "would" } ? wait : -1;
    }

    private static bool HasTime(SentenceView view, int verb)
    {
        foreach (int child in view.Tree.Children(verb))
        {
            (int first, int end) = view.Tree.Extent(child);
            for (int i = first; child > verb && i < end; i++)
            {
                if (view.Words[i].InTime || view.Words[i].Lower is "later" or "soon")
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>What is decided or not spoken of: "on the visit of a doctor", "the request", "whether inspectors would be let in"; a passive has it as its subject.</summary>
    private static string About(ReadingContext context, SentenceView view, int verb)
    {
        SentenceTree tree = view.Tree;
        string about = "";
        foreach (int child in tree.Children(verb))
        {
            if (child > verb && tree.Is(child, "ccomp"))
            {
                return PropositionText.Write(context, view, new Complement(SlotKind.Clause, child, -1)).Text;
            }

            bool thing =
                (child > verb && tree.Is(child, "obj"))
                || tree.Relation(child) == "nsubj:pass"
                || (child > verb && tree.Is(child, "obl") && tree.Marker(child) is "on" or "about" or "over");
            if (about.Length == 0 && thing && !view.Words[child].InTime)
            {
                about = PropositionText.Plain(view, child);
            }
        }

        return about;
    }

    private static void Add(
        ReadingContext context,
        SentenceView view,
        List<FoundResponse> answers,
        int anchor,
        int clause,
        ResponseStatus status,
        string about,
        string rule
    )
    {
        Party? by = status == ResponseStatus.Noted ? PhraseParties.Of(context, view, Clause.SubjectOf(view.Tree, clause)) : null;
        by ??= view.StatementAt(clause)?.Speaker is { } speaker ? new Party([speaker], anchor, anchor + 1) : null;
        by ??= PhraseParties.Of(context, view, Clause.SubjectOf(view.Tree, clause));
        bool known = by is not null && by.Actors.Any(static a => a.Code is not null);
        if (known && ContentWords.Of(about).Count > 0 && !answers.Exists(a => a.View == view && a.Anchor == anchor))
        {
            Answers.Add(context, view, answers, by!, status, null, about, anchor, rule);
        }
    }
}
