using System.Collections.Immutable;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>Makes actors of the noun phrases that stand beside each other: what they share, and which of them are one.</summary>
internal sealed class PhraseJoining(ReportNames names)
{
    public ImmutableArray<PhraseActor> Actors(List<PhraseReading> readings)
    {
        readings.RemoveAll(static r => r.IsEmpty);
        Share(readings);
        List<PhraseActor> found = [];
        for (int i = 0; i < readings.Count; i++)
        {
            PhraseReading reading = readings[i];
            if (i > 0 && IsApposition(readings, i))
            {
                Explain(found, reading);
                continue;
            }

            Add(found, reading);
        }

        return [.. found];
    }

    // "Arvenian and Tasmerian envoys", "the president and prime minister of Arvenia", "Arvenia's president and prime minister".
    private void Share(List<PhraseReading> readings)
    {
        for (int i = readings.Count - 2; i >= 0; i--)
        {
            PhraseReading one = readings[i];
            PhraseReading next = readings[i + 1];
            bool adjective = one is { Bare: true, Nations: [.., { Use: NameUse.Demonym }] } || (one.Bare && IsAcronym(one));
            if (adjective && next is { Head: { } head, Nations.Count: > 0, Tie: false } && head.Last > next.First)
            {
                one.Head = head;
                one.Sectors = next.Sectors;
            }
            else if (
                one is { Head: not null, Nations.Count: 0, Behind.Count: 0, Person: null }
                && next is { Head: not null, Behind.Count: > 0, Nations.Count: 0 }
            )
            {
                one.Behind.AddRange(next.Behind);
            }
        }

        int shared = -1;
        for (int i = 1; i < readings.Count; i++)
        {
            PhraseReading before = readings[i - 1];
            PhraseReading one = readings[i];
            if (one is { Nations.Count: 0, Behind.Count: 0, Head: not null, Person: null } && !one.Tie)
            {
                one.Behind.AddRange(before.Nations.Count > 0 && !before.Tie ? before.Nations.Take(1) : before.Behind.Take(1));
            }
            else if (one.Bare && before is { Head: { Plural: true }, Nations.Count: 0, Behind.Count: > 0 })
            {
                // "envoys of Arvenia and Tasmere"
                one.Head = before.Head;
                one.Sectors = before.Sectors;
                shared = i;
            }
            else if (one.Bare && shared == i - 1 && before.Head is not null)
            {
                // "envoys of Arvenia, Tasmere and Soland"
                one.Head = before.Head;
                one.Sectors = before.Sectors;
                shared = i;
            }
        }
    }

    private bool IsAcronym(PhraseReading reading)
    {
        string key = names.Words[reading.Last].Key;
        return reading.First == reading.Last && key.Length <= 5 && key.All(char.IsUpper);
    }

    // "Pell Adair, the Arvenian water minister": the second explains the first.
    private bool IsApposition(List<PhraseReading> readings, int at)
    {
        PhraseReading before = readings[at - 1];
        PhraseReading one = readings[at];
        bool comma = names.CommaBehind(before.Last);
        bool list = readings.Count > at + 1 || (at > 1 && names.CommaBehind(readings[at - 2].Last));
        bool described = one.Head is { Plural: false } && one.Person is null;
        return comma && !list && described && (before.Person is not null || before.Bare || before.Sectors.IsEmpty);
    }

    private void Explain(List<PhraseActor> found, PhraseReading reading)
    {
        if (found.Count == 0)
        {
            Add(found, reading);
            return;
        }

        PhraseActor last = found[^1];
        List<PhraseActor> told = [];
        Add(told, reading);
        if (told.Count == 0)
        {
            return;
        }

        Actor explained = told[0].Actor;
        bool own = last.Actor.Code is not null && (last.Actor.Type == ActorType.Person || explained.Code is null);
        string? code = own ? last.Actor.Code : explained.Code;
        found[^1] = last with
        {
            Actor = last.Actor with { Code = code },
            Sector = last.Sector ?? told[0].Sector,
            Others = last.Sector is null ? told[0].Others : last.Others,
        };
    }

    private void Add(List<PhraseActor> found, PhraseReading reading)
    {
        TextSpan span = names.SpanOf(reading.First, reading.Last);
        if (reading.Tie && reading.Behind.Count == 0)
        {
            AddTie(found, reading, span);
            return;
        }

        List<Nation> nations = reading.Nations.Count > 0 && !reading.Tie ? reading.Nations : reading.Behind;
        if (reading.Person is { } person)
        {
            AddPerson(found, reading, person, nations, span);
            return;
        }

        if (nations.Count == 0 && reading.UsualCode is null && reading.Sectors is ["SOC", ..])
        {
            nations = [Nation.OfCountry("NGO", names.Knowledge)];
            reading.Sectors = [];
        }

        if (nations.Count == 0 && reading.UsualCode is { } usual)
        {
            string party = usual.Split(' ', 2)[0];
            nations = [Nation.OfCountry(party, names.Knowledge)];
        }

        bool several = nations.Count > 1 && reading.Nations.Count == 0;
        if (nations.Count > 1 && !several)
        {
            // The first owns the rest: "Arvenia's Tasmerian citizens". Names of one kind side by side are several.
            several =
                reading.Nations[0].Several || (reading.Nations.TrueForAll(static n => n.Use == NameUse.Demonym) && IsHyphenated(reading));
        }

        if (nations.Count == 0)
        {
            string? sector = reading.Sectors.IsEmpty ? null : reading.Sectors[0];
            if (sector is not null)
            {
                string words = span.Of(names.Text);
                found.Add(
                    new PhraseActor(
                        new Actor($"name:{NameWords.Identity(words)}", null, words, ActorType.Group),
                        sector,
                        Others(reading.Sectors),
                        span
                    )
                );
            }

            return;
        }

        // "Arvenia's Harbour Front" is the front.
        bool body = reading is { Head: null, Nations: [_, .., { Government: false, Type: ActorType.Group or ActorType.Organisation }] };
        foreach (
            Nation nation in several ? nations
            : body ? nations.TakeLast(1)
            : nations.Take(1)
        )
        {
            Put(found, Made(nation, reading, span));
        }
    }

    private bool IsHyphenated(PhraseReading reading)
    {
        for (int i = reading.First; i < reading.Last; i++)
        {
            if (names.Text[names.Words[i].Span.End] == '-' && names.MatchAt(i) is not null && names.MatchAt(i + 1) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private static void Put(List<PhraseActor> found, PhraseActor actor)
    {
        if (!found.Exists(f => f.Actor.Key == actor.Actor.Key && f.Sector == actor.Sector))
        {
            found.Add(actor);
        }
    }

    private static void AddPerson(List<PhraseActor> found, PhraseReading reading, Actor person, List<Nation> nations, TextSpan span)
    {
        // What stands behind ("the envoy Pell Adair sent to Arvenia") is not whose somebody known is; nor is a noun for anybody his office.
        nations = person.Code is null ? nations : reading.Nations;
        string? known = person.Code?.Split(' ', 2)[0];
        string? party = nations.Count == 0 || nations.Exists(n => n.Party == known) ? known : nations[0].Party;
        bool office =
            !reading.Sectors.IsEmpty
            && (person.Code is null || Actor.ActsForState(reading.Sectors[0]) || reading.Sectors[0] is "ELI" or "OPP");
        bool inOffice = reading.Head is not null && party is not null && office;
        string? code = inOffice ? $"{party} {reading.Sectors[0]}" : person.Code;
        if (code is null && nations.Count > 0)
        {
            code = nations[0].Party;
        }

        // "former president" makes a former official of anybody.
        if (reading.Sectors is ["ELI"] && code is not null)
        {
            code = $"{code.Split(' ', 2)[0]} ELI";
        }

        Actor actor = person with { Code = code, Inferred = person.Inferred && !inOffice };
        found.Add(new PhraseActor(actor, actor.Sector ?? (reading.Sectors.IsEmpty ? null : reading.Sectors[0]), [], span));
    }

    private void AddTie(List<PhraseActor> found, PhraseReading reading, TextSpan span)
    {
        string? whose =
            reading.Nations.Count > 0 ? reading.Nations[0].Key
            : found.Count > 0 ? found[^1].Actor.Key
            : null;
        if (whose is not null)
        {
            string noun = RoleLexicon.Singular(names.Words[reading.Head!.Value.Last].Key.ToLowerInvariant());
            string words = span.Of(names.Text);
            found.Add(new PhraseActor(new Actor($"{noun} of {whose}", "GRP", words, ActorType.Group), null, [], span));
        }
    }

    private PhraseActor Made(Nation nation, PhraseReading reading, TextSpan span)
    {
        ImmutableArray<string> sectors = reading.Sectors;

        // Members of an organisation are states.
        bool states =
            nation is { Type: ActorType.Organisation, Sector: null }
            && reading.Head is { Role.Sectors: ["CVL", ..] } member
            && member.Role.Has(RoleKinds.Part | RoleKinds.Weak);
        sectors = states ? [] : sectors;
        bool weak = reading.Head is not { } head || (head.Role.Has(RoleKinds.Weak | RoleKinds.Open) && sectors == head.Role.Sectors);
        sectors = PhraseActors.Sectors(nation, sectors, weak);
        return new PhraseActor(
            PhraseActors.Of(nation, sectors, weak, names.Knowledge),
            sectors.IsEmpty ? null : sectors[0],
            Others(sectors),
            span
        );
    }

    private static ImmutableArray<string> Others(ImmutableArray<string> sectors) => sectors.Length > 1 ? sectors[1..] : [];
}
