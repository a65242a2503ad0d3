using System.Collections.Frozen;
using System.Collections.Immutable;
using Demarche.Language;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>Which sides of an event its words tell plainly.</summary>
internal enum PlainSides
{
    None,
    Actors,
    Both,
}

/// <summary>Collects the events of one report: contexts, place, said-by and summary, and each event once a sentence.</summary>
internal sealed class EventCollector(
    ReadingContext context,
    ImmutableArray<Entity> entities,
    ArgumentSelection? arguments = null,
    DateSelection? dates = null,
    LineVerification? verification = null
)
{
    private const int LongestSummary = 160;
    private const int MostContexts = 3;
    private const int Beside = 2;
    private const int LongestDateline = 80;

    private static readonly FrozenDictionary<string, string> ContextWords = EmbeddedLines
        .Rows("event-contexts.tsv")
        .ToFrozenDictionary(row => row[0], row => row[1]);

    private static readonly FrozenSet<string> s_bearing = EmbeddedLines.Words("no-party-nouns.tsv").ToFrozenSet(StringComparer.Ordinal);

    private readonly Lazy<HashSet<string>> _carriers = new(() => Carriers(context));
    private readonly Dictionary<int, (TextSpan Span, string Name)> _places = Places(entities);
    private readonly DomesticParties _domestic = new(context);
    private readonly HashSet<string> _seen = [];

    private readonly List<FoundEvent> _events = [];

    public ImmutableArray<ReportedEvent> Events =>
        [
            .. (verification?.WithoutDoubtful(_events) ?? _events)
                .OrderBy(static found => found.View.Index)
                .ThenBy(static found => found.Anchor)
                .Select(static found => found.Line),
        ];

    /// <summary>True where an event of the type, or one told by this very word or those beside it, was added to the sentence.</summary>
    public bool Has(SentenceView view, int anchor, string type) =>
        _events.Exists(e => e.View.Index == view.Index && (e.Line.Type == type || Math.Abs(e.Anchor - anchor) <= Beside));

    /// <summary>True where the word, or those beside it, tells an event of the type already, of one of the actors at least.</summary>
    public bool Tells(SentenceView view, int anchor, string type, ImmutableArray<Actor> actors) =>
        _events.Exists(e =>
            e.View.Index == view.Index
            && e.Line.Type == type
            && Math.Abs(e.Anchor - anchor) <= Beside
            && e.Line.Actors.Any(told => actors.Any(actor => actor.Party == told.Party))
        );

    /// <param name="history">Told as history, whatever its date.</param>
    /// <param name="dated">The date has been chosen already.</param>
    /// <param name="refuses">It is the refusal of a position that the record keeps.</param>
    /// <param name="plain">Whom the words tell plainly, so that there is nothing to choose.</param>
    public void Add(
        SentenceView view,
        int anchor,
        string type,
        string? mode,
        string? code,
        ImmutableArray<Actor> actors,
        ImmutableArray<Actor> recipients,
        EventStatus status,
        StatedDate date,
        double confidence,
        bool history = false,
        PlainSides plain = PlainSides.None,
        bool dated = false,
        bool refuses = false
    )
    {
        (actors, recipients) = Plain(view, actors, recipients);
        if (
            plain != PlainSides.Both
            && arguments?.Select(new ArgumentLine(view, anchor, ArgumentFeatures.KindOf(type), actors, recipients)) is { } selected
        )
        {
            (actors, recipients) = Plain(
                view,
                !actors.IsEmpty && (plain == PlainSides.Actors || (selected.Actors.IsEmpty && actors.All(IsNameless)))
                    ? actors
                    : selected.Actors,
                selected.Recipients
            );
        }

        (actors, recipients) = _domestic.Settle(view, anchor, type, actors, recipients);
        if (type is "REQUEST" or "ACCUSE" && IsOfProtest(view, actors))
        {
            return;
        }

        string key = $"{view.Index}|{type}|{string.Join('+', actors.Select(actor => actor.Party))}";
        bool told = !actors.IsEmpty || (HarmfulTypes.Contains(type) && recipients.Any(static recipient => recipient.Code is not null));
        if (!told || !_seen.Add(key))
        {
            return;
        }

        bool background = history || context.Dates.IsBackground(date, view, anchor);
        if (background && date.Basis == DateBasis.Publication)
        {
            date = StatedDate.Unknown;
        }

        DateLine line = new(view, anchor, ArgumentFeatures.KindOf(type), status, history, date, background);
        if (!dated && dates?.Select(line) is { } chosen)
        {
            (date, background) = chosen;
        }

        Statement? statement = view.StatementAt(anchor);
        ReportedEvent found = new()
        {
            Actors = actors,
            Recipients = recipients,
            Type = type,
            Mode = mode,
            Contexts = Contexts(view),
            Code = code,
            SaidBy = statement?.Speaker,
            SaidByEntity = statement?.SpeakerEntity,
            Status = status,
            Background = background,
            Date = date,
            Place = PlaceOf(view, anchor),
            Summary = Summary(view, anchor),
            Confidence = confidence,
            Evidence = context.Cite(view),
        };
        if ((verification is null ? found : verification.Verified(view, anchor, found)) is { } verified)
        {
            _events.Add(new FoundEvent(view, anchor, verified, refuses));
        }
    }

    // Everybody once, and nobody whom the report only comes from.
    private (ImmutableArray<Actor> Actors, ImmutableArray<Actor> Recipients) Plain(
        SentenceView view,
        ImmutableArray<Actor> actors,
        ImmutableArray<Actor> recipients
    )
    {
        actors = WithoutOffices(
            Distinct(actors.RemoveAll(actor => IsCarrier(actor) || IsOfDateline(view, actor) || IsBeside(view, actor, actors)))
        );
        recipients = WithoutOffices(Distinct(recipients.RemoveAll(recipient => IsCarrier(recipient) || IsOnlyName(view, recipient))));
        return (actors, [.. recipients.Where(recipient => !actors.Any(actor => IsSame(actor, recipient)))]);
    }

    // "QUELL, March 3 (Reuters) - …": who carries the report takes no part in what it tells, there or further on ("told Reuters").
    private bool IsCarrier(Actor actor) => actor.Sector == "JRN" && _carriers.Value.Contains(actor.Key);

    private static HashSet<string> Carriers(ReadingContext context)
    {
        HashSet<string> found = new(StringComparer.Ordinal);
        foreach (SentenceView view in context.Sentences)
        {
            foreach (SentenceMention mention in view.Mentions)
            {
                bool isCarrier =
                    mention.Actor.Sector == "JRN"
                    && mention.First > 0
                    && mention.End + 1 < view.Words.Length
                    && view.Words[mention.First - 1].Lower == "("
                    && view.Words[mention.End].Lower == ")"
                    && view.Words[mention.End + 1].Lower is "-" or "–" or "—";
                if (isCarrier)
                {
                    found.Add(mention.Actor.Key);
                }
            }
        }

        return found;
    }

    // "QUELL, March 3 (Agency) - …": nor does the town that it is dated from.
    private static bool IsOfDateline(SentenceView view, Actor actor)
    {
        ReadOnlySpan<char> sentence = view.Text.AsSpan(view.Sentence.Span.Start, view.Sentence.Span.Length);
        if (
            actor.Code is not null
            || !sentence.StartsWith(actor.Name, StringComparison.Ordinal)
            || !actor.Name.All(static c => !char.IsLower(c))
        )
        {
            return false;
        }

        ReadOnlySpan<char> opening = sentence[..Math.Min(sentence.Length, LongestDateline)];
        return opening.Contains(" - ", StringComparison.Ordinal) || opening.ContainsAny('–', '—');
    }

    // Of "fundamentalists" there is nothing to choose by.
    private static bool IsNameless(Actor actor) => actor.Code is null && actor.Type != ActorType.Person;

    // "a member of the Arvenian parliament, Pell Adair": the name beside it is nobody else.
    private static bool IsBeside(SentenceView view, Actor actor, ImmutableArray<Actor> actors) =>
        actor is { Code: null, Type: ActorType.Person }
        && actors.Length > 1
        && view.Mentions.Any(mention =>
            mention.Actor.Key == actor.Key
            && PartySlot.HeadOf(view.Tree, mention) is var name
            && view.Tree.Is(name, "appos")
            && view.Tree.Head(name) is var described and >= 0
            && actors.Any(other =>
                other.Code is not null
                && view.Mentions.Any(m => m.Actor.Party == other.Party && view.Tree.IsWithin(PartySlot.HeadOf(view.Tree, m), described))
            )
        );

    // "the Arvenian language", "US $4 million".
    private static bool IsOnlyName(SentenceView view, Actor actor)
    {
        bool named = false;
        foreach (SentenceMention mention in view.Mentions)
        {
            if (mention.Actor.Party == actor.Party)
            {
                named = true;
                int head = PartySlot.HeadOf(view.Tree, mention);
                int noun = view.Tree.Head(head);
                bool bears =
                    (mention.End < view.Words.Length && view.Words[mention.End].Lower is ['$', ..])
                    || (
                        noun >= mention.End
                        && (view.Tree.Is(head, "amod") || view.Tree.Is(head, "compound"))
                        && s_bearing.Contains(view.Tree.Lemma(noun))
                    );
                if (!bears)
                {
                    return false;
                }
            }
        }

        return named;
    }

    // What a march demands or decries is told with the march: PLOVER codes the protest alone.
    private bool IsOfProtest(SentenceView view, ImmutableArray<Actor> actors) =>
        _events.Exists(e =>
            e.View.Index == view.Index && e.Line.Type == "PROTEST" && e.Line.Actors.Any(a => actors.Any(other => other.Party == a.Party))
        );

    // "Adair … his forces": the last name alone, of whom nothing is known, is the actor again.
    private static bool IsSame(Actor actor, Actor recipient) =>
        actor.Key == recipient.Key
        || (
            recipient is { Code: null, Type: ActorType.Person }
            && actor.Type == ActorType.Person
            && actor.Name.EndsWith($" {recipient.Name}", StringComparison.OrdinalIgnoreCase)
        );

    private static ImmutableArray<Actor> Distinct(ImmutableArray<Actor> actors) => [.. actors.DistinctBy(actor => actor.Key)];

    // "Pell Adair, the Arvenian president": the office beside its holder is nobody else.
    private static ImmutableArray<Actor> WithoutOffices(ImmutableArray<Actor> actors) =>
        actors.Length < 2
            ? actors
            :
            [
                .. actors.Where(actor =>
                    actor.Type == ActorType.Person
                    || actor.Sector is null
                    || !actors.Any(person => person.Type == ActorType.Person && person.Code == actor.Code)
                ),
            ];

    private static Dictionary<int, (TextSpan Span, string Name)> Places(ImmutableArray<Entity> entities)
    {
        Dictionary<int, (TextSpan, string)> places = [];
        foreach (Entity entity in entities)
        {
            // Names of no known type behind "in" are mostly towns.
            if (entity.Type is EntityType.GeopoliticalEntity or EntityType.Location or EntityType.Miscellaneous)
            {
                foreach (EntityMention mention in entity.Mentions.Where(static m => m.Kind == MentionKind.Name))
                {
                    places[mention.Span.Start] = (mention.Span, entity.Name);
                }
            }
        }

        return places;
    }

    private string? PlaceOf(SentenceView view, int anchor)
    {
        int end = Clauses.End(view, anchor + 1);
        for (int i = anchor + 1; i + 1 < end; i++)
        {
            if (view.Words[i].Lower is not ("in" or "at"))
            {
                continue;
            }

            int name = view.Words[i + 1].Lower == "the" && i + 2 < end ? i + 2 : i + 1;
            if (_places.TryGetValue(view.Words[name].Span.Start, out (TextSpan Span, string Name) place))
            {
                int after = name;
                while (after < end && view.Words[after].Span.End <= place.Span.End)
                {
                    after++;
                }

                // "in Russia's demands" is no place; a name that stands before a noun neither.
                Word? next = after < view.Words.Length ? view.Words[after] : null;
                bool ends =
                    next is null
                    || !next.Value.IsWord
                    || next.Value.InTime
                    || next.Value.Is(WordRole.Preposition | WordRole.Conjunction | WordRole.Auxiliary);
                if (ends && next is not { IsPossessive: true })
                {
                    return place.Name;
                }
            }
        }

        return null;
    }

    private static ImmutableArray<string> Contexts(SentenceView view)
    {
        ImmutableArray<string>.Builder contexts = ImmutableArray.CreateBuilder<string>(MostContexts);
        foreach (Word word in view.Words)
        {
            bool known = ContextWords.TryGetValue(word.Lemma, out string? context) || ContextWords.TryGetValue(word.Lower, out context);
            if (known && !contexts.Contains(context!) && contexts.Count < MostContexts)
            {
                contexts.Add(context!);
            }
        }

        return contexts.ToImmutable();
    }

    /// <summary>The sentence on one line; a long one from the clause of the event on. What is cut away leaves "…".</summary>
    private static string Summary(SentenceView view, int anchor)
    {
        int first = 0;
        int reach = view.Words[Math.Min(view.Words.Length - 1, anchor + 6)].Span.End - view.Sentence.Span.Start;
        if (reach > LongestSummary)
        {
            first = anchor;
            while (
                first > 0 && view.Words[first - 1].Lower is not ("," or ";" or ":" or "that") && !view.Words[first - 1].Is(WordRole.Breaker)
            )
            {
                first--;
            }
        }

        string text = first == 0 ? Words(view, 0) : $"… {Words(view, first)}";
        if (text.Length <= LongestSummary)
        {
            return text;
        }

        int cut = text.LastIndexOf(' ', LongestSummary - 1);
        return string.Concat(text.AsSpan(0, cut > LongestSummary / 2 ? cut : LongestSummary - 1), "…");
    }

    private static string Words(SentenceView view, int first)
    {
        ReadOnlySpan<char> span = view.Text.AsSpan(view.Words[first].Span.Start, view.Sentence.Span.End - view.Words[first].Span.Start);
        System.Text.StringBuilder text = new(Math.Min(span.Length, 2 * LongestSummary));
        bool space = false;
        foreach (char c in span)
        {
            if (char.IsWhiteSpace(c))
            {
                space = text.Length > 0;
                continue;
            }

            if (space)
            {
                text.Append(' ');
                space = false;
            }

            text.Append(c);
            if (text.Length > 4 * LongestSummary)
            {
                break;
            }
        }

        return text.ToString();
    }
}
