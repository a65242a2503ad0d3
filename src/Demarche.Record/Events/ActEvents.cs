using System.Collections.Immutable;
using Demarche.Language;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>Events from the acts that the model reads: who they are by the actors known, when by the times beside them.</summary>
internal sealed class ActEvents(ReadingContext context, EventParties parties, EventArguments arguments, TextAnalysis text)
{
    /// <summary>What the model is less sure of than this to be an act is left out: the record must not flood.</summary>
    private const double Enough = 0.9;

    /// <summary>… but for one between two known parties.</summary>
    private const double EnoughBetweenParties = 0.7;

    /// <summary>An act may be of two types nearly alike ("eased the curfew"), but not of any.</summary>
    private const double EnoughOfLabel = 0.3;

    /// <summary>True for what is sure enough to be told.</summary>
    public static bool IsSure(Act act) => act.Probability >= Enough && act.LabelProbability >= EnoughOfLabel;

    /// <summary>Tokens that tell an event surely enough.</summary>
    public required IReadOnlySet<int> Told { get; init; }

    /// <summary>Tokens that tell a threat, as the record of positions has it: a vow to do harm is no agreement.</summary>
    public required IReadOnlySet<int> Threats { get; init; }

    private readonly EventModes _modes = new(text);
    private readonly ActingParties _acting = new(context, parties, arguments, text);

    /// <summary>Adds the events of the acts; a question tells none, nor does an act of nobody known, or one that is only wanted.</summary>
    public void Add(ImmutableArray<Act> acts, WantedActs wanted, NestedActs nested, EventCollector events)
    {
        foreach (Act read in acts)
        {
            Act act =
                read is { Layer: ActLayer.Event, Label: "AGREE" } && Threats.Contains(read.Trigger)
                    ? read with
                    {
                        Label = "THREATEN",
                        Mode = null,
                    }
                    : read;
            if (act.Layer != ActLayer.Event || act.Probability < EnoughBetweenParties || act.LabelProbability < EnoughOfLabel)
            {
                continue;
            }

            SentenceView view = context.Sentences[act.Sentence];
            int word = act.Trigger - text.Sentences[act.Sentence].FirstToken;
            if (word >= view.Words.Length || view.EndsWith('?'))
            {
                continue;
            }

            if (
                nested.Has(act.Trigger)
                || IsState(view, word)
                || (act.Label is "THREATEN" or "AGREE" && Preparing.Tells(view.Tree, word))
                || PresupposedActs.Has(view, word, act.Label)
                || WantedActs.IsNone(view, word)
                || (act.Status == EventStatus.Happened && wanted.Has(view, word))
            )
            {
                continue;
            }

            VerbGroup verb = VerbGroup.At(view, word);
            bool ahead = (verb is { Future: true, Negated: false } || IsAboutTo(view, word)) && view.Tree.Class(word) == "VERB";
            EventStatus status = act.Status;
            if (status == EventStatus.Happened)
            {
                status = ahead ? EventStatus.Announced : ActFactuality.Of(view, word);
                ahead = status == EventStatus.Announced;
                if (!view.Tree.IsVerb(word) && ahead && act.Label != "CONSULT")
                {
                    // "talks scheduled for Monday" will be held; a truce or a raid that somebody proposed or planned may have come.
                    (status, ahead) = (EventStatus.Happened, false);
                }
            }

            // Where a plain pattern fits a deed that is told as done, or lies ahead, it knows better than the model what it is.
            Pattern? plain = status == EventStatus.Happened || ahead ? PatternMatcher.At(view, EventReader.Verbs, word)?.Pattern : null;
            string deed = plain?.Columns[0] ?? act.Label;
            string type = (ahead ? EventReader.Ahead(deed)?.Type : null) ?? deed;
            plain = ahead ? null : plain;
            // With what an assault was made is told only where a word says it: "an invasion" is not aerial.
            bool modelled = plain is null && type == act.Label && type != "ASSAULT" && act.Mode is not ("visit" or "arrest");
            string? stated = plain?.Columns[1] is { } column and not "-" ? column : null;
            // "deployed missiles": what the verb usually means gives way to the things named.
            string? mode = stated is null || type == "MOBILIZE" ? _modes.Of(type, act.Trigger) ?? stated : stated;
            mode ??= modelled ? act.Mode : null;
            List<int> plainly = arguments.Sources(act.Trigger, Told.Contains);
            int? bound = _acting.WithDuty(act);
            if (bound is { } asked)
            {
                plainly.Remove(asked);
            }

            ImmutableArray<Actor> actors = Named(_acting.Of(act), plainly, []);
            ImmutableArray<Actor> recipients = Named(ActedUpon(act, bound, actors), arguments.Targets(act.Trigger), actors);
            if (type != "CONSULT")
            {
                recipients = OrConcerned(recipients, act.Trigger, actors);
            }

            if (type == "THREATEN" && status is EventStatus.Hypothetical or EventStatus.Announced && IsUttered(view, word, actors))
            {
                // "said that he would impose sanctions if": the harm lies ahead, the threat has been made.
                status = EventStatus.Happened;
            }

            if (actors.IsEmpty && bound is not null && view.StatementAt(word)?.Speaker is { } speaker)
            {
                actors = [speaker];
            }

            if (actors.IsEmpty && type == "RETREAT" && arguments.PassiveSubject(act.Trigger) is { } leaving)
            {
                // "the peacekeepers were shipped out"
                actors = parties.At(leaving).RemoveAll(static actor => actor.Sector != "MIL");
                recipients = recipients.RemoveAll(recipient => actors.Any(actor => actor.Key == recipient.Key));
            }

            if (actors.IsEmpty && (Known(recipients) || DomesticParties.IsAtHome(view, type)))
            {
                actors = Anybody(act, plainly, recipients);
            }

            if (type == "CONSULT" && mode == "visit" && recipients.IsEmpty)
            {
                // Whoever visits visits somebody: parties that meet hold talks.
                mode = null;
            }

            if (act.Probability < Enough && !(Known(actors) && Known(recipients)) && !(type == "COOPERATE" && AreTwo(actors)))
            {
                // Unsure whether anything is told at all; that it has one who acts and one acted on, both known, speaks for it, as do two who act together.
                continue;
            }

            if (
                !Known(actors)
                && !Known(recipients)
                && (actors.All(static actor => actor.Type == ActorType.Person) || !DomesticParties.IsAtHome(view, type))
            )
            {
                // Persons of whom nothing is known quarrel on every page of sport.
                continue;
            }

            if (
                type == "THREATEN"
                && Forewarnings.IsForecast(
                    view,
                    word,
                    at => parties.At(view.Sentence.FirstToken + at).Any(named => actors.Any(actor => actor.Party == named.Party))
                )
            )
            {
                continue;
            }

            if (type == "THREATEN" && IsOwnCountry(actors, recipients))
            {
                // "warned that its citizens should leave": nobody threatens the own country as a whole.
                continue;
            }

            if (type == "CONSULT" && mode is not ("visit" or "third-party") && !actors.IsEmpty)
            {
                // Who meets whom is not told apart.
                actors = actors.AddRange(recipients);
                recipients = [];
                if (actors.DistinctBy(static a => a.Party).Take(2).Count() < 2)
                {
                    // A cabinet that meets meets nobody.
                    continue;
                }
            }

            bool news = status == EventStatus.Happened && !act.Background;
            StatedDate date = context.Dates.Of(view, word, -1, -1, news);
            events.Add(
                view,
                word,
                type,
                mode,
                CameoCodes.Of(type, mode),
                actors,
                recipients,
                status,
                date,
                act.Probability,
                act.Background,
                _acting.TellsBoth(act) ? PlainSides.Both
                    : _acting.TellsWho(act) ? PlainSides.Actors
                    : PlainSides.None
            );
        }
    }

    /// <summary>The recipients, or, where no code is known of any, the first party with a code that the content of the act names and that has no part in it.</summary>
    /// <param name="word">Token of the content over the whole text.</param>
    public ImmutableArray<Actor> OrConcerned(ImmutableArray<Actor> recipients, int word, ImmutableArray<Actor> actors)
    {
        if (Known(recipients))
        {
            return recipients;
        }

        foreach (int head in arguments.Concerned(word))
        {
            ImmutableArray<Actor> found = parties.At(head);
            if (Known(found) && !found.Any(f => actors.Any(a => Country(a) == Country(f))))
            {
                return found;
            }
        }

        return recipients;
    }

    /// <summary>The mode that the words around a token tell; null for none.</summary>
    public string? ModeOf(string type, int token) => _modes.Of(type, token);

    private static bool IsOwnCountry(ImmutableArray<Actor> actors, ImmutableArray<Actor> recipients) =>
        !recipients.IsEmpty && recipients.All(r => r is { Code: not null, Sector: null } && actors.Any(a => Country(a) == Country(r)));

    private static bool Known(ImmutableArray<Actor> actors) => actors.Any(static a => a.Code is not null);

    private static bool AreTwo(ImmutableArray<Actor> actors) =>
        actors.Where(static actor => actor.Code is not null).DistinctBy(static actor => actor.Party).Take(2).Count() == 2;

    private static string Country(Actor actor) => actor.Code?.Split(' ', 2)[0] ?? actor.Key;

    // Acts upon a known party are told of people without a country too.
    private ImmutableArray<Actor> Anybody(Act act, List<int> plain, ImmutableArray<Actor> taken) =>
        First(act.With(ActRole.Source).Select(static party => party.Head).Concat(plain), parties.Anybody, taken);

    // What the model says; where nobody known is named there, the first in the tree who is no party to the act yet.
    private ImmutableArray<Actor> Named(IEnumerable<int> heads, List<int> plain, ImmutableArray<Actor> taken)
    {
        ImmutableArray<Actor> read = [.. heads.SelectMany(head => parties.At(head))];
        return read.IsEmpty ? First(plain, parties.At, taken) : read;
    }

    // Whoever the noun itself names as its maker is not acted on.
    private IEnumerable<int> ActedUpon(Act act, int? bound, ImmutableArray<Actor> actors)
    {
        IEnumerable<int> heads = arguments.WithJoined(act.With(ActRole.Target).Select(static party => party.Head));
        if (_acting.Offence(act) is var (_, by))
        {
            return by.SelectMany(arguments.WithQualifiers);
        }

        if (_acting.SufferedBy(act) is { Count: > 0 } suffering)
        {
            return heads.Concat(suffering.SelectMany(arguments.WithQualifiers)).Distinct();
        }

        if (bound is { } asked)
        {
            return heads.Contains(asked) ? heads : heads.Append(asked);
        }

        return _acting.OwnAgents(act).Count == 0
            ? heads
            : heads.Where(head => !parties.At(head).Any(named => actors.Any(actor => actor.Party == named.Party)));
    }

    // "renewed suspended contacts": what a participle before a noun tells was done before, and is told of the noun.
    private static bool IsState(SentenceView view, int word) => view.Tree.Is(word, "amod") && view.Tree.Tag(word) == "VBN";

    private static bool IsUttered(SentenceView view, int word, ImmutableArray<Actor> actors) =>
        view.StatementAt(word)?.Speaker is { } speaker && actors.Any(actor => actor.Party == speaker.Party);

    // "is about to restore relations"
    private static bool IsAboutTo(SentenceView view, int word) =>
        word >= 2 && view.Words[word - 1].Lower == "to" && view.Words[word - 2].Lower == "about";

    private static ImmutableArray<Actor> First(IEnumerable<int> heads, Func<int, ImmutableArray<Actor>> named, ImmutableArray<Actor> taken)
    {
        foreach (int head in heads)
        {
            ImmutableArray<Actor> found = named(head);
            if (!found.IsEmpty && !found.Any(f => taken.Any(t => t.Party == f.Party)))
            {
                return found;
            }
        }

        return [];
    }
}
