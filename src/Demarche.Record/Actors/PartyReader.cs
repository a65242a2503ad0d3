using System.Collections.Immutable;
using Demarche.Language;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>A country, organisation or institution in the text, before it is known whether a person is meant by it.</summary>
/// <param name="Office">Set for "the French president": an office without a name.</param>
internal sealed record PartyMention(int First, int Last, Actor Actor, MentionKind Kind, bool Adjective, OfficePhrase? Office);

/// <summary>Reads known names, what follows them ("Arvenian officials", "Lorn's foreign ministry"), and seats of government that act.</summary>
internal sealed class PartyReader(ReportNames names, NodaTime.LocalDate? day)
{
    private readonly GroupReader _groups = new(names, day);

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
        if (known.IsSeveral)
        {
            return null;
        }

        NameWord last = names.Words[match.Last];
        bool followed = names.Joined(match.Last);
        if (known.Use == NameUse.Institution && known.NeedsParty)
        {
            return OfCountry(match);
        }

        if (followed && _groups.Behind(match) is { } group)
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
            case NameUse.Name when known.IsLand && !Acts(match):
            case NameUse.Demonym when known.IsLand:
            case NameUse.Name when known.IsBody && IsMedium(match):
                return null;
            case NameUse.Demonym:
                bool noun = !followed || last.Possessive || !IsNounPhraseAhead(match.Last + 1);
                return Party(match, adjective: !noun);
            default:
                return Party(match, adjective: false);
        }
    }

    private PartyMention Party(NameMatch match, bool adjective) =>
        new(match.First, match.Last, PhraseActors.OfName(Nation.Of(match.Known, day), names.Knowledge), MentionKind.Name, adjective, null);

    // "the Foreign Ministry of Arvenia".
    private PartyMention? OfCountry(NameMatch institution)
    {
        int of = institution.Last + 1;
        bool inside = names.Joined(institution.Last) && names.Words[of].Key == "in";
        if (!names.Joined(institution.Last) || (names.Words[of].Key != "of" && !inside) || !names.Joined(of))
        {
            return null;
        }

        int country = of + 1;
        country += names.Words[country].Key == "the" && names.Joined(country) ? 1 : 0;
        bool seat = names.MatchAt(country) is { Known.Use: NameUse.Capital };
        if (
            names.MatchAt(country) is not { Known.Use: NameUse.Name or NameUse.Capital } match
            || match.First != country
            || (inside && !seat)
        )
        {
            return null;
        }

        ImmutableArray<string> sectors = institution.Known.Sector is { } sector ? [sector] : [];
        bool guest = inside && (sectors is not ["GOV" or "LEG" or "JUD"] || GroupReader.IsGuest(names, institution.Last));
        return guest
            ? null
            : new PartyMention(
                institution.First,
                match.Last,
                PhraseActors.Of(
                    Nation.Of(match.Known, day) with
                    {
                        Government = false,
                        Sector = null,
                    },
                    sectors,
                    weak: false,
                    names.Knowledge
                ),
                MentionKind.Name,
                false,
                null
            );
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

    private Actor Government(NameMatch capital) => PhraseActors.OfName(Nation.Of(capital.Known, day), names.Knowledge);

    // "on Twitter", "in the Guardian"
    private bool IsMedium(NameMatch match)
    {
        int before = match.First - 1;
        before -= before > 0 && names.Joined(before) && names.Words[before].Key is "the" or "The" ? 1 : 0;
        return before >= 0 && names.Joined(before) && names.Words[before].Key is "on" or "On" or "in" or "In" or "at" or "via";
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
