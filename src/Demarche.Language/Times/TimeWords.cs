using Demarche.Text;

namespace Demarche.Language;

/// <summary>A unit of time as written.</summary>
/// <param name="Symbol">D, W, M, Y, E decade, C century, H, m minute, N weekend.</param>
internal readonly record struct TimeUnit(char Symbol, bool Plural)
{
    /// <summary>The ISO 8601 duration of so many units; X for an unknown number.</summary>
    public string Duration(string number) => Symbol is 'H' or 'm' ? $"PT{number}{char.ToUpperInvariant(Symbol)}" : $"P{number}{Letter}";

    private char Letter => Symbol == 'N' ? 'W' : Symbol;
}

/// <summary>Words that start or continue an expression of time, from the tables in <c>Data/</c>.</summary>
internal static class TimeWords
{
    private static readonly Dictionary<string, TimeUnit>.AlternateLookup<ReadOnlySpan<char>> s_units = Units();
    private static readonly Dictionary<string, (TimexType Type, string Value)>.AlternateLookup<ReadOnlySpan<char>> s_words = Words();
    private static readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> s_numbers = Numbers();

    public static bool TryUnit(ReadOnlySpan<char> word, out TimeUnit unit) => s_units.TryGetValue(word, out unit);

    public static bool TryWord(ReadOnlySpan<char> word, out (TimexType Type, string Value) found) => s_words.TryGetValue(word, out found);

    /// <summary>A small whole number in digits or words; "a" and "an" are one.</summary>
    public static int? Number(ReadOnlySpan<char> word)
    {
        if (word is "a" or "an" or "A" or "An")
        {
            return 1;
        }

        if (char.IsAsciiDigit(word[0]))
        {
            return word.Length <= 4 && int.TryParse(word, out int digits) ? digits : null;
        }

        return s_numbers.TryGetValue(word, out int value) ? value : null;
    }

    /// <summary>TIMEX3 part of day; null for other words.</summary>
    public static string? PartOfDay(ReadOnlySpan<char> word) =>
        word switch
        {
            "morning" => "MO",
            "afternoon" => "AF",
            "evening" => "EV",
            "night" => "NI",
            _ => null,
        };

    private static Dictionary<string, TimeUnit>.AlternateLookup<ReadOnlySpan<char>> Units()
    {
        Dictionary<string, TimeUnit> table = new(StringComparer.Ordinal);
        foreach (string line in DataFile.Lines("time-units.tsv"))
        {
            string[] cells = line.Split('\t');
            table.Add(cells[0], new TimeUnit(cells[1][0], cells[2] == "2"));
        }

        return table.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    private static Dictionary<string, (TimexType, string)>.AlternateLookup<ReadOnlySpan<char>> Words()
    {
        Dictionary<string, (TimexType, string)> table = new(StringComparer.OrdinalIgnoreCase);
        foreach (string line in DataFile.Lines("time-words.tsv"))
        {
            string[] cells = line.Split('\t');
            table.Add(cells[0], (Enum.Parse<TimexType>(cells[1], true), cells[2]));
        }

        return table.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    private static Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Numbers()
    {
        Dictionary<string, int> table = new(StringComparer.OrdinalIgnoreCase);
        foreach (string line in DataFile.Lines("numerals.tsv"))
        {
            string[] cells = line.Split('\t');
            table.Add(cells[0], int.Parse(cells[1]));
        }

        return table.GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
