using System.Collections.Frozen;
using System.Collections.Immutable;
using Demarche.Language;

namespace Demarche.Record;

/// <summary>In which way a known name stands for its actor.</summary>
internal enum NameUse
{
    Name,
    Demonym,

    /// <summary>A city that stands for the government only where it acts.</summary>
    Capital,

    /// <summary>A building or office that stands for the government unless it is a place to be at.</summary>
    Metonym,

    /// <summary>A body of a state: by itself when <see cref="KnownName.Code"/> has a party, else only with a country beside it.</summary>
    Institution,
}

/// <param name="Code">"RUS", "RUS GOV", "* GOV": the party is open.</param>
/// <param name="OnlyNamed">Many countries have one: it is that of its usual country only where the text names that country.</param>
internal sealed record KnownName(NameUse Use, string Code, string Shown, ActorType Type, bool OnlyNamed = false)
{
    public string Party => Code.Split(' ', 2)[0];

    public string? Sector => Code.Contains(' ', StringComparison.Ordinal) ? Code.Split(' ', 2)[1] : null;

    public bool NeedsParty => Code[0] == '*';
}

/// <summary>The actors known beforehand: those that ship with the product and those that the user adds.</summary>
public sealed class ActorKnowledge : INameLexicon
{
    private static readonly Lazy<ActorKnowledge> LazyShipped = new(static () => new ActorKnowledge(ShippedEntries()));

    private readonly ImmutableArray<ActorEntry> _entries;
    private readonly FrozenDictionary<string, KnownName> _names;
    private readonly FrozenSet<string> _firstWords;
    private readonly FrozenDictionary<string, string> _shown;
    private readonly FrozenDictionary<string, ImmutableArray<string>> _nominals;

    private ActorKnowledge(ImmutableArray<ActorEntry> entries)
    {
        _entries = entries;
        Dictionary<string, KnownName> names = new(StringComparer.Ordinal);
        Dictionary<string, string> shown = new(StringComparer.Ordinal);
        Dictionary<string, ImmutableArray<string>> nominals = new(StringComparer.Ordinal);
        foreach (string[] row in DataTable.Rows("institutions.tsv", 2))
        {
            names[NameWords.KeyOf(row[0])] = new KnownName(
                NameUse.Institution,
                row[1].TrimStart('?'),
                row[0],
                ActorType.Organisation,
                OnlyNamed: row[1].StartsWith('?')
            );
        }

        // Later entries come from the user: their names win over shipped ones.
        foreach (ActorEntry entry in entries)
        {
            if (!entry.Code.Contains(' ', StringComparison.Ordinal))
            {
                shown[entry.Code] = entry.Names[0];
            }

            AddNames(names, entry);
            foreach (string noun in entry.Nominals)
            {
                nominals[noun] = [.. nominals.GetValueOrDefault(noun, []), entry.Code];
            }
        }

        _names = names.ToFrozenDictionary(StringComparer.Ordinal);
        _firstWords = names.Keys.Select(static key => key.Split(' ', 2)[0]).ToFrozenSet(StringComparer.Ordinal);
        _shown = shown.ToFrozenDictionary(StringComparer.Ordinal);
        _nominals = nominals.ToFrozenDictionary(StringComparer.Ordinal);
        LongestName = names.Keys.Max(static key => key.AsSpan().Count(' ') + 1);
    }

    /// <summary>Countries, organisations and institutions of the world, from the lists in <c>Data/</c>.</summary>
    public static ActorKnowledge Shipped => LazyShipped.Value;

    public int LongestName { get; }

    public ImmutableArray<ActorEntry> Entries => _entries;

    /// <summary>A copy that also knows these; their names win over the names known before.</summary>
    public ActorKnowledge With(IEnumerable<ActorEntry> entries) => new([.. _entries, .. entries]);

    public EntityType? TypeOf(ReadOnlySpan<char> name) =>
        Find(NameWords.KeyOf(name.ToString())) switch
        {
            null or { NeedsParty: true } => null,
            { Use: NameUse.Demonym } => EntityType.Miscellaneous,
            { Use: NameUse.Capital } => EntityType.GeopoliticalEntity,
            { Use: NameUse.Metonym or NameUse.Institution } => EntityType.Organisation,
            { Type: ActorType.Country } => EntityType.GeopoliticalEntity,
            { Type: ActorType.Person } => EntityType.Person,
            _ => EntityType.Organisation,
        };

    /// <summary>The name shown for a party code; the code itself where it is not known.</summary>
    public string NameOf(string party) => _shown.GetValueOrDefault(party, party);

    internal KnownName? Find(string key) => _names.GetValueOrDefault(key);

    internal bool StartsName(string word) => _firstWords.Contains(word);

    /// <summary>Codes of the organisations that a noun can refer back to: "alliance".</summary>
    internal ImmutableArray<string> ReferredToBy(string noun) => _nominals.GetValueOrDefault(noun, []);

    private static void AddNames(Dictionary<string, KnownName> names, ActorEntry entry)
    {
        string shown = entry.Names[0];
        string government = entry.Code.Contains(' ', StringComparison.Ordinal) ? entry.Code : entry.Code + " GOV";
        string seat = entry.Kind == ActorType.Country ? government : entry.Code;
        foreach (string demonym in entry.Demonyms)
        {
            KnownName known = new(NameUse.Demonym, entry.Code, shown, entry.Kind);
            names[NameWords.KeyOf(demonym)] = known;
            if (demonym[^1] is 'n' or 'i' or 't' or 'k' or 'e' && !demonym.EndsWith("ese", StringComparison.Ordinal))
            {
                names[NameWords.KeyOf(demonym + "s")] = known;
            }
        }

        foreach (string capital in DataTable.List(entry.Capital ?? ""))
        {
            names.TryAdd(NameWords.KeyOf(capital), new KnownName(NameUse.Capital, seat, shown, entry.Kind));
        }

        foreach (string metonym in entry.Metonyms)
        {
            names[NameWords.KeyOf(metonym)] = new KnownName(NameUse.Metonym, seat, shown, entry.Kind);
        }

        foreach (string name in entry.Names)
        {
            names[NameWords.KeyOf(name)] = new KnownName(NameUse.Name, entry.Code, shown, entry.Kind);
        }

        names.Remove("");
    }

    private static ImmutableArray<ActorEntry> ShippedEntries()
    {
        ImmutableArray<ActorEntry>.Builder entries = ImmutableArray.CreateBuilder<ActorEntry>();
        foreach (string[] row in DataTable.Rows("countries.tsv", 5))
        {
            entries.Add(Entry(row, ActorType.Country));
        }

        foreach (string[] row in DataTable.Rows("organisations.tsv", 6))
        {
            entries.Add(Entry(row, ActorType.Organisation) with { Nominals = [.. DataTable.List(row[5])] });
        }

        return entries.ToImmutable();
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
