using System.Collections.Immutable;
using Demarche.Intake;
using Demarche.Language;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>Positions and answers of one report.</summary>
public sealed record PositionsOfReport(ImmutableArray<ReportedPosition> Positions, ImmutableArray<ReportedResponse> Responses);

/// <summary>
/// Reads demands, offers, commitments, threats, refusals and conditions with the patterns of <c>Data/position-patterns.tsv</c>
/// and the phrases of <c>Data/demand-nouns.tsv</c> (docs/positions.md has each rule in one line).
/// </summary>
public static class PositionReader
{
    /// <summary>The rule of lines that a noun phrase gives ("Tasmere's demand that …"): it tells a position, not the act of stating it.</summary>
    internal const string PhraseRule = "X 's DEMAND";

    private static readonly PatternTable Patterns = PatternTable.Load("position-patterns.tsv");
    private static readonly PatternTable Acts = PatternTable.Load("event-verbs.tsv");

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
        return Read(new ReadingContext(report, published, SentenceViews.Of(text, actors, statements)), [], []);
    }

    internal static PositionsOfReport Read(ReadingContext context, List<FoundPosition> found, List<FoundResponse> answers)
    {
        foreach (SentenceView view in context.Sentences)
        {
            List<FoundPosition> here = InSentence(context, view);
            ResponseReader.InSentence(context, view, here, answers);
            found.AddRange(here);
        }

        return ResponseReader.Link(context, found, answers);
    }

    private static List<FoundPosition> InSentence(ReadingContext context, SentenceView view)
    {
        List<FoundPosition> found = [];
        foreach (DemandPhrase phrase in DemandPhrases.In(view))
        {
            if (phrase is { Doubted: false, Holder: { } holder, Contents.IsEmpty: false } && !view.EndsWith('?'))
            {
                foreach (Content content in phrase.Contents)
                {
                    Add(
                        context,
                        view,
                        found,
                        phrase.Kind,
                        phrase.Force,
                        holder,
                        phrase.Addressee ?? content.Subject,
                        content,
                        phrase.Noun,
                        "-",
                        PhraseRule
                    );
                }
            }
        }

        for (int i = 0; i < view.Words.Length; i++)
        {
            if (PatternMatcher.At(view, Patterns, i) is { } match)
            {
                FromMatch(context, view, found, match);
            }
            else if (view.Words[i].Lower is "will" or "wo" or "would" or "'ll")
            {
                Undertaking(context, view, found, i);
            }
        }

        found.Sort((left, right) => left.Anchor.CompareTo(right.Anchor));
        return found;
    }

    private static void FromMatch(ReadingContext context, SentenceView view, List<FoundPosition> found, PatternMatch match)
    {
        PositionKind kind = PatternTable.KindOf(match.Pattern.Columns[0]);
        if (match.Subject is not { } holder || match.Verb.Negated || match.Verb.Infinitive || ReadingContext.IsSupposed(view, match.Verb))
        {
            return;
        }

        // "would be ready to" in somebody's mouth is an offer; "would demand" is not a demand made.
        if (
            (match.Verb.Modal is "would" && kind != PositionKind.Offer)
            || (match.Verb.Future && kind is PositionKind.Demand or PositionKind.Threat)
        )
        {
            return;
        }

        if (match.Demand is { } demand)
        {
            Reiterated(context, view, found, match, demand);
            return;
        }

        foreach (Content content in match.Contents)
        {
            bool offersTalk =
                kind == PositionKind.Refusal && content.Kind == ContentKind.Infinitive && IsComment(view.Words[content.Verb].Lemma);
            if (offersTalk || DemandInside(view, content))
            {
                continue;
            }

            bool threat = kind == PositionKind.Offer && content.Kind == ContentKind.Infinitive && IsHostile(view, content.Verb);
            PositionKind told = threat ? PositionKind.Threat : kind;
            PositionForce? force = threat ? null : PatternTable.ForceOf(match.Pattern.Columns[1]);
            Party? addressee = match.Addressee ?? (kind == PositionKind.Demand ? content.Subject : null);
            Add(context, view, found, told, force, holder, addressee, content, match.Anchor, match.Pattern.Columns[2], match.Pattern.Text);
        }
    }

    /// <summary>"reiterated his demand that …": the phrase gave the line already, the verb says when it was stated.</summary>
    private static void Reiterated(
        ReadingContext context,
        SentenceView view,
        List<FoundPosition> found,
        PatternMatch match,
        DemandPhrase demand
    )
    {
        for (int p = 0; p < found.Count; p++)
        {
            if (found[p].Anchor == demand.Noun)
            {
                StatedDate stated = context.Dates.Of(view, match.Anchor, demand.Noun, demand.End, news: true);
                found[p] = found[p] with { Line = found[p].Line with { Stated = stated, Rule = match.Pattern.Text } };
            }
        }
    }

    private static bool IsComment(string lemma) =>
        lemma is "comment" or "say" or "respond" or "answer" or "reply" or "confirm" or "elaborate" or "name" or "be" or "identify";

    /// <summary>"ruled out Tasmere's request …" is an answer, which the answers' own patterns read.</summary>
    private static bool DemandInside(SentenceView view, Content content) =>
        content.Kind == ContentKind.NounPhrase && DemandPhrases.StartingAt(view, content.First) is { } inner && inner.Noun < content.End;

    /// <summary>"Arvenia will send a delegation, Adair said": the holder's own side says what it will or will not do.</summary>
    private static void Undertaking(ReadingContext context, SentenceView view, List<FoundPosition> found, int modal)
    {
        if (SubjectFinder.Of(view, modal) is not { } holder || view.EndsWith('?'))
        {
            return;
        }

        int at = modal + 1;
        bool negated = false;
        while (at < view.Words.Length && view.Words[at].Is(WordRole.Adverb | WordRole.Negator) && !view.Words[at].InTime)
        {
            negated |= view.Words[at].Is(WordRole.Negator);
            at++;
        }

        if (
            at >= view.Words.Length
            || IsState(view.Words[at].Lemma)
            || ContentReader.Infinitive(view, at) is not { } content
            || !SaidByOwnSide(view, modal, holder)
            || ReadingContext.IsSupposed(view, VerbGroup.At(view, at) with { Modal = "will" })
        )
        {
            return;
        }

        bool would = view.Words[modal].Lower == "would";
        int marker = ConditionAt(view, content.End);
        string condition = marker >= 0 ? view.Words[marker].Lower : "";
        bool hostile = IsHostile(view, content.Verb);
        (PositionKind kind, PositionForce? force) =
            negated ? (PositionKind.Refusal, (PositionForce?)null)
            : condition == "unless" || (hostile && condition.Length > 0) ? (PositionKind.Threat, null)
            : would && condition.Length > 0 ? (PositionKind.Offer, PositionForce.Offers)
            : (PositionKind.Commitment, PositionForce.Promises);
        Add(context, view, found, kind, force, holder, null, content, modal, "-", negated ? "X will not VP" : "X will VP");
    }

    /// <summary>True for an act that harms: to be ready for it is a threat, not an offer.</summary>
    private static bool IsHostile(SentenceView view, int verb)
    {
        foreach (Pattern pattern in Acts.At(view.Words[verb]))
        {
            bool harms = pattern.Columns[0] is "SANCTION" or "COERCE" or "ASSAULT" or "MOBILIZE";
            if (harms && PatternMatcher.Fits(view, pattern, verb))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Verbs of being and becoming: no undertaking.</summary>
    private static bool IsState(string lemma) =>
        lemma
            is "be"
                or "have"
                or "become"
                or "remain"
                or "need"
                or "face"
                or "see"
                or "get"
                or "know"
                or "want"
                or "like"
                or "include"
                or "depend"
                or "happen"
                or "come"
                or "find"
                or "lose"
                or "win"
                or "suffer"
                or "mean"
                or "know";

    private static bool SaidByOwnSide(SentenceView view, int at, Party holder)
    {
        if (view.StatementAt(at)?.Speaker is { } speaker)
        {
            return holder.Has(speaker);
        }

        // "Arvenia said it would …" where the statement reader found no statement.
        return at > 1
            && view.Words[holder.First].Is(WordRole.Pronoun)
            && view.Words[at - 1].Is(WordRole.Pronoun)
            && HasSayBefore(view, holder.First);
    }

    private static bool HasSayBefore(SentenceView view, int at)
    {
        for (int i = at - 1; i >= 0 && i >= at - 5; i--)
        {
            if (view.Words[i].Is(WordRole.Say))
            {
                return true;
            }
        }

        return false;
    }

    private static int ConditionAt(SentenceView view, int end)
    {
        int at = end < view.Words.Length && view.Words[end].Lower == "," ? end + 1 : end;
        return at < view.Words.Length && Clauses.IsCondition(view, at) > 0 ? at : -1;
    }

    /// <summary>Adds a line, and the condition that hangs on it.</summary>
    internal static FoundPosition? Add(
        ReadingContext context,
        SentenceView view,
        List<FoundPosition> found,
        PositionKind kind,
        PositionForce? force,
        Party holder,
        Party? addressee,
        Content content,
        int anchor,
        string template,
        string rule,
        bool implied = false
    )
    {
        (StatedDate? deadline, int first, int end) = context.Dates.Deadline(view, content.First, content.End);
        bool whole = template != "-" && content.Kind == ContentKind.NounPhrase;
        string proposition = whole
            ? PropositionWriter.Plain(view, content.First, content.End)
            : PropositionWriter.Write(view, content, (first, end));
        proposition = template == "-" ? proposition : template.Replace("_", proposition, StringComparison.Ordinal);
        if (proposition.Length < 4 || found.Any(other => other.Line.Proposition == proposition))
        {
            return null;
        }

        int marker = ConditionAt(view, content.End);
        int conditionEnd = marker >= 0 ? Clauses.End(view, marker + Clauses.IsCondition(view, marker)) : -1;
        addressee ??= kind == PositionKind.Threat ? NamedIn(view, content, holder) : null;
        ImmutableArray<Actor> addressees = [.. (addressee?.Actors ?? []).Where(actor => !holder.Actors.Any(own => own.Key == actor.Key))];
        Statement? statement = view.StatementAt(anchor);
        bool own = statement?.Speaker is null || holder.Has(statement.Speaker);
        ReportedPosition line = new()
        {
            Id = "p0",
            Kind = kind,
            Holders = holder.Actors,
            Addressees = addressees,
            Performers = kind is PositionKind.Demand or PositionKind.Condition ? addressees : holder.Actors,
            Proposition = proposition,
            Condition = marker >= 0 ? PropositionWriter.Plain(view, marker, conditionEnd) : null,
            Deadline = deadline,
            Force = force,
            Certainty = own ? PositionCertainty.Holder : PositionCertainty.OtherSide,
            Stated =
                implied || rule == PhraseRule ? StatedDate.Unknown : context.Dates.Of(view, anchor, content.First, content.End, news: true),
            Implied = implied,
            Rule = rule,
            Evidence = context.Cite(view),
        };
        FoundPosition position = new(view, anchor, line);
        found.Add(position);
        if (marker >= 0 && kind is PositionKind.Commitment or PositionKind.Offer)
        {
            Condition(context, view, found, holder, marker);
        }

        return position;
    }

    /// <summary>"close its harbours to Tasmerian ships": a threat is made to the one other party that its words name.</summary>
    private static Party? NamedIn(SentenceView view, Content content, Party holder)
    {
        Party? only = null;
        foreach (SentenceMention mention in view.Mentions)
        {
            if (mention.First < content.First || mention.End > content.End || holder.Has(mention.Actor))
            {
                continue;
            }

            if (only is not null && !only.Has(mention.Actor))
            {
                return null;
            }

            only ??= new Party([mention.Actor], mention.First, mention.End);
        }

        return only;
    }

    private static void Condition(ReadingContext context, SentenceView view, List<FoundPosition> found, Party holder, int marker)
    {
        int length = Clauses.IsCondition(view, marker);
        if (
            view.Words[marker].Lower is not ("if" or "unless")
            && ContentReader.Clause(view, marker + length, indicative: true) is { Subject: { } who, Passive: false } content
            && !who.Shares(holder)
        )
        {
            Add(context, view, found, PositionKind.Condition, null, holder, who, content, marker, "-", "provided that CLAUSE");
        }
    }
}

/// <summary>A position with the place that it was found at.</summary>
internal sealed record FoundPosition(SentenceView View, int Anchor, ReportedPosition Line)
{
    /// <summary>Stems of the proposition, to compare with answers.</summary>
    public HashSet<string> Stems { get; } = ContentWords.Of(Line.Proposition);
}
