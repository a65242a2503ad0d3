using System.Collections.Immutable;

namespace Demarche.Record;

/// <summary>Finds the noun that says what an actor does, and the sectors that it and the words before it give.</summary>
internal sealed class RoleReader(ReportNames names)
{
    /// <summary>The last role noun between two words; names with a party of their own hold none.</summary>
    /// <param name="sites">True where places, things and single persons count as well: the phrase is known to be an actor.</param>
    public RoleMatch? LastIn(int first, int last, bool sites)
    {
        for (int i = last; i >= first; i--)
        {
            if (names.MatchAt(i) is { Known.NeedsParty: false } match && match.Known.Use != NameUse.Demonym)
            {
                i = match.First;
                continue;
            }

            // "NATO-member Arvenia" is no member.
            bool hyphen = i > first && names.Joined(i - 1) && names.Text[names.Words[i - 1].Span.End] == '-';
            if (hyphen && PhraseWords.Shipped.IsSponsor(names.Words[i].Key.ToLowerInvariant()))
            {
                continue;
            }

            if (EndingAt(i, first, sites) is { } role)
            {
                return role;
            }
        }

        return null;
    }

    public RoleMatch? EndingAt(int last, int floor, bool sites)
    {
        if (RoleLexicon.Shipped.EndingAt(names.Words, last, floor) is not { } found)
        {
            return null;
        }

        bool counts = found.Role.IsHead || (sites && found.Role.Has(RoleKinds.Site | RoleKinds.Part));
        return counts ? found : null;
    }

    /// <summary>The sectors of a phrase: those of its head, of what stands before a weak head, or of "former" and the like over any.</summary>
    public ImmutableArray<string> Sectors(RoleMatch head, int first)
    {
        ImmutableArray<string> sectors = head.Role.Sectors;
        if (head.Role.Has(RoleKinds.Tie))
        {
            return Given(head, first) ?? sectors;
        }

        if (head.Role.Has(RoleKinds.Weak))
        {
            sectors = Given(head, first) ?? sectors;
        }
        else if (!sectors.IsEmpty && sectors[0] is "LAB" or "CVL" or "MED" or "EDU" && head.First > first)
        {
            // "army engineers", "police doctors"
            Role? before = RoleLexicon.Shipped.EndingAt(names.Words, head.First - 1, first)?.Role;
            sectors =
                before is not null && before.Has(RoleKinds.Before) && before.Giving is ["MIL" or "COP" or "SPY" or "REB", ..]
                    ? before.Giving
                    : sectors;
        }

        return Over(head, first, sectors);
    }

    private ImmutableArray<string>? Given(RoleMatch head, int first)
    {
        for (int i = first; i < head.First; i++)
        {
            // "the Senate intelligence committee"
            if (names.MatchAt(i) is { Known: { Use: NameUse.Institution, Sector: "LEG" } })
            {
                return ["LEG"];
            }
        }

        for (int i = head.First - 1; i >= first; i--)
        {
            if (names.MatchAt(i) is { } match)
            {
                if (match.Known.Use is NameUse.Institution or NameUse.Name or NameUse.Metonym && match.Known.Sector is { } own)
                {
                    return [own];
                }

                if (!match.Known.NeedsParty)
                {
                    i = match.First;
                    continue;
                }
            }

            if (
                RoleLexicon.Shipped.EndingAt(names.Words, i, first) is { Role.Giving.IsEmpty: false } role
                && !role.Role.Has(RoleKinds.Over)
            )
            {
                return role.Role.Giving;
            }
        }

        return null;
    }

    private ImmutableArray<string> Over(RoleMatch head, int first, ImmutableArray<string> sectors)
    {
        for (int i = head.First - 1; i >= first; i--)
        {
            if (RoleLexicon.Shipped.EndingAt(names.Words, i, i) is not { } found || !found.Role.Has(RoleKinds.Over))
            {
                continue;
            }

            string over = found.Role.Giving[0];
            bool former = over == "ELI";
            bool official = sectors.IsEmpty || sectors[0] is "GOV" or "MIL" or "LEG" or "COP" or "SPY" or "JUD" or "PTY";
            if ((former && official) || (!former && !sectors.Contains(over)))
            {
                return former ? [over] : [over, .. sectors.Where(s => s != "CVL" && s != over)];
            }
        }

        return sectors;
    }
}
