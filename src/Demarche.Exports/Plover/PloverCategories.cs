using System.Collections.Frozen;
using System.Globalization;

namespace Demarche.Exports;

/// <summary>Quad class and score of PLOVER's categories and modes (<c>Data/plover.tsv</c>).</summary>
internal static class PloverCategories
{
    private static readonly FrozenDictionary<string, (int Quad, double Score)> Known = Load();

    /// <summary>Of the mode where it has its own score, else of the category; null for a type that PLOVER does not know.</summary>
    public static (int Quad, double Score)? Of(string category, string? mode) =>
        Known.TryGetValue($"{category}\t{mode}", out (int, double) own) ? own
        : Known.TryGetValue(category + "\t", out (int, double) general) ? general
        : null;

    private static FrozenDictionary<string, (int, double)> Load()
    {
        using Stream stream = typeof(PloverCategories).Assembly.GetManifestResourceStream("Data/plover.tsv")!;
        using StreamReader reader = new(stream);
        Dictionary<string, (int, double)> known = new(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#' && line.Split('\t') is [var category, var mode, var quad, var score])
            {
                known.Add(
                    $"{category}\t{mode}",
                    (int.Parse(quad, CultureInfo.InvariantCulture), double.Parse(score, CultureInfo.InvariantCulture))
                );
            }
        }

        return known.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
