using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Demarche.Record;

/// <summary>
/// Says of what country people are of whom no words say it, as coders of events do (PLOVER codes "Farmers blocked the bridge at Imber" as farmers of the state
/// that Imber lies in, against its government): of that of the place where they act or suffer, or of that whose organs act upon them. All of it is inferred.
/// </summary>
internal sealed class DomesticParties(ReadingContext context)
{
    private static readonly FrozenSet<string> s_measures = EmbeddedLines.Words("domestic-measures.tsv").ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> s_foreign = EmbeddedLines.Words("foreign-things.tsv").ToFrozenSet(StringComparer.Ordinal);

    // Where people stand against a government that may well be another's, only these sectors are its own.
    private static readonly FrozenSet<string> s_own = FrozenSet.Create("PTY", "OPP", "CVL", "LAB", "EDU", "AGR", "LEG");
    private static readonly FrozenSet<string> s_organs = FrozenSet.Create("GOV", "COP", "JUD", "LEG", "SPY");

    private static readonly FrozenSet<string> s_arrests = EmbeddedLines.Words("arrest-verbs.tsv").ToFrozenSet(StringComparer.Ordinal);

    private const int Reach = 12;
    private const int MostSteps = 4;

    public (ImmutableArray<Actor> Actors, ImmutableArray<Actor> Recipients) Settle(
        SentenceView view,
        int anchor,
        string type,
        ImmutableArray<Actor> actors,
        ImmutableArray<Actor> recipients
    )
    {
        if (context.Knowledge is not { } knowledge)
        {
            return (actors, recipients);
        }

        // Asked for by few events: it reads the list of towns.
        Lazy<string?> place = new(() => PlaceOf(view, anchor));
        if (recipients.Length > 1)
        {
            // "handed medicine to the Red Cross in Arvenia": where it was done took no part.
            ImmutableArray<Actor> upon = recipients.RemoveAll(recipient => recipient.Sector is null && IsOnlyPlace(view, recipient));
            recipients = upon.IsEmpty ? recipients : upon;
        }

        if (type == "RETREAT")
        {
            // "rebels surrendered in a town of Arvenia": nobody gives way to the own country.
            recipients = recipients.RemoveAll(recipient =>
                recipient is { Sector: null, Type: ActorType.Country } && Country(actors) == recipient.Code
            );
        }

        if (
            actors.IsEmpty
            && type == "COERCE"
            && s_arrests.Contains(view.Tree.Lemma(anchor))
            && Clause.Of(view.Tree, anchor).Passive
            && place.Value is { } land
        )
        {
            // "was arrested in Arvenia"
            actors = [Of(land, "COP", knowledge)];
        }

        actors = Own(view, type, actors, place, recipients, knowledge);
        if (recipients.IsEmpty && Country(actors) is { } state)
        {
            recipients = Suffering(view, anchor, type, actors, place, state, knowledge);
        }

        return (actors, recipients);
    }

    // "people blocked streets in Lorn", "the opposition told Arvenia's government", "ethnic Arvenians demonstrated in Tasmere".
    private static ImmutableArray<Actor> Own(
        SentenceView view,
        string type,
        ImmutableArray<Actor> actors,
        Lazy<string?> place,
        ImmutableArray<Actor> recipients,
        ActorKnowledge knowledge
    )
    {
        for (int i = 0; i < actors.Length; i++)
        {
            Actor actor = actors[i];
            bool ethnic = IsEthnic(view, actor);
            if (!ethnic && (actor.Code is not null || IsPerson(actor) || actors.Length > 1))
            {
                continue;
            }

            string? sector = ethnic ? "CVL" : SectorOf(actor.Name);
            string? country =
                sector is null || Actor.ActsForState(sector) ? null
                : type == "PROTEST" ? place.Value ?? OnlyCountry(view)
                : ethnic && place.Value is { } land ? land
                : type is "ASSAULT" or "COERCE" ? null
                : ethnic || s_own.Contains(sector) || (sector == "REB" && recipients.All(static r => r.Sector == "GOV"))
                    ? Country(recipients)
                : null;
            if (country is not null)
            {
                actors = actors.SetItem(i, Of(country, sector!, knowledge));
            }
        }

        return actors;
    }

    /// <summary>True for a protest where the sentence names one country alone: it is theirs.</summary>
    public static bool IsAtHome(SentenceView view, string type) => type == "PROTEST" && OnlyCountry(view) is not null;

    // None where the country is what they are against, or whose house they stand before.
    private static string? OnlyCountry(SentenceView view)
    {
        SentenceTree tree = view.Tree;
        string? only = null;
        foreach (SentenceMention mention in view.Mentions)
        {
            int head = PartySlot.HeadOf(tree, mention);
            if (
                tree.Marker(head) is "against" or "over" or "outside"
                || s_foreign.Contains(tree.Lemma(head))
                || (tree.Head(head) is var thing and >= 0 && s_foreign.Contains(tree.Lemma(thing)))
            )
            {
                return null;
            }

            if (mention.Actor.Code is not { } code || IsEthnic(view, mention))
            {
                continue;
            }

            string country = code.Split(' ')[0];
            if (mention.Actor.Type == ActorType.Organisation || country == "GRP" || (only is not null && only != country))
            {
                return null;
            }

            only = country;
        }

        return only;
    }

    private static ImmutableArray<Actor> Suffering(
        SentenceView view,
        int anchor,
        string type,
        ImmutableArray<Actor> actors,
        Lazy<string?> place,
        string state,
        ActorKnowledge knowledge
    )
    {
        // "rallied against the invasion of Tasmere's neighbour" is not against the own government.
        if (
            type == "PROTEST"
            && OnlyCountry(view) is not null
            && actors.All(static actor => actor.Sector is null || !Actor.ActsForState(actor.Sector))
        )
        {
            return [Of(place.Value ?? state, "GOV", knowledge)];
        }

        bool organs = actors.All(static actor => actor.Sector is { } sector && s_organs.Contains(sector));
        if (type is "ASSAULT" or "COERCE" && PeopleBehind(view, anchor) is { } people)
        {
            return (place.Value ?? (organs ? state : null)) is { } country ? [Of(country, people, knowledge)] : [];
        }

        return type is "COERCE" or "CONCEDE" or "THREATEN" && organs && Takes(view, anchor) ? [Land(place.Value ?? state, knowledge)] : [];
    }

    // "to disperse demonstrators": the sector of people whom the words behind name without a country; null for none.
    private static string? PeopleBehind(SentenceView view, int anchor)
    {
        SentenceTree tree = view.Tree;
        int end = Math.Min(view.Words.Length, anchor + Reach);
        for (int i = anchor + 1; i < end; i++)
        {
            bool upon =
                tree.Class(i) == "NOUN"
                && HangsOn(tree, i, anchor)
                && view.Words[i].Mention < 0
                && (tree.Is(i, "obj") || (tree.Relation(i) is "obl" or "nmod" && tree.Marker(i) is "on" or "at" or "against" or "of"));
            if (upon && SectorOf(view.SpanOf(tree.Extent(i).First, i + 1).Of(view.Text)) is { } sector && !Actor.ActsForState(sector))
            {
                return sector;
            }
        }

        return null;
    }

    // "declared a state of siege", "prepared to impose martial law".
    private static bool Takes(SentenceView view, int anchor)
    {
        SentenceTree tree = view.Tree;
        int end = Math.Min(view.Words.Length, anchor + Reach);
        for (int i = anchor + 1; i < end; i++)
        {
            bool taken = tree.Is(i, "obj") || (tree.Is(i, "nmod") && tree.Marker(i) == "of");
            if (taken && s_measures.Contains(tree.Lemma(i)) && (tree.Lemma(i) != "law" || view.Words[i - 1].Lower == "martial"))
            {
                return true;
            }
        }

        return false;
    }

    // The country of the place that the clause names: "in Arvenia", "at a jail in Arvenia's capital", "in Lima"; null for none.
    private static string? PlaceOf(SentenceView view, int anchor)
    {
        SentenceTree tree = view.Tree;
        int verb = tree.IsVerb(anchor) || tree.Head(anchor) < 0 ? anchor : tree.Head(anchor);
        foreach (SentenceMention mention in view.Mentions)
        {
            int head = PartySlot.HeadOf(tree, mention);
            if (
                mention is { Actor: { Type: ActorType.Country, Sector: null, Code: { } code }, Source.Adjective: false }
                && HangsOn(tree, head, verb)
                && (IsPlace(tree, head) || (tree.Is(head, "nmod:poss") && IsPlace(tree, tree.Head(head))))
            )
            {
                return code;
            }
        }

        for (int i = 0; i + 1 < view.Words.Length; i++)
        {
            if (
                view.Words[i].Lower is "in" or "at"
                && view.Words[i + 1].Mention < 0
                && HangsOn(tree, i + 1, verb)
                && NameWords.Of(view.SpanOf(i + 1, Math.Min(view.Words.Length, i + 5)).Of(view.Text)) is { Length: > 0 } name
                && PlaceNames.StartingAt(name.AsSpan(), 0, name.Length, out _) is { } country
            )
            {
                return country;
            }
        }

        return null;
    }

    // "blocked streets in Arvenia", "rioted at a jail in Arvenia's capital": by nouns alone, and not through a clause of its own.
    private static bool HangsOn(SentenceTree tree, int word, int verb)
    {
        int at = word;
        for (int step = 0; step < MostSteps && at >= 0; step++)
        {
            if (at == verb)
            {
                return true;
            }

            at = tree.Relation(at).Split(':')[0] is "obl" or "nmod" or "appos" or "flat" or "compound" or "obj" or "nsubj"
                ? tree.Head(at)
                : -1;
        }

        return at == verb;
    }

    private static bool IsOnlyPlace(SentenceView view, Actor actor)
    {
        bool named = false;
        foreach (SentenceMention mention in view.Mentions.Where(mention => mention.Actor.Party == actor.Party))
        {
            int head = PartySlot.HeadOf(view.Tree, mention);
            named = true;
            if (
                !IsPlace(view.Tree, head)
                && !(view.Tree.Head(head) is var town and >= 0 && view.Tree.Is(head, "appos") && IsPlace(view.Tree, town))
            )
            {
                return false;
            }
        }

        return named;
    }

    private static bool IsPlace(SentenceTree tree, int word) =>
        (tree.Is(word, "obl") || tree.Is(word, "nmod")) && tree.Marker(word) is "in" or "across" or "inside" or "throughout";

    // "the Harbour party" is taken for a person now and then.
    private static bool IsPerson(Actor actor) =>
        actor.Type == ActorType.Person && !char.IsLower(actor.Name[actor.Name.LastIndexOf(' ') + 1]);

    // Every mention of the country is of its people elsewhere.
    private static bool IsEthnic(SentenceView view, Actor actor)
    {
        if (actor.Code?.Split(' ')[0] is not { } country || actor.Type == ActorType.Person)
        {
            return false;
        }

        SentenceMention[] named = [.. view.Mentions.Where(mention => mention.Actor.Code?.Split(' ')[0] == country)];
        return named.Length > 0 && named.All(mention => IsEthnic(view, mention));
    }

    private static bool IsEthnic(SentenceView view, SentenceMention mention) =>
        view.Words[mention.First].Lower == "ethnic" || (mention.First > 0 && view.Words[mention.First - 1].Lower == "ethnic");

    private static string? SectorOf(string phrase)
    {
        ImmutableArray<NameWord> words = NameWords.Of(phrase);
        for (int last = words.Length - 1; last >= 0; last--)
        {
            if (
                RoleLexicon.Shipped.EndingAt(words, last, 0) is { Role: { Sectors: [var sector, ..] } role }
                && role.IsHead
                && !role.Has(RoleKinds.Guest | RoleKinds.Tie)
            )
            {
                return sector;
            }
        }

        return null;
    }

    // Of actors that are all of one state; null for others.
    private static string? Country(ImmutableArray<Actor> actors)
    {
        string? only = null;
        foreach (Actor actor in actors)
        {
            if (actor is not { Code: { } code, Type: not ActorType.Organisation } || (only is not null && code.Split(' ')[0] != only))
            {
                return null;
            }

            only = code.Split(' ')[0];
        }

        return only;
    }

    private static Actor Land(string country, ActorKnowledge knowledge) =>
        new(country, country, knowledge.NameOf(country), ActorType.Country) { Inferred = true };

    private static Actor Of(string country, string sector, ActorKnowledge knowledge) =>
        PhraseActors.Of(Nation.OfCountry(country, knowledge), [sector], weak: false, knowledge) with
        {
            Inferred = true,
        };
}
