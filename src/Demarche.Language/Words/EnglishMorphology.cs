namespace Demarche.Language;

/// <summary>Regular English inflection, undone.</summary>
public static class EnglishMorphology
{
    /// <summary>The singular of a regular plural noun: "ships" → "ship", "parties" → "party".</summary>
    public static string Singular(string noun)
    {
        ArgumentNullException.ThrowIfNull(noun);
        if (noun.EndsWith("ies", StringComparison.Ordinal) && noun.Length > 4)
        {
            return string.Concat(noun.AsSpan(0, noun.Length - 3), "y");
        }

        foreach (string ending in new[] { "ches", "shes", "sses", "xes", "zes" })
        {
            if (noun.EndsWith(ending, StringComparison.Ordinal))
            {
                return noun[..^2];
            }
        }

        return noun.EndsWith('s') && !noun.EndsWith("ss", StringComparison.Ordinal) && noun.Length > 3 ? noun[..^1] : noun;
    }
}
