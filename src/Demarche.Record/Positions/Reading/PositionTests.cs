using System.Collections.Frozen;

namespace Demarche.Record;

/// <summary>The tests that a line must pass: an act, between parties of diplomacy, across a line between them (docs/labels/guidelines.md, section 1).</summary>
internal static class PositionTests
{
    /// <summary>Sectors that hold no positions: companies, the press, schools, citizens, charities.</summary>
    private static readonly FrozenSet<string> NoParties = FrozenSet.Create(
        StringComparer.Ordinal,
        "BUS",
        "JRN",
        "EDU",
        "MED",
        "CVL",
        "SPT",
        "LAB"
    );

    /// <summary>Sectors of one state that stand against its government: the two are two parties.</summary>
    private static readonly FrozenSet<string> Against = FrozenSet.Create(
        StringComparer.Ordinal,
        "REB",
        "OPP",
        "SEP",
        "INS",
        "UAF",
        "PRM",
        "REF",
        "CVL"
    );

    /// <summary>"offered a few curt assessments": given by speaking.</summary>
    private static readonly FrozenSet<string> SpokenThings = EmbeddedLines.Words("spoken-things.tsv").ToFrozenSet();

    /// <summary>"threatening to derail the talks": what may come of it.</summary>
    private static readonly FrozenSet<string> Endangering = EmbeddedLines.Words("endangering-verbs.tsv").ToFrozenSet();

    /// <summary>Verbs that tell a state of mind or of the world, not an act: "hope", "believe", "win".</summary>
    private static readonly FrozenSet<string> NoActs = EmbeddedLines.Words("no-acts.tsv").ToFrozenSet();

    public static bool Pass(SentenceView view, PositionLines.Draft draft, string proposition)
    {
        if (
            proposition.Length < 4
            || !proposition.Contains(' ', StringComparison.Ordinal)
                && draft.Content.Kind == SlotKind.Noun
                && NominalActs.VerbOf(view.Tree.Lemma(draft.Content.Head)) is null
                && draft.Template == "-"
        )
        {
            return false;
        }

        if (draft.Kind == PositionKind.Threat && (IsInDanger(view, draft) || IsForetold(view, draft)))
        {
            return false;
        }

        // "to keep theirs", "to do so": nobody can tell what is wanted.
        string[] words = proposition.Split(' ');
        if (words.Length == 2 && words[1] is "it" or "them" or "theirs" or "so" or "this" or "that" or "him" or "her" or "ours" or "more")
        {
            return false;
        }

        // "roll back what it sees as": what, the words do not say. A bare verb ("we will endure") is too little to believe the model.
        if (
            words[^1] is "what" or "which" or "who" or "whom"
            || (
                words.Length == 1
                && draft.Rule == ActPositions.Rule
                && (draft.Kind is not (PositionKind.Demand or PositionKind.Condition) || !draft.Content.IsClause)
            )
        )
        {
            return false;
        }

        // "principles that it is committed to uphold": what is upheld stands outside.
        if (words.Length == 1 && draft.Content.IsClause && view.Tree.Relation(view.Tree.FirstConjunct(draft.Anchor)) == "acl:relcl")
        {
            return false;
        }

        // "would have sent more": what was not done is no offer, "is more reluctant to" compares.
        if (IsCounterfactual(view, draft) || IsCompared(view.Tree, draft))
        {
            return false;
        }

        // "did not agree": to what, the words do not say.
        if (proposition is "agree" or "accept" or "go on" or "continue")
        {
            return false;
        }

        return !IsOfNothing(view.Tree, draft)
            && draft.Holder.Actors.Any(IsParty)
            && CrossesLine(draft)
            && IsAct(view, draft)
            && !IsInferred(view, draft);
    }

    // "no letter from Quell will open it": nobody undertakes what nothing will do.
    private static bool IsOfNothing(SentenceTree tree, PositionLines.Draft draft) =>
        draft.Kind is PositionKind.Offer or PositionKind.Commitment or PositionKind.Threat
        && draft.Content.IsClause
        && Clause.SubjectOf(tree, draft.Content.Head) is var subject and >= 0
        && tree.Child(subject, "det") is var determiner and >= 0
        && tree.Lemma(determiner) is "no" or "neither";

    private static bool IsCounterfactual(SentenceView view, PositionLines.Draft draft) =>
        draft.Content.IsClause
        && draft.Kind is PositionKind.Offer or PositionKind.Commitment or PositionKind.Threat
        && (
            Clause.Of(view.Tree, draft.Content.Head) is { Modal: "would" or "could" or "might", Perfect: true }
            || HasUnrealCondition(view, draft.Content.Head)
        );

    // "if I were the president", "had there been a casualty": what would be done if things were as they are not.
    private static bool HasUnrealCondition(SentenceView view, int head)
    {
        SentenceTree tree = view.Tree;
        foreach (int clause in tree.Children(head))
        {
            if (!tree.Is(clause, "advcl"))
            {
                continue;
            }

            bool marked = tree.Child(clause, "mark") >= 0;
            int subject = Clause.SubjectOf(tree, clause);
            foreach (int word in (ReadOnlySpan<int>)[clause, .. tree.Children(clause)])
            {
                string form = view.Words[word].Lower;
                bool were = form == "were" && subject >= 0 && IsSingular(view, subject);
                bool had = form == "had" && !marked && word == tree.Extent(clause).First;
                if (were || had)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsSingular(SentenceView view, int subject) =>
        view.Tree.Tag(subject) is "NN" or "NNP" || view.Words[subject].Lower is "i" or "he" or "she" or "it";

    private static bool IsCompared(SentenceTree tree, PositionLines.Draft draft) =>
        tree.Class(draft.Anchor) == "ADJ"
        && tree.Child(draft.Anchor, "advmod") is var degree and >= 0
        && tree.Lemma(degree) is "more" or "less"
        && !(degree + 1 < tree.Count && tree.Lemma(degree + 1) == "than");

    private const int MostSteps = 5;

    /// <summary>Words under which somebody else's position is inferred, foreseen or hoped for.</summary>
    private static readonly FrozenSet<string> Inferring =
    [
        .. EmbeddedLines.Words("inferring-words.tsv"),
        .. EmbeddedLines.Words("foreseeing-words.tsv"),
    ];

    /// <summary>"everything suggests that Arvenia has decided not to talk": what one side makes of another is no position of the other.</summary>
    private static bool IsInferred(SentenceView view, PositionLines.Draft draft)
    {
        SentenceTree tree = view.Tree;
        int at = draft.Anchor;
        for (int step = 0; step < MostSteps && tree.Head(at) is var head and >= 0; step++)
        {
            if (tree.Is(at, "ccomp") && Inferring.Contains(tree.Lemma(head)))
            {
                int subject = Clause.SubjectOf(tree, head);
                return subject >= 0
                    && !(Party.Of(view.MentionAt(subject)) is { } seeing && seeing.Shares(draft.Holder))
                    && !(
                        view.Words[subject].Is(WordRole.Pronoun)
                        && view.StatementAt(at)?.Speaker is { } speaker
                        && draft.Holder.Has(speaker)
                    );
            }

            at = head;
        }

        return false;
    }

    /// <summary>A thing demanded or offered is an act ("withdrawal", "talks") or something that can be given; "strong new government" is neither.</summary>
    private static bool NamesAct(SentenceView view, PositionLines.Draft draft, int head)
    {
        string lemma = view.Tree.Lemma(head);
        if (
            view.Words[head].InTime
            || view.Tree.Class(head) is "PROPN" or "ADJ"
            || (draft.Template == "give _" && SpokenThings.Contains(lemma))
            || (ActingNouns.Contains(lemma) && NominalActs.VerbOf(lemma) is null)
        )
        {
            return false;
        }

        return draft.Template != "-"
            || NominalActs.VerbOf(lemma) is not null
            || NominalActs.VerbOf(view.Words[head].Lower) is not null
            || Endings.Any(ending => lemma.EndsWith(ending, StringComparison.Ordinal) && lemma.Length > ending.Length + 2);
    }

    private static readonly string[] Endings = ["tion", "sion", "ment", "ance", "ence", "ing", "al", "ure"];

    public static bool IsParty(Actor actor) =>
        actor.Code is { } code ? Sector(code) is not { } sector || !NoParties.Contains(sector) : actor.Type is not ActorType.Person;

    public static string? Sector(string code)
    {
        int space = code.LastIndexOf(' ');
        return space < 0 ? null : code[(space + 1)..];
    }

    // Holder and the one who must act are of one state, and neither stands against its government: a quarrel at home.
    private static bool CrossesLine(PositionLines.Draft draft)
    {
        Party? other =
            draft.Performer is { } performer && draft.Kind is PositionKind.Demand or PositionKind.Condition ? performer : draft.Addressee;
        if (other is null)
        {
            return true;
        }

        foreach (Actor one in other.Actors)
        {
            foreach (Actor holder in draft.Holder.Actors)
            {
                if (one.Party != holder.Party || StandsAgainst(one) != StandsAgainst(holder) || one.Code is null)
                {
                    return true;
                }
            }
        }

        return draft.Kind is PositionKind.Commitment && draft.Holder.Actors.Length > 1;
    }

    private static bool StandsAgainst(Actor actor) => actor.Code is { } code && Sector(code) is { } sector && Against.Contains(sector);

    /// <summary>"insisted that the strait is a matter for Soland", "demanded to know why it had left": told as so, not asked for. After "insist" and
    /// "suggest" the present tells what is so; after others only the past does, since many write "demanded that it leaves".</summary>
    private static bool Asserts(SentenceView view, int head, int anchor)
    {
        SentenceTree tree = view.Tree;
        // "that Tasmere lower the toll": taggers take a bare form for the past. Only an ending tells.
        bool past = tree.Tag(head) == "VBD" && view.Words[head].Lower.EndsWith("ed", StringComparison.Ordinal);
        bool present = tree.Tag(head) == "VBZ";
        foreach (int child in tree.Children(head))
        {
            if (tree.Is(child, "aux") || tree.Is(child, "cop"))
            {
                if (tree.Tag(child) == "MD")
                {
                    // "suggesting that they would not leave": "should" alone asks.
                    return tree.Lemma(child) is not ("should" or "must" or "ought" or "shall")
                        && anchor >= 0
                        && tree.Lemma(anchor) is "insist" or "suggest";
                }

                past |= tree.Tag(child) == "VBD";
                present |= tree.Tag(child) is "VBZ" or "VBP" && view.Words[child].Lower != "be";
            }
        }

        return past || (present && anchor >= 0 && tree.Lemma(anchor) is "insist" or "suggest");
    }

    private static bool IsAct(SentenceView view, PositionLines.Draft draft)
    {
        SentenceTree tree = view.Tree;
        int head = draft.Content.Head;
        if (!draft.Content.IsClause)
        {
            return draft.Content.Kind == SlotKind.NounAndParticiple
                || draft.Implied
                || (!NoActs.Contains(tree.Lemma(head)) && NamesAct(view, draft, head));
        }

        if (draft.Borne)
        {
            return true;
        }

        if (draft.Content.Kind == SlotKind.Clause && draft.Kind == PositionKind.Demand && Asserts(view, head, draft.Anchor))
        {
            return false;
        }

        int copula = tree.IsVerb(head) ? -1 : tree.Child(head, "cop");
        return copula >= 0
            // "must be fair", "must be out of the valley"
            ? draft.Kind == PositionKind.Demand
                && (tree.Class(head) == "ADJ" || tree.Child(head, "case") >= 0)
                && view.Words[copula].Lower == "be"
            : !NoActs.Contains(tree.Lemma(head));
    }

    // "threatens Arvenia's independence": what is in danger, not what is threatened.
    private static bool IsInDanger(SentenceView view, PositionLines.Draft draft) =>
        draft.Content.IsClause
            ? view.Tree.Lemma(draft.Anchor) == "threaten" && Endangering.Contains(view.Tree.Lemma(draft.Content.Head))
            : IsThingInDanger(view, draft);

    private static bool IsThingInDanger(SentenceView view, PositionLines.Draft draft) =>
        draft.Content.Kind == SlotKind.Noun
        && view.Tree.Lemma(draft.Anchor) is "threaten" or "warning"
        && view.Tree.Lemma(draft.Content.Head) is var thing
        && (NominalActs.VerbOf(thing) is not { Replaces: true } act || act.Verb.Contains(' ', StringComparison.Ordinal))
        && !Forewarnings.IsBorne(thing)
        && !PositionKinds.IsHarmful(view, draft.Content);

    // "warned that her country would", and "if the money fails to come, he warned, the lake will be closed": nobody else is said to do it.
    private static bool IsForetold(SentenceView view, PositionLines.Draft draft) =>
        Forewarnings.IsForecast(
            view,
            draft.Anchor,
            at => PhraseParties.IsOwnSide(view, at) || (Party.Of(view.MentionAt(at)) is { } named && named.Shares(draft.Holder))
        )
        && !(
            draft.Content.IsClause
            && Clause.Of(view.Tree, draft.Content.Head) is { Passive: true, Modal: "will" or "would" or "shall" }
            && (
                Conditions.OpensHypothesis(view.Tree, 0)
                || (Conditions.Of(view, draft.Content, draft.Anchor) is { } condition && Conditions.IsOpen(condition))
            )
        );
}
