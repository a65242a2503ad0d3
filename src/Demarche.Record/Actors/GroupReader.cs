using System.Collections.Immutable;
using Demarche.Language;

namespace Demarche.Record;

/// <summary>
/// Reads who is meant by a role noun beside a country: "Arvenian officials", "Arvenia's riot police", "rebels in northern Arvenia".
/// </summary>
internal sealed class GroupReader(ReportNames names, NodaTime.LocalDate? day)
{
    private const int MostWords = 6;

    private readonly RoleReader _roles = new(names);
    private readonly OfficePhraseReader _offices = new(names);

    public static bool IsGuest(ReportNames names, int last) =>
        RoleLexicon.Shipped.EndingAt(names.Words, last, Math.Max(0, last - 3)) is { } role && role.Role.Has(RoleKinds.Guest);

    /// <summary>The group whose role noun stands behind a name in the same noun phrase; null for none.</summary>
    public PartyMention? Behind(NameMatch match)
    {
        RoleMatch? head = null;
        for (int i = match.Last + 1; i < names.Words.Length && i - match.Last <= MostWords && names.Joined(i - 1); i++)
        {
            NameMatch? inner = names.MatchAt(i);
            if (inner is { Known: not { Use: NameUse.Institution, NeedsParty: true } } || (i == match.Last + 1 && IsStance(match)))
            {
                break;
            }

            if (inner is null && !IsNominal(i))
            {
                break;
            }

            if (_roles.EndingAt(i, match.Last + 1, sites: false) is { } role && (inner is null || inner.Value.Last == i))
            {
                head = role;
            }
            else if (inner is null && names.Words[i].Capital && !IsModifier(i))
            {
                break;
            }

            if (names.Words[i].Possessive)
            {
                break;
            }
        }

        return head is { } found ? Made(match, found) : null;
    }

    /// <summary>The group whose role noun starts at a word, with the place or country behind a preposition; null for none.</summary>
    public PartyMention? StartingAt(int first)
    {
        RoleMatch? head = null;
        for (int i = first; i < names.Words.Length && i - first < 4 && (i == first || names.Spaced(i - 1)); i++)
        {
            if (_roles.EndingAt(i, first, sites: false) is { } role && role.First == first)
            {
                head = role;
            }
        }

        if (
            head is not { } found
            || found.Role.Has(RoleKinds.Tie | RoleKinds.Open)
            || !names.Spaced(found.Last)
            || names.Words[found.Last].Possessive
        )
        {
            return null;
        }

        int preposition = found.Last + 1;
        string behind = names.Words[preposition].Key;
        bool owner = behind is "of" or "from";
        bool place =
            behind is "in" or "at" or "across" or "inside" or "near"
            && (found.Plural || IsIndefinite(first))
            && !found.Role.Has(RoleKinds.Guest);
        if ((!owner && !place) || !names.Spaced(preposition))
        {
            return null;
        }

        int floor = Floor(first);
        return Whose(preposition + 1, owner, out int end) is { } nation ? Made(nation, found, floor, end) : null;
    }

    private Nation? Whose(int from, bool owner, out int end)
    {
        end = from;
        for (int i = from; i < names.Words.Length && i - from < 5 && (i == from || names.Spaced(i - 1)); i++)
        {
            if (names.MatchAt(i) is { } match)
            {
                if (match.Known.IsSeveral)
                {
                    return null;
                }

                end = match.Last;
                bool adjective = match.Known.Use is NameUse.Demonym or NameUse.Institution || match.Known.NeedsParty;
                bool goesOn = names.Joined(match.Last) && (names.Words[match.Last].Possessive || IsNoun(match.Last + 1));
                if (adjective || goesOn || (match.Known.Use == NameUse.Metonym && !owner))
                {
                    return null;
                }

                Nation nation = Nation.Of(match.Known, day);
                return nation.Government && nation.Sector == "GOV" ? nation with { Government = false, Sector = null } : nation;
            }

            if (
                names.Words[i].Capital
                && !owner
                && PlaceNames.StartingAt(names.Words.AsSpan(), i, names.Words.Length, out int last) is { } country
            )
            {
                end = last;
                return Nation.OfCountry(country, names.Knowledge);
            }

            bool passes =
                names.Words[i].Key
                    is "the"
                        or "northern"
                        or "southern"
                        or "eastern"
                        or "western"
                        or "central"
                        or "capital"
                        or "city"
                        or "town"
                        or "province"
                        or "rebel-held"
                || (!owner && !names.Words[i].Capital && names.Tag(i) is "ADJ" or "DET");
            if (!passes && !(i > from && names.Words[i].Key == "of"))
            {
                return null;
            }
        }

        return null;
    }

    private PartyMention Made(NameMatch match, RoleMatch head)
    {
        Nation nation = Nation.Of(match.Known, day);
        if (nation.Government)
        {
            nation = nation with { Government = false, Sector = nation.Sector == "GOV" ? null : nation.Sector };
        }

        if (head.Role.Has(RoleKinds.Tie))
        {
            string noun = RoleLexicon.Singular(names.Words[head.Last].Key.ToLowerInvariant());
            bool own = names.Words[match.Last].Possessive;
            return own
                ? Group(
                    match.First,
                    head.Last,
                    new Actor($"{noun} of {nation.Key}", "GRP", names.SpanOf(match.First, head.Last).Of(names.Text), ActorType.Group)
                )
                : Group(match.First, head.Last, PhraseActors.OfName(nation, names.Knowledge));
        }

        PartyMention made = Made(nation, head, match.First, head.Last);
        bool holder = !head.Plural && OfficeLexicon.Shipped.SectorOf(names.Words[head.Last].Key) is not null;
        return holder && _offices.Read(match.First, head.Last) is { } office
            ? made with
            {
                Office = office with { Sector = made.Actor.Sector ?? office.Sector },
            }
            : made;
    }

    private PartyMention Made(Nation nation, RoleMatch head, int first, int last)
    {
        ImmutableArray<string> sectors = _roles.Sectors(head, first);
        bool weak = head.Role.Has(RoleKinds.Weak | RoleKinds.Open) && sectors == head.Role.Sectors;
        bool states =
            nation is { Type: ActorType.Organisation, Sector: null }
            && head.Role.Sectors is ["CVL", ..]
            && head.Role.Has(RoleKinds.Part | RoleKinds.Weak);
        sectors = PhraseActors.Sectors(nation, states ? [] : sectors, weak);
        return Group(Math.Min(first, head.First), last, PhraseActors.Of(nation, sectors, weak, names.Knowledge));
    }

    private PartyMention Group(int first, int last, Actor actor)
    {
        bool institution = names.MatchAt(last) is { Known: { Use: NameUse.Institution, NeedsParty: true } };
        return new PartyMention(first, last, actor, institution ? MentionKind.Name : MentionKind.Nominal, false, null);
    }

    // "Arvenian-backed militia" is not Arvenia's.
    private bool IsStance(NameMatch match) =>
        names.Text[names.Words[match.Last].Span.End] is '-' or '\u2011'
        && PhraseWords.Shipped.IsSponsor(names.Words[match.Last + 1].Key.ToLowerInvariant());

    private bool IsNominal(int word)
    {
        bool hyphen = names.Text[names.Words[word - 1].Span.End] is '-' or '\u2011';
        string? tag = names.Tag(word);
        return hyphen || tag is null or "NOUN" or "ADJ" or "PROPN" or "NUM" || IsModifier(word);
    }

    private bool IsModifier(int word) => RoleLexicon.Shipped.EndingAt(names.Words, word, word) is not null;

    private bool IsNoun(int word) =>
        names.Tag(word) is "NOUN" || (names.Tag(word) is "PROPN" && names.MatchAt(word) is null && names.Words[word].Capital);

    private bool IsIndefinite(int first)
    {
        int word = first - 1;
        while (word > 0 && names.Spaced(word) && names.Tag(word) is "ADJ")
        {
            word--;
        }

        return word >= 0 && names.Joined(word) && names.Words[word].Key is "a" or "an" or "A" or "An" or "one" or "One";
    }

    // The words before the head that may give it a sector: "striking", "army".
    private int Floor(int first)
    {
        int floor = first;
        while (
            floor > 0
            && first - floor < 3
            && names.Joined(floor - 1)
            && !names.Words[floor - 1].Possessive
            && names.MatchAt(floor - 1) is null
            && IsModifier(floor - 1)
        )
        {
            floor--;
        }

        return floor;
    }
}
