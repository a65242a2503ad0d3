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
            case NameUse.Capital when PeopleOf(match) is { } people:
                return people;
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
        // "The train from Lorn and Quell was late."
        int and = match.First - 1;
        bool besidePlace = and > 0 && names.Words[and].Key == "and" && names.MatchAt(and - 1) is { } beside && IsPlace(beside);
        if (besidePlace || IsPlace(match))
        {
            return false;
        }

        NameWord last = names.Words[match.Last];
        if (last.Possessive || (names.Spaced(match.Last) && IsFinite(match.Last + 1)))
        {
            return true;
        }

        // "Lorn and Quell said": the verb stands behind the other name.
        if (names.Spaced(match.Last) && names.Words[match.Last + 1].Key == "and" && NameBehind(match.Last + 1) is { } second)
        {
            return names.Spaced(second.Last) && IsFinite(second.Last + 1);
        }

        if (IsAddressed(match))
        {
            return true;
        }

        if (BehindAside(match.Last) is var verb and >= 0)
        {
            return IsFinite(verb);
        }

        return names.Spaced(match.Last)
            && names.Words[match.Last + 1].Key is "also" or "has" or "had" or "then" or "now" or "later" or "still"
            && names.Spaced(match.Last + 1)
            && IsFinite(match.Last + 2);
    }

    // "called on Lorn to stop", "urged Lorn to stop", "accused Lorn of breaking its word".
    private bool IsAddressed(NameMatch match)
    {
        int before = match.First - 1;
        if (
            before < 1
            || !names.Spaced(before)
            || !names.Spaced(match.Last)
            || names.Words[match.Last + 1].Key is not ("to" or "of" or "that")
        )
        {
            return false;
        }

        bool calledOn =
            names.Words[before].Key is "on" or "upon" && names.Spaced(before - 1) && WordForms.Base(names.Words[before - 1].Key) == "call";
        return calledOn || (names.IsVerb(before) && CueLexicon.Shipped.Find(names.Words[before].Key) is { Kind: not CueKind.Aux });
    }

    private bool IsFinite(int word) =>
        names.IsVerb(word) || (word < names.Words.Length && !names.Words[word].Capital && WordForms.IsPast(names.Words[word].Key));

    private NameMatch? NameBehind(int word) =>
        names.Spaced(word) && names.MatchAt(word + 1) is { } match && match.First == word + 1 ? match : null;

    // "Quell, meanwhile, dismissed": the word behind an aside between commas; -1 where there is none.
    private int BehindAside(int last)
    {
        if (!names.CommaBehind(last) || last + 1 >= names.Words.Length)
        {
            return -1;
        }

        int end = last + 1;
        if (names.Words[end].Key is "for" or "in" or "on" or "by")
        {
            while (end < names.Words.Length - 1 && end - last < 5 && names.Spaced(end))
            {
                end++;
            }
        }
        else if (names.Words[end].Key is not ("meanwhile" or "however" or "too" or "though" or "instead" or "reportedly" or "then"))
        {
            return -1;
        }

        return names.CommaBehind(end) && end + 1 < names.Words.Length ? end + 1 : -1;
    }

    // "a spokesman in Lorn" speaks for the government there; "envoys from Lorn and Quell" for both.
    private PartyMention? PeopleOf(NameMatch capital)
    {
        OfficeLexicon offices = OfficeLexicon.Shipped;
        int before = capital.First - 1;
        if (before > 0 && names.Spaced(before) && names.Words[before].Key == "and" && names.Spaced(before - 1))
        {
            bool another = names.MatchAt(before - 1) is { Known.Use: NameUse.Capital } first && PeopleOf(first) is not null;
            return another ? new(capital.First, capital.Last, Government(capital), MentionKind.Name, false, null) : null;
        }

        if (before < 1 || !names.Spaced(before) || !names.Spaced(before - 1))
        {
            return null;
        }

        string people = names.Words[before - 1].Key;
        if (names.Words[before].Key is "from" && offices.SectorOfPlural(people) is "GOV" or "MIL")
        {
            return new(before - 1, capital.Last, Government(capital), MentionKind.Nominal, false, null);
        }

        int start = before - 2;
        bool speaks = people is "spokesman" or "spokeswoman" or "spokesperson";
        while (speaks && start > 0 && names.Spaced(start) && names.Words[start].Key is "government" or "ministry" or "foreign")
        {
            start--;
        }

        return speaks && names.Words[before].Key is "in" && start >= 0 && names.Spaced(start) && names.Words[start].Key is "a" or "A"
            ? new(before - 1, capital.Last, Government(capital), MentionKind.Nominal, false, null)
            : null;
    }

    private Actor Government(NameMatch capital) => ActorOf(capital.Known.Code, capital.Known.Type);

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
