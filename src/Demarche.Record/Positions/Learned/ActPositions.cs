using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Demarche.Record;

/// <summary>
/// Adds the positions that the trained reader of acts finds to those of the frames: the many ways of telling that no frame foresees
/// ("wants the trawler back", "must be released, and at once"). Whom the words name, what is wanted and how it is dated is read as for the frames.
/// </summary>
internal static class ActPositions
{
    /// <summary>The rule of lines that the model reads.</summary>
    public const string Rule = "read by the model";

    /// <summary>Least sure that the word tells a position at all, and that it is one of the group of its kind. Chosen on development data (docs/accuracy.md).</summary>
    private const double Enough = 0.8;

    // So sure where a threat hangs on a condition that opens the sentence.
    private const double EnoughOnCondition = 0.5;

    private const double EnoughOfKind = 0.3;

    // Least sure that what is proposed, by nobody named, is offered and not asked for.
    private const double SureOffer = 0.6;

    // Least sure that a threat is one, where neither the act harms nor anything hangs on it.
    private const double SureThreat = 0.8;

    /// <param name="holders">Infers whose a position is of which the words do not say it.</param>
    public static void InSentence(
        ReadingContext context,
        ActViews acts,
        HolderInference holders,
        SentenceView view,
        List<FoundPosition> found
    )
    {
        foreach ((Act act, int word) in acts.Sure(view, ActLayer.Position, EnoughOnCondition, EnoughOfKind))
        {
            if (act.Probability < Enough && !IsThreatOnCondition(view, act, word))
            {
                continue;
            }

            Add(context, acts, holders, view, found, act, word);
        }
    }

    private static void Add(
        ReadingContext context,
        ActViews acts,
        HolderInference holders,
        SentenceView view,
        List<FoundPosition> found,
        Act act,
        int trigger
    )
    {
        if (ActContents.Words(acts, act, view) is not { } words)
        {
            return;
        }

        PositionKind kind = PatternTable.KindOf(act.Label);
        if (
            kind != PositionKind.Condition
            && (IsOnlySupposed(view, trigger, kind) || (kind != PositionKind.Refusal && Denials.Cover(view.Tree, trigger)))
        )
        {
            return;
        }

        int same = found.FindIndex(other =>
            other.View == view && (other.Anchor == trigger || (other.Content >= words.First && other.Content < words.End))
        );
        if (same >= 0)
        {
            // The frames know more of a line that both read, but not what does harm.
            found[same] = AsOffer(AsThreat(found[same], kind), kind, act.LabelProbability);
            return;
        }

        Party? told =
            acts.OfOrSpeaker(act, ActRole.Holder, view, trigger) ?? BySyntax(context, view, trigger) ?? Subject(context, view, trigger);
        Party? likely = told is null || HolderInference.IsStranger(context, view, told) ? holders.Of(act, view, trigger) : null;
        if ((likely ?? told) is not { } holder)
        {
            return;
        }

        if (IsSufferer(view, words.Head, holder) && view.StatementAt(trigger)?.Speaker is { } threatening)
        {
            holder = new Party([threatening], trigger, trigger + 1);
            likely = null;
        }

        Party? sided = context.BySide(view, holder, holder.First);
        bool inferred = likely is not null || sided is not null;
        holder = sided ?? holder;
        Party? toWhom = acts.Of(act, ActRole.Addressee, view, trigger);
        // "asks its own people to leave" asks no other party.
        bool asked = toWhom is null && AsksSomebody(view.Tree, act, trigger);
        Party? addressee = Other(toWhom, holder);
        Party? performer = acts.Of(act, ActRole.Performer, view, trigger);
        if (kind is PositionKind.Demand or PositionKind.Condition)
        {
            performer = Other(performer, holder);
            addressee ??= performer;
            performer ??= addressee;
        }

        Complement content = ActContents.Of(view, words.Head, trigger, kind);
        holder = WithoutTeller(context, view, content, holder, kind);
        if (
            (kind == PositionKind.Threat && IsOnlyForeseen(view, trigger, holder))
            || (kind is PositionKind.Offer or PositionKind.Commitment or PositionKind.Threat && Preparing.Tells(view.Tree, trigger))
            || (content.Kind == SlotKind.Noun && view.Tree.Marker(content.Head) == "from")
        )
        {
            // "guarantees, which Arvenia demands from Tasmere": from whom is not what.
            return;
        }

        if (
            (content.Kind == SlotKind.Noun && IsSubjectOfState(view.Tree, content.Head))
            || IsOthers(view, trigger, holder)
            || (kind == PositionKind.Refusal && IsDeedThatGoesOn(view.Tree, content))
        )
        {
            return;
        }

        string? condition = kind is PositionKind.Demand or PositionKind.Condition ? null : ConditionOf(acts, act, view);
        if (
            kind == PositionKind.Threat
            && condition is null
            && (act.LabelProbability < SureThreat || !content.IsClause)
            && !ElseWords.Open(view, content.Head)
            && !IsThreat(view, content, trigger)
        )
        {
            // "vowed to preserve their open-door policy": firm words, and no harm to anybody.
            kind = PositionKind.Commitment;
        }

        if (
            kind == PositionKind.Commitment
            && !content.IsClause
            && view.Tree.Lemma(trigger) == "undertake"
            && !(trigger + 1 < view.Words.Length && view.Words[trigger + 1].Lower == "to")
        )
        {
            // "undertook a mission": what is done, not what is promised.
            return;
        }

        bool promised = s_promising.Contains(view.Tree.Lemma(trigger)) || (view.Tree.Lemma(trigger) == "give" && Gives(view.Tree, trigger));
        if (kind == PositionKind.Commitment && !promised && content.IsClause && Undertakings.IsTimetable(view.Tree, content.Head))
        {
            // "promised to have them home" binds, "will have a look" does not.
            return;
        }

        bool asks = kind is PositionKind.Demand or PositionKind.Condition;
        if (kind == PositionKind.Demand && IsOfItself(context, view, content, holder))
        {
            return;
        }

        if (
            asks
                ? content.Kind == SlotKind.Infinitive && addressee is null && performer is null && !asked
                : !IsOwnAct(context, view, content, holder)
        )
        {
            // "wants to raise the tension" asks nobody; "warned that an invasion could begin" threatens with nothing of one's own.
            return;
        }

        content = content with { Doer = DoerOf(context, view, content) };
        PositionLines.Add(
            context,
            view,
            found,
            new PositionLines.Draft(
                kind,
                act.Force is { } force ? PatternTable.ForceOf(force.Replace(" ", "", StringComparison.Ordinal)) : null,
                holder,
                addressee,
                performer,
                content,
                trigger,
                content.Kind == SlotKind.Noun && NominalActs.VerbOf(view.Tree.Lemma(content.Head)) is null ? Given(kind) : "-",
                Rule
            )
            {
                Predicate = view.Tree.IsVerb(trigger) ? trigger : -1,
                Inferred = inferred,
                Implied = act.Implied,
                Condition = condition,
            }
        );
    }

    // "Should the money fail to arrive, deliveries will be cut by half": the model is less sure of a threat that no word names.
    private static bool IsThreatOnCondition(SentenceView view, Act act, int word)
    {
        SentenceTree tree = view.Tree;
        int verb = tree.Is(word, "aux") ? tree.Head(word) : word;
        return act.Label == "threat"
            && Conditions.OpensHypothesis(tree, 0)
            && verb >= 0
            && tree.IsVerb(verb)
            && Clause.Of(tree, verb).Modal is "will" or "would" or "shall";
    }

    // "will close its skies if no lorry crosses": which acts do harm no list of verbs foresees.
    private static FoundPosition AsThreat(FoundPosition found, PositionKind read) =>
        read == PositionKind.Threat
        && found.Line is { Kind: PositionKind.Commitment or PositionKind.Offer, Rule: Undertakings.WillRule or Undertakings.WillBeRule }
        && (found.Line.Condition is not null || ElseWords.Open(found.View, found.Content))
            ? found with
            {
                Line = found.Line with { Kind = PositionKind.Threat, Force = null },
            }
            : found;

    // "proposed that the money be paid out through the council": whether by himself or by another, the words do not say; the model reads what stands around.
    private static FoundPosition AsOffer(FoundPosition found, PositionKind read, double sure) =>
        read == PositionKind.Offer
        && sure >= SureOffer
        && found.Line.Kind == PositionKind.Demand
        && found.View.Tree.Lemma(found.Anchor) is "propose" or "suggest"
        && found.Content >= 0
        && found.View.Tree.IsVerb(found.Content)
        && Clause.Of(found.View.Tree, found.Content).Passive
        && FrameMatcher.AgentOf(found.View.Tree, found.Content) < 0
            ? found with
            {
                Line = found.Line with { Kind = PositionKind.Offer, Force = null, Performers = found.Line.Holders },
            }
            : found;

    // Words that the model may have left off the end of a condition.
    private const int MostBehind = 6;

    // A condition before the comma that it ends at, for trees that do not hang it on what it is a condition of.
    private static string? ConditionOf(ActViews acts, Act act, SentenceView view)
    {
        if (acts.Words(act.Stretch(ActStretch.Condition)) is not { } told || told.View != view || !Conditions.Opens(view.Tree, told.First))
        {
            return null;
        }

        int end = told.End;
        while (end < view.Words.Length && end < told.End + MostBehind && view.Words[end].Lower is not ("," or "." or ";"))
        {
            end++;
        }

        return PropositionWriter.Plain(view, told.First, WithoutSpeaker(view, told.First, end));
    }

    // "Unless the fleet leaves, the navy's chief said": who said it is no part of it.
    private static int WithoutSpeaker(SentenceView view, int first, int end)
    {
        if (!view.Words[end - 1].Is(WordRole.Say))
        {
            return end;
        }

        for (int i = end - 1; i > first; i--)
        {
            if (view.Words[i].Lower == ",")
            {
                return i;
            }
        }

        return end;
    }

    // Where the model names nobody: whoever sent the document that the word speaks for, or whoever says what it is joined to.
    private static Party? BySyntax(ReadingContext context, SentenceView view, int trigger)
    {
        if (Documents.Around(view, trigger) is var document and >= 0)
        {
            return Documents.SenderOf(context, view, document);
        }

        int verb = view.Tree.Is(trigger, "aux") ? view.Tree.Head(trigger) : trigger;
        return Clause.Of(view.Tree, verb).Modal is "must" or "should" ? SpeakerBeside(context, view, verb) : null;
    }

    // "She told Tasmere to withdraw the frigate": the model marks no pronouns.
    private static Party? Subject(ReadingContext context, SentenceView view, int trigger) =>
        view.Tree.IsVerb(trigger)
        && !Clause.Of(view.Tree, trigger).Passive
        && Clause.SubjectOf(view.Tree, trigger) is var subject and >= 0
        && view.Tree.Class(subject) == "PRON"
            ? PhraseParties.Of(context, view, subject)
            : null;

    // "The price is too high, she argued, and Tasmere must lower it": what is joined to words that somebody says is said as well.
    private static Party? SpeakerBeside(ReadingContext context, SentenceView view, int verb)
    {
        SentenceTree tree = view.Tree;
        if (!tree.Is(verb, "conj") || tree.Head(verb) is not (var first and >= 0))
        {
            return null;
        }

        foreach (int child in tree.Children(first))
        {
            if (child < verb && tree.Is(child, "parataxis") && view.Words[child].Is(WordRole.Say))
            {
                return PhraseParties.Of(context, view, Clause.SubjectOf(tree, child));
            }
        }

        return null;
    }

    // "the president pointed out that Tasmerian forces plan to attack": of two sides that the words name, the one that is to do it.
    private static Party WithoutTeller(ReadingContext context, SentenceView view, Complement content, Party holder, PositionKind kind)
    {
        if (
            kind is PositionKind.Demand or PositionKind.Condition
            || !content.IsClause
            || holder.Actors.Length < 2
            || view.StatementAt(content.Head)?.Speaker is not { } teller
            || PhraseParties.Of(context, view, Clause.SubjectOf(view.Tree, content.Head)) is not { } doer
            || doer.Actors.Any(actor => actor.Party == teller.Party)
        )
        {
            return holder;
        }

        ImmutableArray<Actor> others = holder.Actors.RemoveAll(actor => actor.Party == teller.Party);
        return others.IsEmpty ? holder : holder with { Actors = others };
    }

    private const int MostSteps = 6;

    // Words that bind whoever says them, also to what otherwise stands in a calendar.
    private static readonly FrozenSet<string> s_promising = EmbeddedLines.Words("promising-words.tsv").ToFrozenSet();

    // "gave its word".
    private static bool Gives(SentenceTree tree, int verb) =>
        tree.Child(verb, "obj") is var given and >= 0 && s_promising.Contains(tree.Lemma(given));

    private static readonly FrozenSet<string> s_foreseeing = EmbeddedLines.Words("foreseeing-words.tsv").ToFrozenSet();

    // "Arvenia is convinced that Tasmere will attack": what one side foresees or fears of another is no threat of the other.
    private static bool IsOnlyForeseen(SentenceView view, int trigger, Party holder)
    {
        if (view.StatementAt(trigger)?.Speaker is not { } speaker || holder.Actors.Any(own => own.Party == speaker.Party))
        {
            return false;
        }

        int at = trigger;
        for (int step = 0; step < MostSteps && at >= 0; step++)
        {
            if (s_foreseeing.Contains(view.Tree.Lemma(at)))
            {
                return true;
            }

            at = view.Tree.Head(at);
        }

        return false;
    }

    // "suggesting that they would not leave": what the holder will do itself is asked of nobody.
    private static bool IsOfItself(ReadingContext context, SentenceView view, Complement content, Party holder) =>
        content.Kind == SlotKind.Clause
        && Clause.Of(view.Tree, content.Head) is { Passive: false, Modal: "would" or "will" }
        && view.Tree.Child(content.Head, "nsubj") is var subject and >= 0
        && PhraseParties.Of(context, view, subject) is { } party
        && party.Shares(holder);

    // "insisted that the strait is a matter for its own pilots": how things are, not what is wanted.
    private static bool IsSubjectOfState(SentenceTree tree, int word) =>
        tree.Is(word, "nsubj") && tree.Head(word) is var state and >= 0 && tree.Child(state, "cop") >= 0 && tree.Child(state, "aux") < 0;

    // "rejected a demand to open the gates": who rejects it did not make it.
    private static bool IsOthers(SentenceView view, int trigger, Party holder)
    {
        SentenceTree tree = view.Tree;
        int verb = tree.Head(trigger);
        return tree.Class(trigger) == "NOUN"
            && verb >= 0
            && tree.Is(trigger, "obj")
            && !PositionNouns.Presenting.Contains(tree.Lemma(verb))
            && Clause.SubjectOf(tree, verb) is var subject and >= 0
            && Party.Of(view.MentionAt(subject)) is { } rejecting
            && rejecting.Shares(holder);
    }

    // "said deployments will go on": what is refused is to stop them, and not the deed.
    private static bool IsDeedThatGoesOn(SentenceTree tree, Complement content) =>
        content.Kind == SlotKind.Noun && tree.Is(content.Head, "nsubj") && NominalActs.VerbOf(tree.Lemma(content.Head)) is not null;

    // What harms, what hangs on a condition, and what is called so.
    private static bool IsThreat(SentenceView view, Complement content, int trigger) =>
        PositionKinds.IsHarmful(view, content)
        || Conditions.Of(view, content, view.Tree.IsVerb(trigger) ? trigger : -1) is not null
        || view.Tree.Lemma(trigger) is "threaten" or "threat" or "warn" or "warning" or "ultimatum";

    // What is offered, promised, threatened or refused is the holder's to do: "warned that Americans should consider leaving" is advice.
    private static bool IsOwnAct(ReadingContext context, SentenceView view, Complement content, Party holder)
    {
        if (content.Kind == SlotKind.Clause && Clause.Of(view.Tree, content.Head).Modal is "should" or "ought" or "must")
        {
            return false;
        }

        int subject = content.Kind == SlotKind.Clause ? view.Tree.Child(content.Head, "nsubj") : -1;
        return subject < 0
            || Clause.Of(view.Tree, content.Head).Passive
            || view.Tree.Class(subject) == "PRON"
            || PhraseParties.IsOwnSide(view, subject)
            || (
                PhraseParties.Of(context, view, subject) is { } party
                    ? party.Shares(holder)
                    : Clause.Of(view.Tree, content.Head).Modal is "will" or "would" or "shall" or "may" or "can"
            );
    }

    // "Tasmere's envoy would be sent home, Adair said": it is done to the subject of a passive verb, and not by it.
    private static bool IsSufferer(SentenceView view, int verb, Party holder)
    {
        int subject = view.Tree.IsVerb(verb) && Clause.Of(view.Tree, verb).Passive ? Clause.SubjectOf(view.Tree, verb) : -1;
        (int first, int end) = subject < 0 ? (0, 0) : view.Tree.Extent(subject);
        return holder.First >= first && holder.End <= end;
    }

    // "if Tasmere demanded", "did not demand": the model reads the word, the tree says whether it is told as done.
    private static bool IsOnlySupposed(SentenceView view, int trigger, PositionKind kind)
    {
        if (view.Tree.Class(trigger) != "VERB" && view.Tree.Child(trigger, "cop") < 0)
        {
            return false;
        }

        Clause clause = Clause.Of(view.Tree, trigger);
        return (clause.Negated && kind != PositionKind.Refusal)
            || Supposition.Holds(
                view,
                clause with
                {
                    Modal = clause.Modal is "will" or "would" or "shall" ? null : clause.Modal,
                    Infinitive = false,
                }
            );
    }

    // "asked both to wait", "told it to leave", "the town ought to pay": whom the words name is asked, though nobody can say whose side that is.
    private static bool AsksSomebody(SentenceTree tree, Act act, int trigger) =>
        act.With(ActRole.Addressee).Any(asked => act.With(ActRole.Holder).All(holder => holder.Head != asked.Head))
        || (
            tree.IsVerb(trigger)
            && (tree.Lemma(trigger) is "have" or "need" or "ought" || tree.Child(trigger, "obj") >= 0 || tree.Child(trigger, "iobj") >= 0)
        )
        || tree.Lemma(trigger) is "ought" or "must" or "should" or "shall";

    // Who acts, where that is none of the parties but something of theirs ("the navy would board"): it is told with the act; -1 for none.
    private static int DoerOf(ReadingContext context, SentenceView view, Complement content)
    {
        int subject = content.Kind == SlotKind.Clause ? view.Tree.Child(content.Head, "nsubj") : -1;
        return
            subject >= 0
            && view.Tree.IsVerb(content.Head)
            && view.Tree.Class(subject) == "NOUN"
            && !Clause.Of(view.Tree, content.Head).Passive
            && !PhraseParties.IsOwnSide(view, subject)
            && PhraseParties.Of(context, view, subject) is null
            ? subject
            : -1;
    }

    // A thing that is wanted or offered is to be given.
    private static string Given(PositionKind kind) => kind is PositionKind.Threat or PositionKind.Refusal ? "-" : "give _";

    private static Party? Other(Party? party, Party holder) =>
        party is null || party.Actors.All(holder.Has) ? null : party with { Actors = party.Actors.RemoveAll(holder.Has) };
}
