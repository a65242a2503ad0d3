namespace Demarche.Record;

/// <summary>The evidence of all members of a line, each span once, in their order.</summary>
internal static class EvidenceGathering
{
    public static EvidenceSet Of(IEnumerable<EvidenceSet> sets)
    {
        List<Evidence> all = [];
        HashSet<(string, EvidencePlace, Text.CodePointSpan)> seen = [];
        foreach (Evidence evidence in sets.SelectMany(static s => s))
        {
            if (seen.Add((evidence.Report, evidence.In, evidence.Span)))
            {
                all.Add(evidence);
            }
        }

        return EvidenceSet.From(all)!;
    }

    /// <summary>Actors of all members, each party once, as the first member that names it has it.</summary>
    public static System.Collections.Immutable.ImmutableArray<Actor> Actors(IEnumerable<Actor> actors) =>
        [.. actors.DistinctBy(static a => a.Key, StringComparer.Ordinal)];

    public static HashSet<string> Parties(IEnumerable<Actor> actors) =>
        actors.Select(static a => a.Party).ToHashSet(StringComparer.Ordinal);
}
