using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Demarche.Record;

/// <summary>Words for people by what they do: "minister", "spokeswoman", with the PLOVER sector of each.</summary>
internal sealed class OfficeLexicon
{
    private readonly FrozenDictionary<string, string> _sectors;
    private readonly FrozenSet<string> _modifiers;

    private OfficeLexicon()
    {
        Dictionary<string, string> sectors = new(StringComparer.Ordinal);
        HashSet<string> modifiers = new(StringComparer.Ordinal) { "former", "then", "ex", "incoming", "outgoing", "acting" };
        foreach (string[] row in DataTable.Rows("offices.tsv", 3))
        {
            foreach (string part in row[0].Split('-'))
            {
                modifiers.UnionWith(row[0].Contains('-', StringComparison.Ordinal) ? [part] : []);
            }

            sectors[row[0]] = row[1];
            modifiers.UnionWith(DataTable.List(row[2]));
        }

        _sectors = sectors.ToFrozenDictionary(StringComparer.Ordinal);
        _modifiers = modifiers.ToFrozenSet(StringComparer.Ordinal);
    }

    public static OfficeLexicon Shipped { get; } = new();

    /// <summary>Sector of a head noun in the singular; null for a word that is no office.</summary>
    public string? SectorOf(string word) => _sectors.GetValueOrDefault(word.ToLowerInvariant());

    /// <summary>Sector of an office by its last word ("foreign minister"); null where that is no office.</summary>
    public string? SectorOfOffice(string office) => SectorOf(office[(office.LastIndexOf(' ') + 1)..]);

    /// <summary>Sector of a head noun in the plural ("ministers"); null otherwise.</summary>
    public string? SectorOfPlural(string word)
    {
        string lower = word.ToLowerInvariant();
        return lower.EndsWith("men", StringComparison.Ordinal) ? _sectors.GetValueOrDefault(lower[..^3] + "man")
            : lower.EndsWith('s') ? _sectors.GetValueOrDefault(lower[..^1])
            : null;
    }

    public bool IsModifier(string word) => _modifiers.Contains(word.ToLowerInvariant());

    /// <summary>The word that people's gender can be read from: true for a woman, false for a man, null for neither.</summary>
    public static bool? Woman(string word) =>
        word.ToLowerInvariant() switch
        {
            "mrs" or "ms" or "miss" or "madam" or "queen" or "princess" or "lady" or "dame" => true,
            "mr" or "sir" or "king" or "prince" or "lord" => false,
            string w when w.EndsWith("woman", StringComparison.Ordinal) => true,
            string w when w.EndsWith("man", StringComparison.Ordinal) && w != "woman" => false,
            _ => null,
        };
}
