using System.Collections.Immutable;
using Demarche.Intake;
using Demarche.Language;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>Positions and answers of one report.</summary>
public sealed record PositionsOfReport(ImmutableArray<ReportedPosition> Positions, ImmutableArray<ReportedResponse> Responses);

/// <summary>
/// Reads demands, offers, commitments, threats, refusals and conditions from the syntax of each sentence, with the frames of
/// <c>Data/position-frames.tsv</c> and the nouns of <c>Data/position-nouns.tsv</c> (docs/positions.md has each rule in one line).
/// </summary>
public static class PositionReader
{
    /// <summary>The rule of lines that a noun phrase gives ("Tasmere's demand that …"): it tells a position, not the act of stating it.</summary>
    internal const string PhraseRule = "X 's DEMAND";

    private static readonly FrameTable Frames = FrameTable.Load("position-frames.tsv");
    private static readonly PatternTable Flat = PatternTable.Load("position-patterns.tsv");

    public static PositionsOfReport Read(
        TextAnalysis text,
        ActorsOfReport actors,
        ImmutableArray<Statement> statements,
        Report report,
        PublishedDate published
    )
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(report);
        return Read(
            new ReadingContext(report, published, SentenceViews.Of(text, actors, statements), new EntityActors(text.Entities, actors)),
            [],
            []
        );
    }

    /// <param name="acts">What the trained reader found; null for the frames alone.</param>
    /// <param name="holders">Infers whose an act of his is of which the words do not say it; given with the acts.</param>
    /// <param name="passages">The sentences as ties are judged by them; null to do without.</param>
    /// <param name="arguments">Sees the lines to learn from them; null for nobody.</param>
    /// <param name="dates">Says when they were stated; null for what the rules say.</param>
    /// <param name="verification">Says which of the lines are told; null for all.</param>
    internal static PositionsOfReport Read(
        ReadingContext context,
        List<FoundPosition> found,
        List<FoundResponse> answers,
        ActViews? acts = null,
        HolderInference? holders = null,
        PassagesOfReport? passages = null,
        ArgumentSelection? arguments = null,
        DateSelection? dates = null,
        LineVerification? verification = null
    )
    {
        foreach (SentenceView view in context.Sentences)
        {
            List<FoundPosition> here = InSentence(context, view);
            if (acts is not null && holders is not null)
            {
                ActPositions.InSentence(context, acts, holders, view, here);
            }

            if (arguments is not null)
            {
                Show(arguments, here);
            }

            if (dates is not null)
            {
                Date(dates, here);
            }

            verification?.Verify(here);

            ResponseReader.InSentence(context, view, here, answers);
            if (acts is not null && holders is not null)
            {
                ActResponses.InSentence(context, acts, holders, view, answers);
            }

            if (passages is not null && here.Count > 0)
            {
                Passage? passage = passages.Alone(view);
                for (int i = 0; i < here.Count; i++)
                {
                    here[i] = here[i] with { Line = here[i].Line with { Passage = passage } };
                }
            }

            here.Sort(static (left, right) => left.Anchor.CompareTo(right.Anchor));
            found.AddRange(here);
        }

        return ResponseReader.Link(context, found, answers);
    }

    // Only to learn from: the holders and addressees of the rules are surer than the choice (docs/accuracy.md).
    private static void Show(ArgumentSelection arguments, List<FoundPosition> here)
    {
        foreach (FoundPosition found in here)
        {
            ReportedPosition line = found.Line;
            arguments.Show(new ArgumentLine(found.View, found.Anchor, ArgumentFeatures.KindOf(line.Kind), line.Holders, line.Addressees));
        }
    }

    // What a noun phrase or an act implies has no day of its own.
    private static void Date(DateSelection dates, List<FoundPosition> here)
    {
        for (int i = 0; i < here.Count; i++)
        {
            (SentenceView view, int anchor, ReportedPosition line) = here[i];
            if (!line.Implied && line.Rule != PhraseRule)
            {
                DateLine dated = new(
                    view,
                    anchor,
                    ArgumentFeatures.KindOf(line.Kind),
                    EventStatus.Happened,
                    false,
                    line.Stated,
                    false,
                    line.Deadline
                );
                here[i] = here[i] with { Line = line with { Stated = dates.Select(dated).Date } };
            }
        }
    }

    private static List<FoundPosition> InSentence(ReadingContext context, SentenceView view)
    {
        List<FoundPosition> found = [];
        for (int i = 0; i < view.Words.Length; i++)
        {
            int before = found.Count;
            if (view.Tree.Class(i) is "VERB" or "ADJ" or "NOUN" && FrameMatcher.At(view, Frames, i) is { } match)
            {
                FromMatch(context, view, found, match);
            }
            else if (found.Count == before && PatternMatcher.At(view, Flat, i) is { } flat)
            {
                FlatReading.Add(context, view, found, flat);
            }

            PositionNouns.At(context, view, found, i);
        }

        Undertakings.InSentence(context, view, found);
        return found;
    }

    private static void FromMatch(ReadingContext context, SentenceView view, List<FoundPosition> found, FrameMatch match)
    {
        SentenceTree tree = view.Tree;
        ImmutableArray<string> columns = match.Frame.Columns;
        PositionKind kind = PatternTable.KindOf(columns[0]);
        bool wouldOffer = match.Clause.Modal == "would" && kind == PositionKind.Offer;
        // "what it could offer is an exchange"
        bool cleft =
            match.Clause.Modal is "could" or "can" && kind == PositionKind.Offer && FrameMatcher.CleftThing(tree, match.Predicate) >= 0;
        bool willOffer = match.Clause.Future && kind is not (PositionKind.Demand or PositionKind.Threat);
        Clause told = cleft ? match.Clause with { Modal = null } : match.Clause;
        if ((told.Modal is not null && !wouldOffer && !willOffer) || Supposition.Holds(view, told))
        {
            return;
        }

        bool refusesOwn = match.Clause.Negated && kind == PositionKind.Offer && match.Frame.Adjective;
        if (match.Clause.Negated && !refusesOwn)
        {
            return;
        }

        Party? holder = PhraseParties.Of(context, view, match.Holder);
        Party? addressee = match.Addressee >= 0 ? PhraseParties.Of(context, view, match.Addressee) : null;
        holder ??=
            match.Holder < 0 && match.Clause is { Passive: false, Infinitive: false, Gerund: false }
                ? SubjectFinder.Of(view, VerbGroup.At(view, match.Predicate).First)
                : null;
        holder ??=
            match.Holder < 0 ? SpeakerAround(context, view, match.Predicate)
            : IsMouthpiece(tree, match.Holder) ? Mouth(context, view, match.Holder) ?? SpeakerAround(context, view, match.Predicate)
            : null;
        if (
            holder is null
            || (holder.Actors.All(static a => a.Code is null) && match.Complements.Any(static c => c.Kind == SlotKind.OwnClause))
        )
        {
            // "She warned that Tasmere would halt the exports": who says what a state will do speaks for it.
            Complement own = match.Complements.FirstOrDefault(static c => c.Kind == SlotKind.OwnClause);
            holder =
                own.Kind == SlotKind.OwnClause && own.Performer >= 0 ? PhraseParties.Of(context, view, own.Performer) ?? holder : holder;
        }

        if (holder is null && match.Holder >= 0)
        {
            // "Rebels demanded that Arvenia's government": of which state, the one addressed says.
            int first = match.Complements.Count > 0 ? match.Complements[0].Performer : -1;
            holder = Sides.Opposite(view, match.Holder, addressee ?? (first >= 0 ? PhraseParties.Of(context, view, first) : null));
        }

        if (holder is null)
        {
            return;
        }

        Party? sided = context.BySide(view, holder, match.Holder);
        bool inferredSide = sided is not null;
        holder = sided ?? holder;

        foreach (Complement content in match.Complements)
        {
            if (
                (PositionNouns.Names(tree, content) && !(kind == PositionKind.Demand && PositionNouns.IsPromise(tree, content.Head)))
                || IsComment(tree, kind, content)
            )
            {
                continue;
            }

            if (
                content.Kind == SlotKind.OwnClause
                && !IsOwn(context, view, match, content, holder)
                && !(kind == PositionKind.Threat && PositionLines.Bearing(context, view, content, holder) is not null)
            )
            {
                continue;
            }

            Party? performer = content.Performer >= 0 ? PhraseParties.Of(context, view, content.Performer) : null;
            if (
                performer is null
                && content.Performer >= 0
                && tree.Class(content.Performer) == "PRON"
                && tree.Lemma(match.Predicate) is "expect" or "want" or "need"
            )
            {
                // "we expect them to move in the coming days": of whom nobody knows, nothing is asked.
                continue;
            }

            if (content.Kind == SlotKind.Infinitive && Clause.Of(tree, content.Head).Passive)
            {
                // "wants Arvenia to be heard": to whom it is done is not who is asked; "expects it to be involved" asks nobody.
                // Nor is it an offer or a refusal of one's own: "keen not to be sidelined".
                if (tree.Lemma(match.Predicate) == "expect" || kind != PositionKind.Demand)
                {
                    continue;
                }

                addressee = tree.Lemma(match.Predicate) is "want" or "need" or "require" or "demand" ? null : addressee;
            }

            bool other = columns[3] == "other" || (columns[3] == "both" && content.Kind is not SlotKind.Gerund);
            Party? to = addressee ?? (kind == PositionKind.Demand && other ? performer : null);
            bool joint = kind == PositionKind.Commitment && tree.Lemma(match.Predicate) == "agree" && holder.Actors.Length > 1;
            FoundPosition? line = PositionLines.Add(
                context,
                view,
                found,
                new PositionLines.Draft(
                    refusesOwn ? PositionKind.Refusal : kind,
                    PatternTable.ForceOf(columns[1]),
                    holder,
                    to,
                    kind == PositionKind.Demand ? performer ?? addressee : holder,
                    content,
                    match.Predicate,
                    columns[2],
                    match.Frame.Text
                )
                {
                    Predicate = match.Predicate,
                    Inferred = inferredSide,
                }
            );
            if (line is not null && line.Line.Kind == PositionKind.Demand)
            {
                Consequence(context, view, found, match, content, holder, line);
            }

            if (line is not null && joint)
            {
                int at = found.IndexOf(line);
                found[at] = line with { Line = line.Line with { Addressees = holder.Actors } };
            }
        }
    }

    /// <summary>"demanded that Arvenia open the gates or face sanctions": the demand comes with a threat.</summary>
    private static void Consequence(
        ReadingContext context,
        SentenceView view,
        List<FoundPosition> found,
        FrameMatch match,
        Complement content,
        Party holder,
        FoundPosition demand
    )
    {
        SentenceTree tree = view.Tree;
        foreach (int child in tree.Children(content.Head))
        {
            int either = tree.Child(child, "cc");
            int what = tree.Child(child, "obj");
            if (tree.Is(child, "conj") && tree.Lemma(child) is "face" or "see" && either >= 0 && tree.Lemma(either) == "or" && what >= 0)
            {
                Complement follows = ActContents.Of(view, child, child, PositionKind.Threat);
                bool seen = follows.Participle >= 0;
                if (tree.Lemma(child) == "see" && !seen)
                {
                    continue;
                }

                PositionLines.Add(
                    context,
                    view,
                    found,
                    new PositionLines.Draft(
                        PositionKind.Threat,
                        null,
                        holder,
                        demand.Line.Addressees.IsEmpty ? null : new Party(demand.Line.Addressees, match.Predicate, match.Predicate + 1),
                        holder,
                        seen ? follows : new Complement(SlotKind.Noun, what, -1),
                        child,
                        seen ? "-" : "impose _",
                        seen ? "or see NP VPed" : "or face NP"
                    )
                );
            }
        }
    }

    // "a statement demanded", "the letter asked": whoever is reported as speaking does.
    private static bool IsMouthpiece(SentenceTree tree, int word) =>
        tree.Lemma(word)
            is "statement"
                or "letter"
                or "communique"
                or "declaration"
                or "document"
                or "message"
                or "note"
                or "text"
                or "resolution"
                or "report";

    /// <summary>Whose a statement is: "a Solander note", "the council adopted a resolution urging".</summary>
    private static Party? Mouth(ReadingContext context, SentenceView view, int noun)
    {
        SentenceTree tree = view.Tree;
        foreach (int child in tree.Children(noun))
        {
            bool beside =
                (child < noun && (tree.Is(child, "nmod") || tree.Is(child, "amod") || tree.Is(child, "compound")))
                || (child > noun && tree.Marker(child) is "by" or "from" or "of")
                || (tree.Is(child, "acl") && tree.Tag(child) == "VBN");
            int word = tree.Is(child, "acl") ? FrameMatcher.AgentOf(tree, child) : child;
            if (beside && word >= 0 && (Party.Of(view.MentionAt(word)) ?? PhraseParties.Of(context, view, word)) is { } party)
            {
                return party;
            }
        }

        int verb = tree.Head(noun);
        return
            verb >= 0
            && tree.Is(noun, "obj")
            && tree.Lemma(verb)
                is "adopt"
                    or "issue"
                    or "pass"
                    or "sign"
                    or "release"
                    or "send"
                    or "publish"
                    or "back"
                    or "approve"
                    or "make"
            ? PhraseParties.Of(context, view, Clause.SubjectOf(tree, verb))
            : null;
    }

    /// <summary>The party of the statement or of the noun's possessor around a predicate without a subject of its own.</summary>
    private static Party? SpeakerAround(ReadingContext context, SentenceView view, int at) =>
        view.StatementAt(at)?.Speaker is { } speaker ? new Party([speaker], at, at + 1) : null;

    /// <summary>"warned that it would": the subject of the clause is the holder, or of its side.</summary>
    private static bool IsOwn(ReadingContext context, SentenceView view, FrameMatch match, Complement content, Party holder)
    {
        int subject = view.Tree.Child(content.Head, "nsubj");
        Clause clause = Clause.Of(view.Tree, content.Head);
        if (
            subject >= 0
            && clause.Modal is "will" or "would"
            && match.Frame.Columns[0] == "commitment"
            && (clause.Passive || PhraseParties.Of(context, view, subject) is null)
        )
        {
            // "assured the council that inspectors would be let in"
            return true;
        }

        if (subject < 0 || clause.Passive || clause.Modal is not ("will" or "would" or "could" or "may" or "might" or "shall"))
        {
            return false;
        }

        if (PhraseParties.IsOwnSide(view, subject))
        {
            return true;
        }

        return PhraseParties.Of(context, view, subject) is { } party
            ? party.Shares(holder)
            : view.Words[subject].Lower is "it" or "they" or "he" or "she" or "we" or "i";
    }

    // "declined to comment" says nothing of an act.
    private static bool IsComment(SentenceTree tree, PositionKind kind, Complement content) =>
        kind == PositionKind.Refusal
        && content.IsClause
        && tree.Lemma(content.Head)
            is "comment"
                or "say"
                or "respond"
                or "reply"
                or "confirm"
                or "deny"
                or "rule"
                or "elaborate"
                or "name"
                or "identify"
                or "discuss"
                or "speculate"
                or "disclose"
                or "specify"
                or "be";
}

/// <summary>A position with the place that it was found at.</summary>
internal sealed record FoundPosition(SentenceView View, int Anchor, ReportedPosition Line)
{
    /// <summary>The verb or noun of what is wanted; -1 where it is not known.</summary>
    public int Content { get; init; } = -1;

    /// <summary>Stems of the proposition, to compare with answers.</summary>
    public HashSet<string> Stems { get; } = ContentWords.Of(Line.Proposition);
}
