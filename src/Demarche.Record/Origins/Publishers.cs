using System.Collections.Frozen;

namespace Demarche.Record;

/// <summary>What is known of who publishes: houses with several outlets, and channels in which a government speaks itself.</summary>
internal static class Publishers
{
    private static readonly FrozenDictionary<string, string> Families = EmbeddedLines
        .Of("outlet-families.tsv")
        .Select(static line => line.Split('\t', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        .SelectMany(static row => row[1..].Select(outlet => (Outlet: Key(outlet), Family: row[0])))
        .ToFrozenDictionary(static r => r.Outlet, static r => r.Family, StringComparer.Ordinal);

    private static readonly string[] Officials = [.. EmbeddedLines.Of("official-channels.tsv").Select(static line => line.Trim())];

    /// <summary>The house that an outlet belongs to; null for one that is not listed.</summary>
    public static string? FamilyOf(string outlet) => Families.GetValueOrDefault(Key(outlet));

    /// <summary>True for an outlet that is a government speaking: by the words of its name, or by its domain.</summary>
    public static bool IsOfficial(string outlet, string? domain)
    {
        string name = Key(outlet);
        foreach (string official in Officials)
        {
            if (official[0] == '.')
            {
                if (domain is not null && IsUnder(domain, official))
                {
                    return true;
                }
            }
            else if (name.StartsWith(official, StringComparison.Ordinal) || name.EndsWith(" " + official, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    // ".gov" holds for "state.gov", and for "mfa.gov.xy".
    private static bool IsUnder(string domain, string ending) =>
        domain.EndsWith(ending, StringComparison.OrdinalIgnoreCase)
        || (
            domain.LastIndexOf('.') is > 0 and var dot
            && domain[..dot].EndsWith(ending, StringComparison.OrdinalIgnoreCase)
            && domain.Length - dot == 3
        );

    private static string Key(string name)
    {
        string words = string.Join(' ', WordFolding.WordsOf(name));
        return words.StartsWith("the ", StringComparison.Ordinal) ? words[4..] : words;
    }
}
