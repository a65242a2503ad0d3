using System.Collections.Immutable;
using Demarche.Language;

namespace Demarche.Record;

/// <summary>The actors known beforehand: those that ship with the product and those that the user adds.</summary>
public sealed class ActorKnowledge : INameLexicon
{
    private static readonly Lazy<ActorKnowledge> LazyShipped = new(static () => LoadShipped());

    // Shorter words are too often others.
    private const int ShortestMisspelled = 6;

    private readonly ImmutableArray<ActorEntry> _entries;
    private readonly Dictionary<string, KnownName> _names;
    private readonly HashSet<string> _firstWords = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _shown = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _plover = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<string>> _nominals = new(StringComparer.Ordinal);
    private readonly List<Actor> _givenOrganisations = [];
    private readonly HashSet<string> _given = new(StringComparer.Ordinal);

    // Takes the table of names over.
    private ActorKnowledge(ImmutableArray<ActorEntry> entries, Dictionary<string, KnownName> names, int firstNew)
    {
        _entries = entries;
        _names = names;
        for (int i = 0; i < entries.Length; i++)
        {
            ActorEntry entry = entries[i];
            _shown.TryAdd(entry.Key ?? entry.Party, entry.Names[0]);
            if (entry.Key is null && !entry.Code.Contains(' ', StringComparison.Ordinal))
            {
                _shown[entry.Code] = entry.Names[0];
            }

            AddPlover(entry);
            foreach (string noun in entry.Nominals)
            {
                _nominals[noun] = [.. _nominals.GetValueOrDefault(noun, []), entry.Code];
            }

            if (i >= firstNew)
            {
                AddNames(entry);
                _given.Add(entry.Party);
                if (firstNew > 0 && entry is { Kind: ActorType.Organisation, Key: null })
                {
                    _givenOrganisations.Add(new Actor(entry.Party, entry.Code, entry.Names[0], ActorType.Organisation));
                }
            }
        }

        foreach (string key in names.Keys)
        {
            int blank = key.IndexOf(' ', StringComparison.Ordinal);
            _firstWords.Add(blank < 0 ? key : key[..blank]);
            LongestName = Math.Max(LongestName, key.AsSpan().Count(' ') + 1);
        }
    }

    /// <summary>Countries, organisations and institutions of the world, from the lists in <c>Data/</c>.</summary>
    public static ActorKnowledge Shipped => LazyShipped.Value;

    public int LongestName { get; }

    public ImmutableArray<ActorEntry> Entries => _entries;

    /// <summary>A copy that also knows these; their names win over the names known before.</summary>
    public ActorKnowledge With(IEnumerable<ActorEntry> entries) =>
        new([.. _entries, .. entries], new Dictionary<string, KnownName>(_names, StringComparer.Ordinal), _entries.Length);

    public EntityType? TypeOf(ReadOnlySpan<char> name) => Find(NameWords.KeyOf(name.ToString()))?.EntityType;

    /// <summary>The name shown for a party code or an actor's key; the code itself where it is not known.</summary>
    public string NameOf(string party) => _shown.GetValueOrDefault(party, party);

    /// <summary>
    /// A code as the PLOVER export gives it, country and sector: "NATO GOV" is IGO GOV. Countries, UNO, EUR and codes that PLOVER
    /// has stay; every other organisation is IGO, armed groups of many countries IMG.
    /// </summary>
    public (string Country, string? Sector) PloverOf(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        string[] parts = code.Split(' ', 2);
        string? sector = parts.Length > 1 ? parts[1] : null;
        if (_plover.GetValueOrDefault(parts[0]) is not { } plover)
        {
            return (parts[0], sector);
        }

        string[] known = plover.Split(' ', 2);
        return (known[0], sector ?? (known.Length > 1 ? known[1] : null));
    }

    internal KnownName? Find(string key) => _names.GetValueOrDefault(key);

    /// <summary>The one country whose name or adjective differs from a word in one letter; null for none or several.</summary>
    internal KnownName? SpelledLike(string word)
    {
        if (word.Length < ShortestMisspelled)
        {
            return null;
        }

        KnownName? only = null;
        foreach ((string key, KnownName known) in _names)
        {
            bool country = known is { Type: ActorType.Country, Use: NameUse.Name or NameUse.Demonym or NameUse.Capital, IsSeveral: false };
            if (country && key[0] == word[0] && Spelling.OneApart(key, word))
            {
                if (only is not null && only.Party != known.Party)
                {
                    return null;
                }

                only = known;
            }
        }

        return only;
    }

    internal bool StartsName(string word) => _firstWords.Contains(word);

    /// <summary>Codes of the organisations that a noun can refer back to: "alliance".</summary>
    internal ImmutableArray<string> ReferredToBy(string noun) => _nominals.GetValueOrDefault(noun, []);

    /// <summary>Organisations that the user gave: those of the dispute, which its reports may call "the union" without their name.</summary>
    internal IReadOnlyList<Actor> GivenOrganisations => _givenOrganisations;

    /// <summary>True for a party that the user gave.</summary>
    internal bool IsGiven(string party) => _given.Contains(party);

    private static ActorKnowledge LoadShipped()
    {
        Dictionary<string, KnownName> names = new(12_000, StringComparer.Ordinal);
        ShippedActors.AddBodies(names);
        return new ActorKnowledge(ShippedActors.Entries(), names, 0);
    }

    private void AddPlover(ActorEntry entry)
    {
        string party = entry.Party;
        if (entry.Plover is { } plover)
        {
            _plover[party] = plover;
        }
        else if (entry.Kind == ActorType.Organisation && party is not ("UNO" or "EUR"))
        {
            _plover.TryAdd(party, "IGO");
        }
        else if (entry.Kind == ActorType.Country)
        {
            _plover.Remove(party);
        }
    }

    private void AddNames(ActorEntry entry)
    {
        string shown = entry.Names[0];
        string government = entry.Code.Contains(' ', StringComparison.Ordinal) ? entry.Code : entry.Code + " GOV";
        string seat = entry.Kind == ActorType.Country ? government : entry.Code;
        DatedCodes? terms = Terms(entry);
        foreach (string demonym in entry.Demonyms)
        {
            KnownName known = new(NameUse.Demonym, entry.Code, shown, entry.Kind, false, entry.Key, terms);
            _names[NameWords.KeyOf(demonym)] = known;
            if (HasPlural(demonym))
            {
                _names[NameWords.KeyOf(demonym + "s")] = known;
            }
        }

        foreach (string capital in DataTable.List(entry.Capital ?? ""))
        {
            _names.TryAdd(NameWords.KeyOf(capital), new KnownName(NameUse.Capital, seat, shown, entry.Kind, false, entry.Key, terms));
        }

        foreach (string metonym in entry.Metonyms)
        {
            bool article = NeedsArticle(metonym, entry.Metonyms);
            _names[NameWords.KeyOf(metonym)] = new KnownName(NameUse.Metonym, seat, shown, entry.Kind, false, entry.Key, terms, article);
        }

        foreach (string name in entry.Names)
        {
            bool article = NeedsArticle(name, entry.Names);
            _names[NameWords.KeyOf(name)] = new KnownName(NameUse.Name, entry.Code, shown, entry.Kind, false, entry.Key, terms, article);
        }

        _names.Remove("");
    }

    // "Arvenians", but no "Frenches" and "Danishs".
    private static bool HasPlural(string demonym) =>
        demonym[^1] is not ('s' or 'x' or 'z')
        && !demonym.EndsWith("ese", StringComparison.Ordinal)
        && !demonym.EndsWith("ish", StringComparison.Ordinal)
        && !demonym.EndsWith("nch", StringComparison.Ordinal);

    // "the West" is a name, "West" is none; "the Kremlin" stands beside "Kremlin" in the list.
    private static bool NeedsArticle(string name, ImmutableArray<string> names) =>
        name.StartsWith("the ", StringComparison.Ordinal) && !name.AsSpan(4).Contains(' ') && !names.Contains(name[4..]);

    private static DatedCodes? Terms(ActorEntry entry)
    {
        if (entry.InPower.IsEmpty)
        {
            return null;
        }

        ImmutableArray<CodeTerm>.Builder terms = ImmutableArray.CreateBuilder<CodeTerm>();
        foreach (string term in entry.InPower)
        {
            int blank = term.LastIndexOf(' ');
            string[] ends = term[(blank + 1)..].Split("..");
            terms.Add(CodeTerm.Of(term[..blank], ends[0], ends[1]));
        }

        return new DatedCodes(terms.ToImmutable());
    }
}
