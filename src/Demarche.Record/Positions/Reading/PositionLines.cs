using System.Collections.Immutable;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>Makes lines out of what the tree gave: holder, addressee, performer, proposition, condition, deadline.</summary>
internal static class PositionLines
{
    /// <summary>A line that is about to be added.</summary>
    /// <param name="Anchor">The word that states it.</param>
    internal readonly record struct Draft(
        PositionKind Kind,
        PositionForce? Force,
        Party Holder,
        Party? Addressee,
        Party? Performer,
        Complement Content,
        int Anchor,
        string Template,
        string Rule
    )
    {
        public bool Implied { get; init; }

        /// <summary>The predicate whose conditions are those of the line; -1 for the content alone.</summary>
        public int Predicate { get; init; } = -1;

        public bool Inferred { get; init; }

        /// <summary>A condition that the tree does not show; null for none.</summary>
        public string? Condition { get; init; }

        /// <summary>What is threatened is for another to bear.</summary>
        public bool Borne { get; init; }

        /// <summary>The proposition as the flat reading has it; null to write it from the tree.</summary>
        public WrittenProposition? Flat { get; init; }
    }

    public static FoundPosition? Add(ReadingContext context, SentenceView view, List<FoundPosition> found, Draft draft)
    {
        WrittenProposition written = draft.Flat ?? PropositionText.Write(context, view, draft.Content, draft.Template);
        StatedCondition? condition = Conditions.Of(view, draft.Content, draft.Predicate);
        if (condition is { } apart)
        {
            written = written with { Text = Without(written.Text, apart.Text) };
        }

        PositionKind kind = PositionKinds.Settle(view, draft, written.Text, out string proposition);
        Party? bearing = kind == PositionKind.Threat ? Bearing(context, view, draft.Content, draft.Holder) : null;
        if (bearing is not null)
        {
            // "warned that Tasmere would pay a price": the holder makes it pay.
            proposition = $"make {PropositionText.Bare(view, view.Tree.Child(draft.Content.Head, "nsubj"))} {proposition}";
        }

        if (
            !PositionTests.Pass(view, draft with { Kind = kind, Borne = bearing is not null }, proposition)
            || found.Exists(other => Same(other, kind, draft.Holder, proposition))
        )
        {
            return null;
        }

        Party? addressee = draft.Addressee ?? bearing;
        if (addressee is null && kind == PositionKind.Demand && draft.Performer is null)
        {
            addressee = Holding(context, view, draft.Content.Head);
        }

        if (addressee is null && kind is PositionKind.Offer or PositionKind.Commitment)
        {
            addressee = Partners(context, view, draft);
        }

        if (addressee is null && (draft.Performer is null || kind is not (PositionKind.Demand or PositionKind.Condition)))
        {
            addressee = Addressees.Of(context, view, draft.Anchor, draft.Holder, kind);
        }

        if (addressee is null && kind is PositionKind.Threat or PositionKind.Offer or PositionKind.Commitment or PositionKind.Refusal)
        {
            Party? asked = condition is { Subject: >= 0 } named ? PhraseParties.Of(context, view, named.Subject) : null;
            addressee =
                asked is not null && !asked.Shares(draft.Holder) && asked.Actors.All(static a => a.Code is not null)
                    ? asked
                    : NamedIn(view, draft, kind);
        }

        ImmutableArray<Actor> addressees = Others(addressee, draft.Holder);
        ImmutableArray<Actor> performers = kind is PositionKind.Demand or PositionKind.Condition
            ? (draft.Performer is { } who ? who.Actors : addressees)
            : draft.Holder.Actors;
        Statement? statement = view.StatementAt(draft.Anchor);
        bool own = statement?.Speaker is null || draft.Holder.Has(statement.Speaker);
        ReportedPosition line = new()
        {
            Id = "p0",
            Kind = kind,
            Holders = draft.Holder.Actors,
            Addressees = addressees,
            Performers = performers,
            Proposition = proposition,
            Condition = condition?.Text ?? draft.Condition,
            Deadline = written.Deadline,
            Force =
                kind is PositionKind.Threat or PositionKind.Refusal || (kind == PositionKind.Offer && draft.Kind == PositionKind.Demand)
                    ? null
                    : draft.Force,
            Certainty =
                draft.Inferred ? PositionCertainty.Inferred
                : !own ? PositionCertainty.OtherSide
                : statement is { Unnamed: true } ? PositionCertainty.Unnamed
                : PositionCertainty.Holder,
            Stated =
                draft.Implied || draft.Rule == PositionReader.PhraseRule
                    ? StatedDate.Unknown
                    : context.Dates.Of(view, draft.Anchor, written.First, written.End, news: true),
            Implied = draft.Implied,
            Rule = draft.Rule,
            Evidence = context.Cite(view),
        };
        FoundPosition position = new(view, draft.Anchor, line) { Content = draft.Content.Head };
        found.Add(position);
        if (condition is { } told)
        {
            Conditions.AddLine(context, view, found, position, told, draft.Holder);
        }

        return position;
    }

    /// <summary>Whoever is to bear what is threatened ("warned that Tasmere would pay"); null where the holder is to act himself.</summary>
    public static Party? Bearing(ReadingContext context, SentenceView view, Complement content, Party holder) =>
        content.IsClause
        && Forewarnings.IsBearing(view.Tree.Lemma(content.Head))
        && view.Tree.Child(content.Head, "nsubj") is var subject and >= 0
        && view.Tree.Class(subject) != "PRON"
        && PhraseParties.Of(context, view, subject) is { } party
        && !party.Shares(holder)
            ? party
            : null;

    /// <summary>"agreed for Arvenia, Soland and Tasmere to hold talks": who is to do it together with the holder.</summary>
    private static Party? Partners(ReadingContext context, SentenceView view, Draft draft)
    {
        SentenceTree tree = view.Tree;
        int act = draft.Content.Head;
        int subject = draft.Content.IsClause ? tree.Child(act, "nsubj") : -1;
        if (draft.Content.IsClause && subject < 0 && tree.Head(act) is var verb and >= 0)
        {
            foreach (int child in tree.Children(verb))
            {
                subject = child > verb && child < act && tree.Is(child, "obl") && tree.Marker(child) == "for" ? child : subject;
            }
        }

        if (PhraseParties.Of(context, view, subject) is not { } together || !together.Shares(draft.Holder))
        {
            return null;
        }

        ImmutableArray<Actor> others = together.Actors.RemoveAll(actor => draft.Holder.Actors.Any(own => own.Party == actor.Party));
        return others.IsEmpty ? null : together with { Actors = others };
    }

    /// <summary>"the release of nine sailors held by Toranga's coast guard": who holds them is who is to let them go.</summary>
    private static Party? Holding(ReadingContext context, SentenceView view, int content)
    {
        SentenceTree tree = view.Tree;
        (int first, int end) = tree.Extent(content);
        for (int i = first; i < end; i++)
        {
            if (tree.Is(i, "acl") && tree.Tag(i) == "VBN" && PhraseParties.Of(context, view, FrameMatcher.AgentOf(tree, i)) is { } holder)
            {
                return holder;
            }
        }

        return null;
    }

    // What a proposition hangs on, where parsers hang it on a noun inside ("lift the ban on condition that …"), is told beside it.
    private static string Without(string proposition, string condition)
    {
        string[] words = condition.Split(' ');
        int at =
            words.Length < OpeningWords
                ? -1
                : proposition.IndexOf($" {string.Join(' ', words.AsSpan(0, OpeningWords)!)}", StringComparison.Ordinal);
        return at < 0 ? proposition : PropositionWriter.Trimmed(proposition[..at]);
    }

    private const int OpeningWords = 3;

    private static bool Same(FoundPosition other, PositionKind kind, Party holder, string proposition) =>
        other.Line.Proposition == proposition && other.Line.Kind == kind && other.Line.Holders.Any(holder.Has);

    private static ImmutableArray<Actor> Others(Party? addressee, Party holder)
    {
        if (addressee is null)
        {
            return [];
        }

        return
        [
            .. addressee.Actors.Where(actor =>
                (actor.Code is not null || actor.Type != ActorType.Person)
                && !holder.Actors.Any(own => own.Key == actor.Key || (own.Code is not null && own.Code == actor.Code))
            ),
        ];
    }

    // "a deal brokered by Soland" names nobody to whom the line is put: only what the verb, its object or their "to", "with", "for" name does.
    private static bool IsDirect(SentenceTree tree, int verb, SentenceMention mention, PositionKind kind)
    {
        int head = mention.First;
        while (head + 1 < mention.End && (tree.Head(head) >= mention.First && tree.Head(head) < mention.End))
        {
            head = tree.Head(head);
        }

        int steps = 0;
        for (int at = head; at >= 0 && at != verb && steps < 4; at = tree.Head(at), steps++)
        {
            bool open =
                tree.Is(at, "obj")
                || tree.Is(at, "iobj")
                || tree.Is(at, "conj")
                || tree.Is(at, "flat")
                || tree.Is(at, "xcomp")
                || tree.Is(at, "appos")
                || (kind == PositionKind.Threat && (tree.Is(at, "amod") || tree.Is(at, "compound") || tree.Is(at, "nmod")))
                || (
                    (tree.Is(at, "obl") || tree.Is(at, "nmod")) && tree.Marker(at) is "to" or "with" or "for" or "against" or "on" or "from"
                );
            if (!open)
            {
                return false;
            }
        }

        return steps < 4;
    }

    /// <summary>"close its harbours to Tasmerian ships": the one other party that the words of the act name.</summary>
    private static Party? NamedIn(SentenceView view, Draft draft, PositionKind kind)
    {
        (int first, int end) = view.Tree.Extent(draft.Content.Head);
        first = draft.Content.IsClause ? draft.Content.Head : first;
        Party? only = null;
        foreach (SentenceMention mention in view.Mentions)
        {
            bool inside =
                mention.First >= first && mention.End <= end && !draft.Holder.Has(mention.Actor) && mention.Actor.Code is not null;
            if (!inside || !IsDirect(view.Tree, draft.Content.Head, mention, kind))
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
}
