using System.Collections.Immutable;

namespace Demarche.Record;

/// <summary>A place where a report names a party, by its name, its people or a body of its own.</summary>
/// <param name="Sentence">Index of the sentence.</param>
/// <param name="Subject">The mention heads the subject of a clause.</param>
/// <param name="Adjective">It only qualifies something else.</param>
internal readonly record struct PartyPlace(int Sentence, int Word, bool Subject, bool Adjective);

/// <summary>The states and organisations that a report names, any of which a phrase may stand for that names none.</summary>
internal sealed class ReportParties
{
    private const int MostParties = 8;

    /// <summary>What stands further on in a report is not looked at: a report is not so long, and collections may be of any length.</summary>
    public const int MostSentences = 300;

    /// <summary>Those named most often, at most eight; of equal ones the first named.</summary>
    public ImmutableArray<Actor> Parties { get; }

    private readonly ImmutableArray<ImmutableArray<PartyPlace>> _places;

    /// <summary>The state that the report was sent from, by its dateline; null for none.</summary>
    public string? From { get; }

    /// <summary>The state that the outlet is of; null where its name tells none.</summary>
    public string? Home { get; }

    /// <summary>Places of all parties together.</summary>
    public int Places { get; }

    /// <param name="capitals">Capitals that are named as places; none where those say nothing.</param>
    public ReportParties(ReadingContext context, IReadOnlyList<CapitalPlace>? capitals = null)
    {
        List<(Actor Party, List<PartyPlace> Places)> found = [];
        foreach (SentenceView view in context.Sentences.Take(MostSentences))
        {
            foreach (SentenceMention mention in view.Mentions)
            {
                if (PartyOf(context, mention.Actor) is not { } party)
                {
                    continue;
                }

                int head = PartySlot.HeadOf(view.Tree, mention);
                Add(party, new PartyPlace(view.Index, head, view.Tree.Is(head, "nsubj"), mention.Source.Adjective));
            }
        }

        foreach (CapitalPlace capital in capitals ?? [])
        {
            Add(
                new Actor(capital.Party, capital.Party, context.Knowledge?.NameOf(capital.Party) ?? capital.Party, ActorType.Country),
                new PartyPlace(capital.Sentence, capital.End - 1, Subject: false, Adjective: false)
            );
        }

        From = context.Report.Dateline is { } dateline ? PersonSides.CapitalOf(context, dateline) : null;
        Home = context.Home;
        foreach (string? state in (string?[])[From, Home])
        {
            if (state is not null && !found.Exists(other => other.Party.Party == state) && context.Knowledge is { } knowledge)
            {
                found.Add((new Actor(state, state, knowledge.NameOf(state), ActorType.Country), []));
            }
        }

        (Actor Party, List<PartyPlace> Places)[] most =
        [
            .. found
                .Index()
                .OrderByDescending(static f => f.Item.Places.Count)
                .ThenBy(static f => f.Index)
                .Select(static f => f.Item)
                .Take(MostParties),
        ];
        Parties = [.. most.Select(static f => f.Party)];
        _places = [.. most.Select(static f => f.Places.OrderBy(static p => p.Sentence).ThenBy(static p => p.Word).ToImmutableArray())];
        Places = found.Sum(static f => f.Places.Count);

        void Add(Actor party, PartyPlace place)
        {
            int at = found.FindIndex(other => other.Party.Party == party.Party);
            if (at < 0)
            {
                found.Add((party, [place]));
            }
            else
            {
                found[at].Places.Add(place);
            }
        }
    }

    /// <summary>In text order.</summary>
    public ImmutableArray<PartyPlace> PlacesOf(int party) => _places[party];

    // A minister stands for his state, a rebel for nobody's.
    private static Actor? PartyOf(ReadingContext context, Actor actor)
    {
        if (actor.Code is null || actor.Type == ActorType.Group)
        {
            return null;
        }

        string party = actor.Party;
        return actor.Code.Split(' ', 2)[0] != party
            ? actor.Type is ActorType.Country or ActorType.Organisation
                ? actor
                : null
            : actor.Type is ActorType.Country or ActorType.Organisation && actor.Sector is null
                ? actor
                : new Actor(party, party, context.Knowledge?.NameOf(party) ?? party, ActorType.Country);
    }
}
