using System.Collections.Immutable;

namespace Demarche.Record;

/// <summary>Reads the lists of actors in <c>Data/</c>. A name that stands in several lists is that of the last one read.</summary>
internal static class ShippedActors
{
    /// <summary>Institutions, parties and other bodies: names without demonyms and seats.</summary>
    public static void AddBodies(Dictionary<string, KnownName> names)
    {
        foreach (string[] row in DataTable.Rows("bodies.tsv", 2))
        {
            AddRow(names, row);
        }

        foreach (string[] row in DataTable.Rows("parties.tsv", 2))
        {
            AddRow(names, row);
        }

        foreach (string[] row in DataTable.Rows("several.tsv", 2))
        {
            names[NameWords.KeyOf(row[0])] = new KnownName(NameUse.Name, row[1], row[0], ActorType.Country);
        }

        foreach (string[] row in DataTable.Rows("institutions.tsv", 3))
        {
            ActorType type = row[2] is "office" or "place" ? ActorType.Office : ActorType.Organisation;
            names[NameWords.KeyOf(row[0])] = new KnownName(
                NameUse.Institution,
                row[1].TrimStart('?'),
                row[0],
                type,
                OnlyNamed: row[1].StartsWith('?')
            );
        }
    }

    /// <summary>Lands, groups, organisations and countries.</summary>
    public static ImmutableArray<ActorEntry> Entries()
    {
        ImmutableArray<ActorEntry>.Builder entries = ImmutableArray.CreateBuilder<ActorEntry>();
        foreach (string[] row in DataTable.Rows("territories.tsv", 5))
        {
            ActorEntry entry = Entry(row, ActorType.Country);
            entries.Add(entry with { Key = $"land:{NameWords.Identity(entry.Names[0])}" });
        }

        foreach (string[] row in DataTable.Rows("groups.tsv", 6))
        {
            entries.Add(
                new ActorEntry
                {
                    Code = row[1],
                    Kind = ActorType.Group,
                    Names = [.. DataTable.List(row[2])],
                    Demonyms = [.. DataTable.List(row[3])],
                    Key = row[1].Contains(' ', StringComparison.Ordinal) ? $"group:{row[0].ToLowerInvariant()}" : null,
                    Plover = row[4].Length == 0 ? null : row[4],
                    InPower = [.. DataTable.List(row[5])],
                }
            );
        }

        foreach (string[] row in DataTable.Rows("organisations.tsv", 7))
        {
            ActorEntry entry = Entry(row, ActorType.Organisation);
            entries.Add(entry with { Nominals = [.. DataTable.List(row[5])], Plover = row[6].Length == 0 ? null : row[6] });
        }

        foreach (string[] row in DataTable.Rows("countries.tsv", 5))
        {
            entries.Add(Entry(row, ActorType.Country));
        }

        return entries.ToImmutable();
    }

    private static void AddRow(Dictionary<string, KnownName> names, string[] row)
    {
        bool onlyNamed = row[0].StartsWith('?');
        string code = row[0].TrimStart('?');
        foreach (string body in DataTable.List(row[1]))
        {
            string[] spellings = body.Split('=');
            string key = $"name:{NameWords.Identity(spellings[0])}";
            KnownName known = new(
                onlyNamed ? NameUse.Institution : NameUse.Name,
                code,
                spellings[0],
                ActorType.Organisation,
                onlyNamed,
                key
            );
            foreach (string spelling in spellings)
            {
                names[NameWords.KeyOf(spelling)] = known;
            }
        }
    }

    private static ActorEntry Entry(string[] row, ActorType kind) =>
        new()
        {
            Code = row[0],
            Kind = kind,
            Names = [.. DataTable.List(row[1])],
            Demonyms = [.. DataTable.List(row[2])],
            Capital = row[3].Length == 0 ? null : row[3],
            Metonyms = [.. DataTable.List(row[4])],
        };
}
