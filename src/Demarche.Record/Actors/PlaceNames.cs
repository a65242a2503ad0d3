namespace Demarche.Record;

/// <summary>The countries that towns and provinces are in. Read when first asked: only phrases such as "protesters in Lima" need it.</summary>
internal static class PlaceNames
{
    private static readonly Lazy<Dictionary<string, string>> Countries = new(Load);

    private static readonly Lazy<int> Longest = new(static () => Countries.Value.Keys.Max(static key => key.AsSpan().Count(' ') + 1));

    /// <summary>The country of the longest place name that starts with a word; null for none.</summary>
    /// <param name="last">The last word of the name, inclusive.</param>
    public static string? StartingAt(ReadOnlySpan<NameWord> words, int first, int end, out int last)
    {
        last = first;
        if (!words[first].Capital)
        {
            return null;
        }

        string? country = null;
        string key = "";
        for (int i = first; i < end && i - first < Longest.Value; i++)
        {
            key = i == first ? words[i].Key : $"{key} {words[i].Key}";
            if (Countries.Value.TryGetValue(key, out string? found))
            {
                country = found;
                last = i;
            }

            if (!words[i].Joined)
            {
                break;
            }
        }

        return country;
    }

    private static Dictionary<string, string> Load()
    {
        Dictionary<string, string> countries = new(40_000, StringComparer.Ordinal);
        foreach (string[] row in DataTable.Rows("places.tsv", 2))
        {
            foreach (string place in DataTable.List(row[1]))
            {
                countries.TryAdd(NameWords.KeyOf(place), row[0]);
            }
        }

        return countries;
    }
}
