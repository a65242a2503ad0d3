using System.Collections.Frozen;
using System.Collections.Immutable;
using Demarche.Language;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>
/// Reads PLOVER events from the verbs of <c>Data/event-verbs.tsv</c>, the nouns of <c>Data/event-nouns.tsv</c> and the positions
/// and answers found before. An event needs a named actor, or a known party whom it harms.
/// </summary>
internal static class EventReader
{
    internal const double FromVerb = 0.7;
    internal const double FromNoun = 0.6;
    internal const double FromPosition = 0.75;

    /// <summary>A recipient named as the object stands at most this many words behind the verb.</summary>
    private const int ObjectReach = 4;

    internal static readonly PatternTable Verbs = PatternTable.Load("event-verbs.tsv");

    private static readonly FrozenDictionary<string, string[]> Nouns = EmbeddedLines
        .Rows("event-nouns.tsv")
        .ToFrozenDictionary(row => row[0], row => row);

    private static readonly FrozenSet<string> s_accidents = EmbeddedLines.Words("accident-nouns.tsv").ToFrozenSet(StringComparer.Ordinal);

    public static ImmutableArray<ReportedEvent> Read(
        ReadingContext context,
        ImmutableArray<Entity> entities,
        ImmutableArray<Act> acts,
        ActEvents read,
        NestedActs nested,
        IReadOnlyList<FoundPosition> positions,
        IReadOnlyList<FoundResponse> responses,
        ArgumentSelection? arguments = null,
        DateSelection? dates = null,
        LineVerification? verification = null
    )
    {
        EventCollector events = new(context, entities, arguments, dates, verification);
        read.Add(acts, new WantedActs(positions), nested, events);
        foreach (FoundResponse response in responses)
        {
            FromResponse(context, events, read, response);
        }

        foreach (FoundPosition position in positions)
        {
            // "rejected an offer to mediate": the offer is told by who rejects it, the record of positions keeps it.
            if (!nested.Has(position.View.Sentence.FirstToken + position.Anchor))
            {
                FromStated(events, read, position);
            }
        }

        foreach (SentenceView view in context.Sentences)
        {
            for (int i = 0; i < view.Words.Length; i++)
            {
                if (view.Words[i].Mention >= 0)
                {
                    continue;
                }

                FromVerbAt(context, events, read, view, i);
                FromNounAt(context, events, view, i);
            }
        }

        return events.Events;
    }

    private static void FromStated(EventCollector events, ActEvents read, FoundPosition position)
    {
        ReportedPosition line = position.Line;
        if (line.Implied || line.Rule == PositionReader.PhraseRule || line.Kind == PositionKind.Condition)
        {
            return;
        }

        (string type, string code) = line.Kind switch
        {
            PositionKind.Demand => ("REQUEST", "100"),
            PositionKind.Threat => ("THREATEN", "130"),
            PositionKind.Refusal => ("REJECT", "120"),
            _ => ("AGREE", "030"),
        };
        if (events.Has(position.View, position.Anchor, type))
        {
            return;
        }

        int content = position.View.Sentence.FirstToken + (position.Content >= 0 ? position.Content : position.Anchor);
        string? mode = line.Kind switch
        {
            PositionKind.Demand or PositionKind.Refusal => WantedModes.Of(line.Proposition),
            PositionKind.Threat => read.ModeOf(type, content),
            _ => null,
        };
        ImmutableArray<Actor> recipients = line.Addressees;
        if (recipients.IsEmpty && line.Kind is PositionKind.Offer or PositionKind.Commitment or PositionKind.Threat)
        {
            recipients = Behind(position.View, position.Anchor + 1)?.Actors ?? [];
        }

        recipients = read.OrConcerned(recipients, content, line.Holders);
        events.Add(
            position.View,
            position.Anchor,
            type,
            mode,
            code,
            line.Holders,
            recipients,
            EventStatus.Happened,
            line.Stated,
            FromPosition,
            dated: true
        );
    }

    private static void FromResponse(ReadingContext context, EventCollector events, ActEvents read, FoundResponse response)
    {
        (string? type, string? code) = response.Line.Status switch
        {
            ResponseStatus.Rejected => ("REJECT", "120"),
            // To give in to a demand is to concede; to say yes to an offer or a request is to agree.
            ResponseStatus.Accepted when response.DemandForce is PositionForce.Demand or PositionForce.Ultimatum => ("CONCEDE", "080"),
            ResponseStatus.Accepted => ("AGREE", "030"),
            ResponseStatus.Withdrawn => ("CONCEDE", "080"),
            _ => ((string?)null, (string?)null),
        };
        if (type is null)
        {
            return;
        }

        if (
            (type == "AGREE" && events.Has(response.View, response.Anchor, "CONCEDE"))
            || events.Tells(response.View, response.Anchor, type, response.By.Actors)
        )
        {
            // "gave in to the demand": the reader of acts knows better what kind of yes it is, and who gives it.
            return;
        }

        ImmutableArray<Actor> actors = response.By.Actors;
        ImmutableArray<Actor> recipients = read.OrConcerned(
            response.Line.Holders,
            response.View.Sentence.FirstToken + response.Anchor,
            actors
        );
        string? mode = type == "REJECT" ? WantedModes.Of(response.Line.About) : null;
        StatedDate date = response.Line.Date.IsKnown
            ? response.Line.Date
            : context.Dates.Of(response.View, response.Anchor, response.Anchor, response.Anchor, news: true);
        events.Add(
            response.View,
            response.Anchor,
            type,
            mode,
            code,
            actors,
            recipients,
            EventStatus.Happened,
            date,
            FromPosition,
            refuses: type == "REJECT"
        );
    }

    private static void FromVerbAt(ReadingContext context, EventCollector events, ActEvents read, SentenceView view, int at)
    {
        if (Verbs.At(view.Words[at]).IsEmpty || view.EndsWith('?'))
        {
            return;
        }

        VerbGroup group = VerbGroup.At(view, at);
        if (group.Passive)
        {
            Passive(context, events, view, at, group);
            return;
        }

        EventStatus status = StatusOf(view, group);
        PatternMatch? match = EventGovernors.SubjectOf(view, group, ref status) is { } governed
            ? PatternMatcher.WithSubject(view, Verbs, at, governed)
            : PatternMatcher.At(view, Verbs, at);
        if (match is not null && ActFactuality.Of(view, at) == EventStatus.Denied)
        {
            // "denies that it plans to attack".
            status = EventStatus.Denied;
        }

        if (
            match?.Subject is not { } subject
            || (
                !group.Past
                && !group.Perfect
                && group.Modal is null
                && !group.Progressive
                && status == EventStatus.Happened
                && view.Words[at].IsBaseForm
            )
        )
        {
            return;
        }

        ImmutableArray<string> columns = match.Pattern.Columns;
        ImmutableArray<Actor> actors = subject.Actors;
        ImmutableArray<Actor> recipients = [];
        switch (columns[3])
        {
            case "with":
                if (With(view, at, match.End) is { } other)
                {
                    actors = actors.AddRange(other.Actors);
                }
                else if (actors.Length < 2 && match.Pattern.Anchor.Contains("meet"))
                {
                    // A cabinet that meets meets nobody.
                    return;
                }

                break;
            case "none":
                break;
            default:
                Party? recipient =
                    columns[3] == "optional" ? Qualifying(view, at, match.End) ?? Behind(view, match.End) : ObjectOf(view, match.End);
                if (recipient is null && columns[3] != "optional")
                {
                    return;
                }

                recipients = read.OrConcerned(recipient?.Actors ?? [], view.Sentence.FirstToken + at, actors);
                break;
        }

        (string type, string? mode, string? code) = Typed(columns, status);
        if (events.Has(view, at, type))
        {
            return;
        }

        StatedDate date = context.Dates.Of(view, at, -1, -1, news: status == EventStatus.Happened && (group.Past || group.Perfect));
        events.Add(view, at, type, mode, code, actors, recipients, status, date, FromVerb);
    }

    /// <summary>
    /// "Arvenian engineers were arrested by Tasmere": the agent acts. What harms a known party is told without one too ("the Arvenian embassy was attacked"),
    /// unless it was an accident.
    /// </summary>
    private static void Passive(ReadingContext context, EventCollector events, SentenceView view, int at, VerbGroup group)
    {
        Pattern? pattern = Verbs.At(view.Words[at]).FirstOrDefault(found => found.Columns[3] == "object" && found.Rest is [{ Sign: "*" }]);
        if (pattern is null || SubjectFinder.Of(view, group.First) is not { } sufferer)
        {
            return;
        }

        EventStatus status = StatusOf(view, group);
        (string type, string? mode, string? code) = Typed(pattern.Columns, status);
        int end = Clauses.End(view, at + 1);
        ImmutableArray<Actor> agents = [];
        for (int i = at + 1; i < end; i++)
        {
            if (view.Words[i].Lower == "by" && i + 1 < end)
            {
                int name = view.Words[i + 1].Is(WordRole.Determiner) ? i + 2 : i + 1;
                agents = Party.Of(view.MentionAt(name))?.Actors ?? [];
                break;
            }

            if (s_accidents.Contains(view.Words[i].Lemma))
            {
                return;
            }
        }

        if ((agents.IsEmpty && status != EventStatus.Happened) || events.Has(view, at, type))
        {
            return;
        }

        StatedDate date = context.Dates.Of(view, at, -1, -1, news: status == EventStatus.Happened);
        events.Add(view, at, type, mode, code, agents, sufferer.Actors, status, date, FromVerb);
    }

    /// <summary>"Arvenia's annexation of the Imber valley in 2014": told with its date, else it may be one that is only feared.</summary>
    private static void FromNounAt(ReadingContext context, EventCollector events, SentenceView view, int at)
    {
        if (
            !Nouns.TryGetValue(view.Words[at].Lower, out string[]? row)
            || at < 2
            || !view.Words[at - 1].IsPossessive
            || Party.Of(view.MentionAt(at - 2)) is not { } actor
        )
        {
            return;
        }

        StatedDate date = context.Dates.Of(view, at, -1, -1, news: false);
        if (date.IsKnown && !events.Has(view, at, row[1]) && at + 1 < view.Words.Length && view.Words[at + 1].Lower == "of")
        {
            Party? recipient = ObjectOf(view, at + 2);
            events.Add(
                view,
                at,
                row[1],
                row[2] == "-" ? null : row[2],
                row[3],
                actor.Actors,
                recipient?.Actors ?? [],
                EventStatus.Happened,
                date,
                FromNoun
            );
        }
    }

    private static EventStatus StatusOf(SentenceView view, VerbGroup group)
    {
        if (group.Future)
        {
            return group.Negated ? EventStatus.Denied : EventStatus.Announced;
        }

        if (group.Modal is "would" && view.StatementAt(group.Head) is not null && !ReadingContext.IsSupposed(view, group))
        {
            return group.Negated ? EventStatus.Denied : EventStatus.Announced;
        }

        if (group.Unreal || ReadingContext.IsSupposed(view, group))
        {
            return EventStatus.Hypothetical;
        }

        return group.Negated ? EventStatus.Denied : EventStatus.Happened;
    }

    /// <summary>What lies ahead is coded as the agreement to do it (plover.md); its CAMEO code keeps what it is.</summary>
    private static (string Type, string? Mode, string? Code) Typed(ImmutableArray<string> columns, EventStatus status)
    {
        string? mode = columns[1] == "-" ? null : columns[1];
        string? code = columns[2] == "-" ? null : columns[2];
        if (status != EventStatus.Announced)
        {
            return (columns[0], mode, code);
        }

        return Ahead(columns[0]) is { } ahead ? (ahead.Type, null, ahead.Code) : (columns[0], mode, code);
    }

    /// <summary>What a type is coded as while it lies ahead, with its CAMEO code; null for one that stays what it is.</summary>
    internal static (string Type, string Code)? Ahead(string type) =>
        type switch
        {
            "CONSULT" => ("AGREE", "036"),
            "SUPPORT" => ("AGREE", "032"),
            "COOPERATE" => ("AGREE", "031"),
            "AID" => ("AGREE", "033"),
            "RETREAT" => ("CONCEDE", "035"),
            "SANCTION" or "COERCE" or "ASSAULT" => ("THREATEN", "130"),
            _ => null,
        };

    private static Party? With(SentenceView view, int at, int from)
    {
        int end = Clauses.End(view, at + 1);
        for (int i = from - 1; i + 1 < end; i++)
        {
            if (view.Words[i].Lower is "with")
            {
                return ObjectOf(view, i + 1);
            }
        }

        return from == at + 1 ? ObjectOf(view, from) : null;
    }

    /// <summary>The party right behind the word, with those joined to it.</summary>
    private static Party? ObjectOf(SentenceView view, int from)
    {
        int last = Math.Min(view.Words.Length, from + ObjectReach);
        for (int i = from; i < last; i++)
        {
            Word word = view.Words[i];
            if (view.MentionAt(i) is { } mention)
            {
                return Joined(view, mention);
            }

            if (
                !word.IsWord
                || word.Is(WordRole.Auxiliary | WordRole.Breaker | WordRole.Conjunction)
                || word.InTime
                || word.Lower is "at" or "by" or "over"
            )
            {
                return null;
            }
        }

        return null;
    }

    // "Arvenia, the Soland government, and Tasmere", as far as the next is no subject of a verb of its own.
    private static Party Joined(SentenceView view, SentenceMention mention)
    {
        ImmutableArray<Actor>.Builder actors = ImmutableArray.CreateBuilder<Actor>();
        actors.Add(mention.Actor);
        int end = mention.End;
        (int Count, int End) closed = (1, end);
        while (true)
        {
            int next = end;
            bool and = false;
            while (next < view.Words.Length && next < end + 2 && view.Words[next].Lower is "and" or ",")
            {
                and |= view.Words[next].Lower == "and";
                next++;
            }

            int name = next < view.Words.Length && view.Words[next].Is(WordRole.Determiner) ? next + 1 : next;
            if (next == end || view.MentionAt(name) is not { } other || SubjectOfVerb(view, other))
            {
                return new Party([.. actors.Take(closed.Count)], mention.First, closed.End);
            }

            actors.Add(other.Actor);
            end = other.End;
            closed = and ? (actors.Count, end) : closed;
        }
    }

    private static bool SubjectOfVerb(SentenceView view, SentenceMention mention) =>
        mention.End < view.Words.Length && view.Words[mention.End].Is(WordRole.Auxiliary | WordRole.Say);

    /// <summary>"expelled two Arvenian diplomats": the party that qualifies the object.</summary>
    private static Party? Qualifying(SentenceView view, int at, int end)
    {
        for (int i = at + 1; i < end; i++)
        {
            if (Party.Of(view.MentionAt(i)) is { } party)
            {
                return party;
            }
        }

        return null;
    }

    /// <summary>"… near Tasmere's border", "… against Tasmere": a party that the act is directed at, if the clause names one.</summary>
    private static Party? Behind(SentenceView view, int from)
    {
        int end = from < view.Words.Length ? Clauses.End(view, from) : from;
        for (int i = from; i + 1 < end; i++)
        {
            if (view.Words[i].Lower is "against" or "near" or "to" or "on" or "from" or "with" or "around" or "for")
            {
                int name = view.Words[i + 1].Is(WordRole.Determiner) && i + 2 < end ? i + 2 : i + 1;
                if (view.MentionAt(name) is { } party)
                {
                    return Joined(view, party);
                }
            }
        }

        return null;
    }
}
