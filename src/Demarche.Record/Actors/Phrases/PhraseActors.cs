using System.Collections.Immutable;

namespace Demarche.Record;

/// <summary>Makes the actor of whose it is and what it does: code, identity and the name shown.</summary>
internal static class PhraseActors
{
    public static Actor OfName(Nation nation, ActorKnowledge knowledge) =>
        Of(nation, nation.Sector is { } sector ? [sector] : [], weak: true, knowledge);

    /// <summary>The sectors in force: a body keeps its own where the head says little; a government that few recognise is PRE first.</summary>
    public static ImmutableArray<string> Sectors(Nation nation, ImmutableArray<string> sectors, bool weak)
    {
        bool body = nation.Sector is not null && !nation.Government;
        // The negotiator of a movement is of the movement.
        bool movement = body && nation.Type == ActorType.Group && sectors is ["GOV", ..];
        if (sectors.IsEmpty || movement || (body && weak))
        {
            return nation.Sector is { } own ? [own] : sectors;
        }

        return nation.Sector == "PRE" && sectors is not ["PRE", ..] ? ["PRE", .. sectors] : sectors;
    }

    /// <param name="sectors">As <see cref="Sectors"/> gives them.</param>
    /// <param name="weak">No noun of weight: the actor is the named one itself.</param>
    public static Actor Of(Nation nation, ImmutableArray<string> sectors, bool weak, ActorKnowledge knowledge)
    {
        string? sector = sectors.IsEmpty ? null : sectors[0];
        string code = sector is null ? nation.Party : $"{nation.Party} {sector}";
        bool body = nation.Sector is not null && !nation.Government;
        bool itself = Actor.ActsForState(sector) || (body && (weak || sector == nation.Sector));
        if (itself)
        {
            string known = knowledge.NameOf(nation.Key);
            return new Actor(nation.Key, code, known == nation.Key ? nation.Shown : known, nation.Type);
        }

        return new Actor(code, code, $"{knowledge.NameOf(nation.Party)} ({SectorNames.Shipped.Of(sector!)})", ActorType.Group);
    }
}
