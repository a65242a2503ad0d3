using System.Collections.Immutable;

namespace Demarche.Record;

/// <summary>The parties of some actors, each once: so few that they are looked through.</summary>
internal static class PartySet
{
    public static string[] Of(ImmutableArray<Actor> actors)
    {
        if (actors.Length == 1)
        {
            return [actors[0].Party];
        }

        List<string> parties = [];
        foreach (Actor actor in actors)
        {
            if (!parties.Contains(actor.Party))
            {
                parties.Add(actor.Party);
            }
        }

        return [.. parties];
    }

    public static bool Overlap(string[] left, string[] right)
    {
        foreach (string party in left)
        {
            if (Array.IndexOf(right, party) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    public static bool Same(string[] left, string[] right) => left.Length == right.Length && IsWithin(left, right);

    public static bool IsWithin(string[] part, string[] whole)
    {
        foreach (string party in part)
        {
            if (Array.IndexOf(whole, party) < 0)
            {
                return false;
            }
        }

        return true;
    }
}
