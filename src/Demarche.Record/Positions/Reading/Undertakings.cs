using System.Collections.Frozen;

namespace Demarche.Record;

/// <summary>What a side says that it will, will not or would do, and what it says that another must do.</summary>
internal static class Undertakings
{
    /// <summary>The rules of what a side says that it will do, and that will be done.</summary>
    public const string WillRule = "X will VP";

    public const string WillBeRule = "X say NP will be VPed";

    private static readonly FrozenSet<string> Timetable = EmbeddedLines.Words("timetable-verbs.tsv").ToFrozenSet();
    private static readonly FrozenSet<string> s_judging = EmbeddedLines.Words("judging-verbs.tsv").ToFrozenSet();
    private static readonly FrozenSet<string> s_foretold = EmbeddedLines.Words("foretold-verbs.tsv").ToFrozenSet();

    public static void InSentence(ReadingContext context, SentenceView view, List<FoundPosition> found)
    {
        SentenceTree tree = view.Tree;
        if (view.EndsWith('?'))
        {
            return;
        }

        for (int i = 0; i < view.Words.Length; i++)
        {
            Clause clause = Clause.Of(tree, i);
            if (clause.Modal is "must" && tree.Child(i, "cop") >= 0)
            {
                At(context, view, found, clause, duty: true);
            }
            else if (tree.IsVerb(i) && clause.Modal is "will" or "shall" or "would" or "must" or "should")
            {
                At(context, view, found, clause, clause.Modal is "must" or "should");
            }
            else if (tree.IsVerb(i) && clause.Infinitive && IsDuty(tree, i))
            {
                At(context, view, found, clause, duty: true);
            }
        }
    }

    // "has to open", "needs to open", "is obliged to open".
    private static bool IsDuty(SentenceTree tree, int infinitive)
    {
        int governor = tree.Head(infinitive);
        return governor >= 0
            && tree.Is(infinitive, "xcomp")
            && tree.Lemma(governor) is "have" or "need" or "obliged"
            && !Clause.Of(tree, governor).Passive
            && !Clause.Of(tree, governor).Negated
            && Clause.Of(tree, governor).Modal is null or "will";
    }

    private static void At(ReadingContext context, SentenceView view, List<FoundPosition> found, Clause clause, bool duty)
    {
        SentenceTree tree = view.Tree;
        int subject = Clause.SubjectOf(tree, clause.Head);
        if (
            IsUnderCondition(tree, clause.Head)
            || (Denials.Cover(tree, clause.Head) && !duty)
            || tree.Is(clause.Head, "acl")
            || found.Exists(f => f.View == view && (f.Anchor == clause.Head || f.Content == clause.Head))
        )
        {
            return;
        }

        Party? who = PhraseParties.Of(context, view, subject);
        Party? speaker = ClauseSpeaker.Of(context, view, clause.Head, out bool attributed);
        if (duty)
        {
            if (
                speaker is null
                || (who is not null && who.Shares(speaker) && who.Actors.Length == 1)
                || clause.Negated && clause.Modal is null
            )
            {
                return;
            }

            Party? performer = clause.Passive ? PhraseParties.Of(context, view, FrameMatcher.AgentOf(tree, clause.Head)) : who;
            if (performer is not null || IsAskedOfNobody(view, clause, subject, speaker, attributed))
            {
                Add(context, view, found, PositionKind.Demand, PositionForce.Demand, speaker, performer, clause, "X say Y must VP");
            }

            return;
        }

        if (clause.Passive)
        {
            if (attributed && speaker is not null)
            {
                Passive(context, view, found, clause, subject, speaker);
            }

            return;
        }

        if (who is null || !attributed)
        {
            return;
        }

        bool nobody = speaker is null || speaker.Actors.All(static a => a.Code is null && a.Type == ActorType.Person);
        if (nobody ? !IsOfficialSource(view, clause.Head) : !who.Shares(speaker))
        {
            return;
        }

        bool would = clause.Modal == "would";
        StatedCondition? condition = Conditions.Of(view, new Complement(SlotKind.Clause, clause.Head, subject), -1);
        if (tree.Lemma(clause.Head) is "have" or "be" or "need" or "reject" or "refuse" or "study" or "consider")
        {
            return;
        }

        if (
            condition is null
            && !clause.Negated
            && IsTimetable(tree, clause.Head)
            && !PositionKinds.IsHarmful(view, new Complement(SlotKind.Clause, clause.Head, subject))
        )
        {
            return;
        }

        if (nobody && speaker is { Actors: [{ } person] } && who.Actors.Length == 1)
        {
            context.Speaks(person, who.Actors[0]);
        }

        PositionKind kind =
            clause.Negated ? PositionKind.Refusal
            : condition is { Marker: "unless" } || ElseWords.Open(view, clause.Head) ? PositionKind.Threat
            : would && condition is not null ? PositionKind.Offer
            : PositionKind.Commitment;
        Add(
            context,
            view,
            found,
            kind,
            kind == PositionKind.Offer ? PositionForce.Offers : PositionForce.Promises,
            who,
            null,
            clause,
            clause.Negated ? "X will not VP" : WillRule
        );
    }

    /// <summary>"The trains must be sent back, Adair said": what is to be done to a thing, by whoever has it.</summary>
    private static bool IsAskedOfNobody(SentenceView view, Clause clause, int subject, Party speaker, bool attributed) =>
        attributed
        && view.Tree.Child(clause.Head, "aux") > subject // "should the bridge stay shut" supposes
        && (clause.Modal is "must" || (clause.Modal == "should" && clause.Passive))
        && subject >= 0
        && view.Tree.Class(subject) != "PRON"
        && speaker.Actors.Any(static actor => actor.Code is not null)
        && (clause.Passive ? !IsJudgement(view.Tree, clause.Head) : IsPlace(view.Tree, clause.Head));

    // "must be seen as", "must be said": how things are to be looked at, nothing to be done.
    private static bool IsJudgement(SentenceTree tree, int verb) => s_judging.Contains(tree.Lemma(verb));

    // "must be out of the valley", "must be gone by Friday", not "must be a mistake".
    private static bool IsPlace(SentenceTree tree, int head) =>
        tree.Child(head, "case") >= 0 || tree.Class(head) == "ADV" || tree.Lemma(head) is "gone" or "free" or "open" or "closed";

    /// <summary>
    /// "Arvenian ports will be closed to its ships, Adair announced", "if the men are not freed, its envoy would be sent home, Adair said": what will be
    /// done to a side's own things, or be done on a condition to those of others, is the speaker's to do; and so is what will not be done.
    /// </summary>
    private static void Passive(
        ReadingContext context,
        SentenceView view,
        List<FoundPosition> found,
        Clause clause,
        int subject,
        Party speaker
    )
    {
        SentenceTree tree = view.Tree;
        if (
            subject < 0
            || tree.Class(subject) == "PRON"
            || speaker.Actors.All(static actor => actor.Code is null)
            || FrameMatcher.AgentOf(tree, clause.Head) >= 0
            || s_foretold.Contains(tree.Lemma(clause.Head))
        )
        {
            return;
        }

        if (clause.Negated)
        {
            Add(context, view, found, PositionKind.Refusal, PositionForce.Promises, speaker, null, clause, "X say NP will not be VPed");
            return;
        }

        Complement content = new(SlotKind.Clause, clause.Head, subject);
        bool harms = PositionKinds.IsHarmful(view, content);
        bool conditional = Conditions.Of(view, content, -1) is not null;
        bool own = PhraseParties.IsOwnSide(view, subject) || IsOf(view, subject, speaker);
        if (ElseWords.Open(view, clause.Head))
        {
            Add(context, view, found, PositionKind.Threat, PositionForce.Promises, speaker, null, clause, WillBeRule);
        }
        else if (harms ? conditional || own : own && clause.Modal != "would")
        {
            PositionKind kind = harms ? PositionKind.Threat : PositionKind.Commitment;
            Add(context, view, found, kind, PositionForce.Promises, speaker, null, clause, WillBeRule);
        }
    }

    // "Arvenian ports", "Arvenia's envoy": named before the noun as the one whose it is.
    private static bool IsOf(SentenceView view, int noun, Party party)
    {
        foreach (int child in view.Tree.Children(noun))
        {
            if (child < noun && Party.Of(view.MentionAt(child)) is { } owner && owner.Shares(party))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"will meet on Monday", "will hold talks": what is on the calendar binds nobody to anybody.</summary>
    public static bool IsTimetable(SentenceTree tree, int verb) =>
        Timetable.Contains(tree.Lemma(verb))
        && (
            tree.Child(verb, "obj") < 0
            || tree.Lemma(verb)
                is "meet"
                    or "visit"
                    or "attend"
                    or "host"
                    or "hold"
                    or "address"
                    or "see"
                    or "have"
                    or "take"
                    or "get"
                    or "face"
                    or "find"
                    or "want"
                    or "need"
                    or "show"
                    or "win"
                    or "lose"
        );

    /// <summary>"the foreign ministry said", where nobody says of which state: taken for the side that will act.</summary>
    private static bool IsOfficialSource(SentenceView view, int at)
    {
        SentenceTree tree = view.Tree;
        int verb = -1;
        for (int word = at, steps = 0; word >= 0 && steps < 6 && verb < 0; word = tree.Head(word), steps++)
        {
            verb = tree.Is(word, "ccomp") && tree.Head(word) >= 0 && ClauseSpeaker.Says(view, tree.Head(word)) ? tree.Head(word) : -1;
            foreach (int child in tree.Children(word))
            {
                verb =
                    (tree.Is(child, "parataxis") || tree.Is(child, "conj")) && ClauseSpeaker.Says(view, child) && word == at ? child : verb;
            }
        }

        int subject = verb < 0 ? -1 : Clause.SubjectOf(tree, verb);
        // "He", "Okoye": a person whose state nobody names says what a state will do; "analysts" do not speak for one.
        return subject >= 0
            && (PhraseParties.Acts(view, subject) || tree.Class(subject) is "PROPN" || view.Words[subject].Lower is "he" or "she");
    }

    private static void Add(
        ReadingContext context,
        SentenceView view,
        List<FoundPosition> found,
        PositionKind kind,
        PositionForce force,
        Party holder,
        Party? performer,
        Clause clause,
        string rule
    )
    {
        List<Complement> contents = [];
        FrameMatcher.Joined(view.Tree, SlotKind.Clause, clause.Head, -1, contents);
        foreach (Complement content in contents.Take(1))
        {
            PositionLines.Add(
                context,
                view,
                found,
                new PositionLines.Draft(
                    kind,
                    force,
                    holder,
                    kind == PositionKind.Demand ? performer : null,
                    kind == PositionKind.Demand ? performer : holder,
                    content,
                    clause.Head,
                    "-",
                    rule
                )
            );
        }
    }

    private static bool IsUnderCondition(SentenceTree tree, int head)
    {
        int at = head;
        for (int steps = 0; steps < 5 && at >= 0; steps++)
        {
            if (tree.Is(at, "advcl") || (tree.Is(at, "ccomp") && tree.Marker(at) is "if" or "whether"))
            {
                return true;
            }

            at = tree.Head(at);
        }

        return false;
    }
}
