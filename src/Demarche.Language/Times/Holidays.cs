using System.Collections.Frozen;
using System.Globalization;
using NodaTime;

namespace Demarche.Language;

/// <summary>Days with a name (<c>Data/times/holidays.tsv</c>) and when they fall.</summary>
internal static class Holidays
{
    private static readonly (string[] Words, string Rule)[] s_all =
    [
        .. DataFile
            .Lines("times.holidays.tsv")
            .Select(static l => l.Split('\t'))
            .Select(static c => (c[0].Split(' '), c[1]))
            .OrderByDescending(static h => h.Item1.Length),
    ];

    private static readonly FrozenDictionary<string, (string[] Words, string Rule)[]> s_byFirst = s_all
        .GroupBy(static h => h.Words[0], StringComparer.Ordinal)
        .ToFrozenDictionary(static g => g.Key, static g => g.ToArray(), StringComparer.OrdinalIgnoreCase);

    /// <summary>All words of all names.</summary>
    public static IEnumerable<string> Words() => s_all.SelectMany(static h => h.Words).Distinct(StringComparer.Ordinal);

    public static IEnumerable<string> FirstWords() => s_all.Select(static h => h.Words[0]).Distinct(StringComparer.Ordinal);

    /// <returns>Past the holiday that starts here; <paramref name="at"/> for none.</returns>
    public static int End(TimeAtoms atoms, int at) => Find(atoms, at) is { } found ? at + found.Words.Length : at;

    /// <summary>The day on which the holiday at this atom falls in a year; null for none.</summary>
    public static LocalDate? On(TimeAtoms atoms, int at, int year) => Find(atoms, at) is { } found ? On(found.Rule, year) : null;

    private static (string[] Words, string Rule)? Find(TimeAtoms atoms, int at)
    {
        if (!char.IsAsciiLetterUpper(atoms.Text[atoms[at].Span.Start]))
        {
            return null;
        }

        if (!s_byFirst.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(atoms.In(at), out (string[] Words, string Rule)[]? candidates))
        {
            return null;
        }

        foreach ((string[] words, string rule) in candidates)
        {
            int n = 1;
            while (n < words.Length && atoms.Is(at + n, words[n]))
            {
                n++;
            }

            if (n == words.Length)
            {
                return (words, rule);
            }
        }

        return null;
    }

    internal static LocalDate On(string rule, int year)
    {
        if (rule[0] == 'E')
        {
            return Easter(year).PlusDays(int.Parse(rule.AsSpan(1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
        }

        int month = int.Parse(rule.AsSpan(0, 2), NumberStyles.None, CultureInfo.InvariantCulture);
        if (rule[3] != 'W')
        {
            return new LocalDate(year, month, int.Parse(rule.AsSpan(3), NumberStyles.None, CultureInfo.InvariantCulture));
        }

        IsoDayOfWeek day = (IsoDayOfWeek)(rule[6] - '0');
        return rule[4] == 'L'
            ? new LocalDate(year, month, CalendarSystem.Iso.GetDaysInMonth(year, month)).PlusDays(1).Previous(day)
            : new LocalDate(year, month, 1).PlusDays(-1).Next(day).PlusWeeks(rule[4] - '1');
    }

    // Anonymous Gregorian algorithm (Nature, 20 April 1876).
    private static LocalDate Easter(int year)
    {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int h = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        int l = (32 + (2 * (b % 4)) + (2 * (c / 4)) - h - (c % 4)) % 7;
        int m = (a + (11 * h) + (22 * l)) / 451;
        int n = h + l - (7 * m) + 114;
        return new LocalDate(year, n / 31, (n % 31) + 1);
    }
}
