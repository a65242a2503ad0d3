using System.Collections.Frozen;

namespace Demarche.Intake;

/// <summary>Words of dates from <c>Data/months.tsv</c> and <c>Data/date-words.tsv</c>.</summary>
internal static class DateLexicon
{
    private const int LongestWord = 64;

    private static readonly FrozenDictionary<string, int[]>.AlternateLookup<ReadOnlySpan<char>> MonthNames = LoadMonths()
        .GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenDictionary<string, WordRole>.AlternateLookup<ReadOnlySpan<char>> Roles = LoadRoles()
        .GetAlternateLookup<ReadOnlySpan<char>>();

    [Flags]
    private enum WordRole
    {
        None = 0,
        Particle = 1,
        Updated = 2,
        Published = 4,
        Weekday = 8,
        Filler = 16,
    }

    /// <summary>The months that a word can name: one, two where languages clash, none.</summary>
    public static int[] Months(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[LongestWord];
        int length = word.ToLowerInvariant(lower);
        return length > 0 && MonthNames.TryGetValue(lower[..length], out int[]? months) ? months : [];
    }

    public static bool IsParticle(ReadOnlySpan<char> word) => Is(WordRole.Particle, word);

    /// <summary>True for "updated" and its like: the date behind it is not that of publication.</summary>
    public static bool IsUpdated(string word) => Is(WordRole.Updated, word);

    /// <summary>True where a word such as "published" or "date" is among the last before a date.</summary>
    public static bool IsPublishedLabel(string before)
    {
        string[] words = before.Split([' ', ':', '(', '|'], StringSplitOptions.RemoveEmptyEntries);
        return Array.Exists(words[Math.Max(0, words.Length - 4)..], word => Is(WordRole.Published, word));
    }

    /// <summary>True for words that stand beside a date without telling anything else.</summary>
    public static bool IsFiller(ReadOnlySpan<char> word) =>
        Is(WordRole.Weekday | WordRole.Particle | WordRole.Filler | WordRole.Updated, word);

    // A word without letters or longer than all known ones has no role: its lower case has no characters here.
    private static bool Is(WordRole anyOf, ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[LongestWord];
        int length = word.ToLowerInvariant(lower);
        return length > 0 && Roles.TryGetValue(lower[..length], out WordRole role) && (role & anyOf) != WordRole.None;
    }

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

    private static FrozenDictionary<string, WordRole> LoadRoles()
    {
        Dictionary<string, WordRole> roles = new(StringComparer.Ordinal);
        foreach (string[] row in DataFile.Rows("date-words.tsv"))
        {
            foreach (string word in row[1].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                roles[word] = roles.GetValueOrDefault(word) | Enum.Parse<WordRole>(row[0], ignoreCase: true);
            }
        }

        return roles.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
