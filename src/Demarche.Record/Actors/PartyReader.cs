using System.Collections.Immutable;
using Demarche.Language;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>A country, organisation or institution in the text, before it is known whether a person is meant by it.</summary>
/// <param name="Office">Set for "the French president": an office without a name.</param>
internal sealed record PartyMention(int First, int Last, Actor Actor, MentionKind Kind, bool Adjective, OfficePhrase? Office);

/// <summary>Reads known names, what follows them ("Arvenian officials", "Lorn's foreign ministry"), and seats of government that act.</summary>
internal sealed class PartyReader(ReportNames names)
{
    private const int MostModifiers = 4;

    private static readonly HashSet<string> PlacePrepositions = new(StringComparer.Ordinal)
    {
        "in",
        "at",
        "near",
        "outside",
        "inside",
        "into",
        "to",
        "via",
        "around",
        "across",
        "from",
        "through",
        "toward",
        "towards",
        "leave",
        "left",
        "visit",
        "visited",
    };

    public PartyMention? Read(NameMatch match)
    {
        KnownName known = match.Known;
        NameWord last = names.Words[match.Last];
        bool followed = names.Joined(match.Last);
        if (known.Use == NameUse.Institution && known.NeedsParty)
        {
            return OfCountry(match);
        }

        if (followed && known.Use != NameUse.Capital && Group(match) is { } group)
        {
            return group;
        }

        switch (known.Use)
        {
            case NameUse.Capital when !Acts(match):
                return null;
            case NameUse.Metonym when IsPlace(match):
                return null;
            case NameUse.Demonym:
                bool noun = !followed || last.Possessive || !IsNounPhraseAhead(match.Last + 1);
                return Party(match, known.Code, adjective: !noun);
            default:
                return Party(match, known.Code, adjective: false);
        }
    }

    private PartyMention Party(NameMatch match, string code, bool adjective) =>
        new(match.First, match.Last, ActorOf(code, match.Known.Type), MentionKind.Name, adjective, null);

    private Actor ActorOf(string code, ActorType type)
    {
        string party = code.Split(' ', 2)[0];
        return new Actor(party, code, names.Knowledge.NameOf(party), type);
    }

    // "Arvenian officials", "Arvenia's Foreign Ministry", "the Arvenian side", "the Arvenian president".
    private PartyMention? Group(NameMatch match)
    {
        OfficeLexicon offices = OfficeLexicon.Shipped;
        string party = match.Known.Party;
        for (int i = match.Last + 1; i < names.Words.Length && i - match.Last <= MostModifiers; i++)
        {
            string word = names.Words[i].Key;
            if (names.MatchAt(i) is { } inner)
            {
                if (inner.Known.Use != NameUse.Institution || !inner.Known.NeedsParty)
                {
                    return null;
                }

                bool more = names.Joined(inner.Last) && !names.Words[inner.Last].Possessive && HeadBehind(inner.Last + 1) >= 0;
                if (!more)
                {
                    string code = inner.Known.Sector is { } sector ? $"{party} {sector}" : party;
                    return new PartyMention(match.First, inner.Last, ActorOf(code, match.Known.Type), MentionKind.Name, false, null);
                }

                i = inner.Last;
            }
            else if (offices.SectorOfPlural(word) is { } plural)
            {
                return new PartyMention(match.First, i, ActorOf($"{party} {plural}", match.Known.Type), MentionKind.Nominal, false, null);
            }
            else if (offices.SectorOf(word) is not null && !(names.Joined(i) && HeadBehind(i + 1) >= 0 && offices.IsModifier(word)))
            {
                OfficePhrase office = new OfficePhraseReader(names).Read(match.First, i)!;
                return office is null
                    ? null
                    : new PartyMention(
                        match.First,
                        i,
                        ActorOf($"{party} {office.Sector}", match.Known.Type),
                        MentionKind.Nominal,
                        false,
                        office
                    );
            }
            else if (!offices.IsModifier(word))
            {
                return null;
            }

            if (!names.Joined(i))
            {
                return null;
            }
        }

        return null;
    }

    private int HeadBehind(int word)
    {
        for (int i = word; i < names.Words.Length && i - word < MostModifiers; i++)
        {
            string key = names.Words[i].Key;
            if (OfficeLexicon.Shipped.SectorOf(key) is not null || OfficeLexicon.Shipped.SectorOfPlural(key) is not null)
            {
                return i;
            }

            if (!OfficeLexicon.Shipped.IsModifier(key) || !names.Joined(i))
            {
                return -1;
            }
        }

        return -1;
    }

    // "the Foreign Ministry of Arvenia".
    private PartyMention? OfCountry(NameMatch institution)
    {
        int of = institution.Last + 1;
        if (!names.Joined(institution.Last) || names.Words[of].Key != "of" || !names.Joined(of))
        {
            return null;
        }

        int country = of + 1;
        country += names.Words[country].Key == "the" && names.Joined(country) ? 1 : 0;
        if (names.MatchAt(country) is not { Known.Use: NameUse.Name } match || match.First != country)
        {
            return null;
        }

        string code = institution.Known.Sector is { } sector ? $"{match.Known.Party} {sector}" : match.Known.Party;
        return new PartyMention(institution.First, match.Last, ActorOf(code, match.Known.Type), MentionKind.Name, false, null);
    }

    private bool Acts(NameMatch match)
    {
        if (IsPlace(match))
        {
            return false;
        }

        NameWord last = names.Words[match.Last];
        bool coordinated = names.Joined(match.Last) && names.Words[match.Last + 1].Key == "and";
        if (last.Possessive || (names.Joined(match.Last) && names.IsVerb(match.Last + 1)))
        {
            return true;
        }

        // "Lorn and Quell said": the verb stands behind the other name.
        if (coordinated && names.MatchAt(match.Last + 2) is { } second && second.First == match.Last + 2)
        {
            return names.Joined(match.Last + 1) && names.Joined(second.Last) && names.IsVerb(second.Last + 1);
        }

        return names.Joined(match.Last) && names.IsVerb(match.Last + 2) && names.Words[match.Last + 1].Key is "also" or "has" or "had";
    }

    private bool IsPlace(NameMatch match)
    {
        int before = match.First - 1;
        if (before >= 0 && names.Joined(before) && names.Words[before].Key is "the" or "The")
        {
            before--;
        }

        return before >= 0 && names.Joined(before) && PlacePrepositions.Contains(names.Words[before].Key);
    }

    private bool IsNounPhraseAhead(int word) =>
        names.Tag(word) is { } tag ? tag is "NOUN" or "PROPN" or "ADJ" : !names.IsVerb(word) && !IsFunctionWord(names.Words[word].Key);

    private static bool IsFunctionWord(string word) =>
        word
            is "and"
                or "or"
                or "to"
                or "of"
                or "in"
                or "on"
                or "at"
                or "for"
                or "with"
                or "from"
                or "by"
                or "as"
                or "that"
                or "who"
                or "which"
                or "but"
                or "not"
                or "also"
                or "than"
                or "into"
                or "over";
}
