using System.Collections.Frozen;

namespace Demarche.Record;

/// <summary>The closed classes of <c>Data/function-words.tsv</c>.</summary>
internal static class WordRoles
{
    private static readonly FrozenDictionary<string, WordRole> Roles = Load();

    /// <summary>Words in -ly that are not adverbs.</summary>
    private static readonly FrozenSet<string> NotAdverbs = FrozenSet.Create(
        StringComparer.Ordinal,
        "reply",
        "supply",
        "ally",
        "rally",
        "apply",
        "comply",
        "imply",
        "family",
        "assembly",
        "fly",
        "rely",
        "italy",
        "july",
        "multiply"
    );

    public static WordRole Of(string lower, string lemma)
    {
        WordRole role = Roles.GetValueOrDefault(lower);
        if (Roles.TryGetValue(lemma, out WordRole byLemma))
        {
            role |= byLemma & WordRole.Say;
        }

        if (lower.Length > 3 && lower.EndsWith("ly", StringComparison.Ordinal) && !NotAdverbs.Contains(lower))
        {
            role |= WordRole.Adverb;
        }

        return role;
    }

    private static FrozenDictionary<string, WordRole> Load()
    {
        Dictionary<string, WordRole> roles = [];
        foreach (string[] row in EmbeddedLines.Rows("function-words.tsv"))
        {
            roles[row[0]] = roles.GetValueOrDefault(row[0]) | Enum.Parse<WordRole>(row[1], ignoreCase: true);
        }

        return roles.ToFrozenDictionary();
    }
}
