using System.Collections.Frozen;

namespace Demarche.Record;

/// <summary>What a side says that it will, will not or would do, and what it says that another must do.</summary>
internal static class Undertakings
{
    private static readonly FrozenSet<string> Timetable = EmbeddedLines.Words("timetable-verbs.tsv").ToFrozenSet();

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
            if (tree.IsVerb(i) && clause.Modal is "will" or "shall" or "would" or "must" or "should")
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
        Party? speaker = Speaker(context, view, clause.Head, out bool attributed);
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
            if (performer is null)
            {
                return;
            }

            Add(context, view, found, PositionKind.Demand, PositionForce.Demand, speaker, performer, clause, "X say Y must VP");
            return;
        }

        if (who is null || clause.Passive || !attributed)
        {
            return;
        }

        bool nobody = speaker is null || speaker.Actors.All(static a => a.Code is null && a.Type == ActorType.Person);
        if (attributed && (nobody ? !IsOfficialSource(view, clause.Head) : !who.Shares(speaker)))
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
            : condition is { Marker: "unless" } ? PositionKind.Threat
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
            clause.Negated ? "X will not VP" : "X will VP"
        );
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
            verb = tree.Is(word, "ccomp") && tree.Head(word) >= 0 && Says(view, tree.Head(word)) ? tree.Head(word) : -1;
            foreach (int child in tree.Children(word))
            {
                verb = (tree.Is(child, "parataxis") || tree.Is(child, "conj")) && Says(view, child) && word == at ? child : verb;
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

    /// <summary>Who says it: the subject of the verb that governs the clause, else the speaker of the statement around it.</summary>
    private static Party? Speaker(ReadingContext context, SentenceView view, int at, out bool attributed)
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

    private static bool Says(SentenceView view, int verb) =>
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
