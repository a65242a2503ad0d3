using System.Collections.Frozen;

namespace Demarche.Intake;

/// <summary>Words of dates from <c>Data/months.tsv</c> and <c>Data/date-words.tsv</c>.</summary>
internal static class DateLexicon
{
    private static readonly FrozenDictionary<string, int[]> MonthNames = LoadMonths();
    private static readonly FrozenDictionary<string, FrozenSet<string>> Roles = LoadRoles();

    /// <summary>The months that a word can name: one, two where languages clash, none.</summary>
    public static int[] Months(string word) => MonthNames.GetValueOrDefault(word.ToLowerInvariant(), []);

    public static bool IsParticle(string word) => Is("particle", word);

    /// <summary>True for "updated" and its like: the date behind it is not that of publication.</summary>
    public static bool IsUpdated(string word) => Is("updated", word);

    /// <summary>True where a word such as "published" or "date" is among the last before a date.</summary>
    public static bool IsPublishedLabel(string before)
    {
        string[] words = before.Split([' ', ':', '(', '|'], StringSplitOptions.RemoveEmptyEntries);
        return Array.Exists(words[Math.Max(0, words.Length - 4)..], word => Is("published", word));
    }

    /// <summary>True for words that stand beside a date without telling anything else.</summary>
    public static bool IsFiller(string word) => Is("weekday", word) || Is("particle", word) || Is("filler", word) || Is("updated", word);

    private static bool Is(string role, string word) => Roles[role].Contains(word.ToLowerInvariant());

    private static FrozenDictionary<string, int[]> LoadMonths()
    {
        Dictionary<string, SortedSet<int>> months = new(StringComparer.Ordinal);
        foreach (string[] row in DataFile.Rows("months.tsv"))
        {
            foreach (string name in row[1].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (!months.TryGetValue(name, out SortedSet<int>? set))
                {
                    months[name] = set = [];
                }

                set.Add(int.Parse(row[0]));
            }
        }

        return months.ToFrozenDictionary(m => m.Key, m => m.Value.ToArray(), StringComparer.Ordinal);
    }

    private static FrozenDictionary<string, FrozenSet<string>> LoadRoles() =>
        DataFile
            .Rows("date-words.tsv")
            .GroupBy(row => row[0], StringComparer.Ordinal)
            .ToFrozenDictionary(
                role => role.Key,
                role =>
                    role.SelectMany(row => row[1].Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToFrozenSet(StringComparer.Ordinal),
                StringComparer.Ordinal
            );
}
