using System.Collections.Immutable;

namespace Demarche.Record;

/// <summary>
/// Reads a noun phrase that is known to be an actor: whose it is and what it does. Works on words, so that it reads fragments and
/// trees that went wrong as well. Linear in the length of the phrase.
/// </summary>
/// <param name="personAt">The person whose name holds a word, as the report tells of it; null for none.</param>
internal sealed class PhraseReader(ReportNames names, NodaTime.LocalDate? day, Func<int, (Actor Person, int Last)?> personAt)
{
    private const int LongestPhrase = 40;

    private readonly RoleReader _roles = new(names);
    private readonly NationReader _nations = new(names, day, word => personAt(word) is not null);
    private readonly HolderReader _holders = new(names, day, personAt);

    public ImmutableArray<PhraseActor> Read(int first, int last)
    {
        last = Math.Min(last, first + LongestPhrase - 1);
        List<PhraseReading> readings = [];
        int start = first;
        for (int i = first; i <= last; i++)
        {
            if (names.MatchAt(i) is { } match)
            {
                i = Math.Min(match.Last, last);
            }

            bool joins = i < last && names.Words[i + 1].Key is "and" or "or" or "plus";
            bool comma = i < last && !joins && names.CommaBehind(i);
            if ((joins || comma) && i >= start)
            {
                readings.Add(One(start, i));
                i += joins ? 1 : 0;
                start = i + 1;
            }
        }

        if (start <= last)
        {
            readings.Add(One(start, last));
        }

        return new PhraseJoining(names).Actors(readings);
    }

    private PhraseReading One(int first, int last)
    {
        bool whose = false;
        while (first < last && IsOpener(first))
        {
            whose |= PhraseWords.Shipped.IsWhose(names.Words[first].Key.ToLowerInvariant());
            first++;
        }

        int core = CoreEnd(first, last);
        PhraseReading reading = new()
        {
            First = first,
            Last = last,
            OfFormer = whose,
        };
        _nations.Before(first, core, reading.Nations);
        reading.Head = _roles.LastIn(first, core, sites: true);
        if (reading.Head is { } head)
        {
            reading.Tie = head.Role.Has(RoleKinds.Tie) && (reading.Nations.Count > 0 || whose) && !IsAdjectiveBefore(head, first);
            reading.Sectors = _roles.Sectors(head, first);
        }

        FindPerson(reading, first, core);
        Attach(reading, core + 1, last);
        Institution(reading, first, core);
        Ethnic(reading, first, core);
        Guess(reading, first, core);

        return reading;
    }

    // "the", "two", "senior", "hundreds of": nothing that tells whose.
    private bool IsOpener(int word) =>
        names.Words[word].Key.ToLowerInvariant()
            is "the"
                or "a"
                or "an"
                or "in"
                or "both"
                or "all"
                or "these"
                or "those"
                or "its"
                or "their"
                or "his"
                or "her"
                or "our"
                or "my"
                or "some"
                or "many"
                or "several";

    private bool IsAdjectiveBefore(RoleMatch head, int first) =>
        head.First > first && names.MatchAt(head.First - 1) is { Known.Use: NameUse.Demonym } match && !names.Words[match.Last].Possessive;

    /// <summary>The last word before the first preposition that belongs to no name and no role ("secretary of state").</summary>
    private int CoreEnd(int first, int last)
    {
        for (int i = first; i <= last; i++)
        {
            if (names.MatchAt(i) is { } match)
            {
                i = match.Last;
                continue;
            }

            if (personAt(i) is { } person)
            {
                i = person.Last;
                continue;
            }

            string lower = names.Words[i].Key.ToLowerInvariant();
            bool preposition = i > first && (PhraseWords.Shipped.IsBehind(lower) || PhraseWords.Shipped.IsAside(lower) || lower is "for");
            if (preposition && !InRole(i, first, last))
            {
                return i - 1;
            }
        }

        return last;
    }

    private bool InRole(int word, int first, int last)
    {
        for (int end = word + 1; end <= Math.Min(last, word + 3); end++)
        {
            if (_roles.EndingAt(end, first, sites: false) is { } role && role.First < word)
            {
                return true;
            }
        }

        return false;
    }

    private void FindPerson(PhraseReading reading, int first, int last)
    {
        int owner = -1;
        for (int i = first; i <= last; i++)
        {
            if (personAt(i) is not { } known)
            {
                continue;
            }

            // "Adair ally Bel Okoye", "Adair's supporters": the noun behind a name tells of somebody else.
            if (reading.Head is not { Role.IsHead: true } head || known.Last >= head.First)
            {
                reading.Person = Known(known.Person);
                reading.Tie = false;
                return;
            }

            owner = owner < 0 ? i : owner;
            i = known.Last;
        }

        if (owner >= 0 && personAt(owner) is { } whose)
        {
            RoleMatch noun = reading.Head!.Value;
            bool tie = noun.Role.Has(RoleKinds.Tie);
            if (noun.Last != last && !tie)
            {
                // "Adair's executive order" is his own.
                reading.Person = Known(whose.Person);
                return;
            }

            if (whose.Person.Code is not null || tie)
            {
                Own(reading, owner, whose);
                return;
            }
        }

        // "Pell Adair's party": whose it is, not who.
        Actor? person = _holders.In(first, last, reading, out int end);
        bool owns = person is not null && end < last && names.Words[end].Possessive;
        if (owns && reading.Nations.Count == 0 && person!.Code is { } code)
        {
            AddCountry(reading, code);
        }
        else if (!owns && reading.Head is { } head && head.First > end && head.Role.Sectors is ["GOV", ..] && person?.Code is { } chief)
        {
            // "the Adair administration"
            AddCountry(reading, chief);
        }
        else
        {
            reading.Person = owns ? null : person;
        }

        // Of whom the report says nothing, the list of those in office may.
        Actor Known(Actor named) => named.Code is null ? _holders.In(first, last, reading, out _) ?? named : named;
    }

    private void AddCountry(PhraseReading reading, string code) =>
        reading.Nations.Add(Nation.OfCountry(code.Split(' ', 2)[0], names.Knowledge));

    // "Adair's allies" are others, whoever they are; "Adair's officials" are of the party of Adair.
    private void Own(PhraseReading reading, int word, (Actor Person, int Last) owner)
    {
        if (reading.Head!.Value.Role.Has(RoleKinds.Tie))
        {
            reading.Tie = true;
            reading.Nations.Insert(0, new Nation(owner.Person.Key, "GRP", null, owner.Person.Name, ActorType.Person, NameUse.Name, false));
        }
        else if (reading.Nations.Count == 0 && owner.Person.Code is { } code && !_nations.IsStance(word, owner.Last))
        {
            AddCountry(reading, code);
        }
    }

    private void Attach(PhraseReading reading, int from, int last)
    {
        int at = from;
        while (at <= last)
        {
            string preposition = names.Words[at].Key.ToLowerInvariant();
            int end = at + 1 <= last ? CoreEnd(at + 1, last) : last;
            bool union = preposition == "of" && reading.Head is { Role.Sectors: ["LAB" or "SOC", ..] };
            bool acts = preposition is "of" or "for" || (preposition == "in" && reading.Head is null);
            if (acts && reading.Head is { } head && (union || head.Role.Has(RoleKinds.Part | RoleKinds.For | RoleKinds.Weak)) && at < last)
            {
                Take(reading, One(at + 1, last), head, preposition);
                return;
            }

            // "an adviser to the president of Arvenia", but "the ambassador to Arvenia"
            if (
                preposition == "to"
                && reading.Head is { } close
                && close.Role.Has(RoleKinds.For)
                && at < last
                && One(at + 1, last) is { Head: not null } inner
            )
            {
                Take(reading, inner, close, preposition);
                return;
            }

            bool side = preposition == "on" && names.Words[Math.Min(end, last)].Key == "side";
            bool place = side || PhraseWords.Shipped.IsBehind(preposition) || (preposition == "for" && reading.Nations.Count == 0);
            if (place && reading.Behind.Count == 0 && at < last)
            {
                _nations.Behind(at + 1, Math.Min(end, last), reading.Behind);
            }

            at = end + 1;
        }
    }

    // "members of the Arvenian parliament", "a spokesman for the president", "hundreds of protesters".
    private static void Take(PhraseReading reading, PhraseReading inner, RoleMatch head, string preposition)
    {
        List<Nation> whose =
            inner.Tie ? []
            : inner.Nations.Count > 0 ? inner.Nations
            : inner.Behind;
        if (inner.Person is { Code: { } code } && whose.Count == 0)
        {
            string party = code.Split(' ', 2)[0];
            whose = [new Nation(party, party, null, party, ActorType.Country, NameUse.Name, false)];
        }

        reading.Behind.AddRange(whose);
        reading.UsualCode ??= inner.UsualCode;
        bool follower = head.Role.Sectors is ["CVL", ..] && head.Role.Has(RoleKinds.For) && inner.Sectors is not ["OPP", ..];
        bool named = inner.Head is null && inner.Nations is [{ Sector: { } own, Government: false }, ..];
        if (!inner.Sectors.IsEmpty && !follower)
        {
            reading.Sectors = inner.Sectors;
        }
        else if (inner.Nations is [{ Sector: { } sector }, ..] && named && !follower && preposition != "in")
        {
            reading.Sectors = [sector];
        }
    }

    // Where nobody is named: a town before the noun ("Lorn dockers"), a town alone, or a country spelled with one letter wrong.
    private void Guess(PhraseReading reading, int first, int core)
    {
        if (reading.Person is not null || reading.Nations.Count > 0 || reading.Behind.Count > 0)
        {
            return;
        }

        int last = reading.Head is { } head ? head.First - 1 : core;
        if (last >= first && (reading.Head is not null || reading.IsEmpty))
        {
            _nations.Town(first, last, reading.Nations, alone: true);
            if (reading.Nations.Count == 0)
            {
                _nations.Misspelled(first, last, reading.Nations);
            }
        }
    }

    // "ethnic Arvenians in Tasmere" live there.
    private void Ethnic(PhraseReading reading, int first, int last)
    {
        for (int i = first; i < last; i++)
        {
            if (names.Words[i].Key is "ethnic" or "Ethnic")
            {
                reading.Sectors = reading.Sectors.IsEmpty ? ["CVL"] : reading.Sectors;
                if (reading.Behind.Count > 0)
                {
                    reading.Nations.Clear();
                }

                return;
            }
        }
    }

    // "the Senate" alone: an institution whose country is open.
    private void Institution(PhraseReading reading, int first, int last)
    {
        for (int i = first; i <= last; i++)
        {
            if (names.MatchAt(i) is { Known: { NeedsParty: true } known } match)
            {
                reading.UsualCode ??= known.UsualCode;
                if (reading.Head is null && known is { Sector: { } sector })
                {
                    reading.Sectors = [sector];
                }

                i = match.Last;
            }
        }
    }
}
