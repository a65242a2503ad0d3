using NodaTime;

namespace Demarche.Language;

/// <summary>Names of weekdays and months, whole and short.</summary>
internal static class CalendarWords
{
    private static readonly string[] s_months =
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    private static readonly string[] s_days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    /// <summary>1 to 12, or 0. Small letters count only for the unmistakable full names.</summary>
    public static int Month(ReadOnlySpan<char> word)
    {
        if (word.Length < 3 || !char.IsUpper(word[0]))
        {
            return 0;
        }

        ReadOnlySpan<char> bare = word[^1] == '.' ? word[..^1] : word;
        for (int i = 0; i < 12; i++)
        {
            if (
                bare.Equals(s_months[i], StringComparison.OrdinalIgnoreCase)
                || (bare.Length is 3 or 4 && s_months[i].AsSpan().StartsWith(bare, StringComparison.OrdinalIgnoreCase))
            )
            {
                return i + 1;
            }
        }

        return 0;
    }

    public static IsoDayOfWeek? Weekday(ReadOnlySpan<char> word)
    {
        for (int i = 0; i < 7; i++)
        {
            if (word.Equals(s_days[i], StringComparison.OrdinalIgnoreCase))
            {
                return (IsoDayOfWeek)(i + 1);
            }
        }

        return null;
    }
}
