using System.Buffers;
using System.Collections.Frozen;

namespace Demarche.Intake;

/// <summary>Tells a line that holds nothing but a date, which beside a list of headlines dates them, and not the report.</summary>
internal static class DateOnlyLine
{
    private const int Longest = 60;

    private static readonly FrozenSet<string> Words = DataFile
        .Lines("date-line-words.txt")
        .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly SearchValues<char> Between = SearchValues.Create(" ,./-–—:|()[]+'’\t");

    public static bool Is(ReadOnlySpan<char> line)
    {
        if (line.Length is < 4 or > Longest)
        {
            return false;
        }

        // "-- May 2031: 4.7" is an item of a list. Without a digit there is no date.
        if (line[0] is '-' or '–' or '—' || !line.ContainsAnyInRange('0', '9'))
        {
            return false;
        }

        int numbers = 0;
        int days = 0;
        int words = 0;
        FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();
        while (!line.IsEmpty)
        {
            int end = line.IndexOfAny(Between);
            ReadOnlySpan<char> token = end < 0 ? line : line[..end];
            line = end < 0 ? [] : line[(end + 1)..];
            if (token.IsEmpty)
            {
                continue;
            }

            if (IsNumber(token))
            {
                numbers++;
                days += token.Length < 3 || !char.IsAsciiDigit(token[2]) ? 1 : 0;
            }
            else if (lookup.Contains(token))
            {
                words++;
            }
            else
            {
                return false;
            }
        }

        // A month and a year is a heading or a cell of a table, not the date of a page.
        return numbers + words >= 2 && (words > 0 ? days > 0 : numbers >= 3);
    }

    // "14", "2031", "14th", "2031-03-04T21:40Z" in its pieces "04T21" and "40Z".
    private static bool IsNumber(ReadOnlySpan<char> token)
    {
        int digits = token.IndexOfAnyExceptInRange('0', '9');
        if (digits < 0)
        {
            return token.Length <= 8;
        }

        ReadOnlySpan<char> rest = token[digits..];
        return digits is > 0 and <= 4
            && (
                rest.Length <= 2
                    ? rest is "Z" or "st" or "nd" or "rd" or "th" or "am" or "pm" or "h" or "AM" or "PM"
                    : rest[0] == 'T' && rest[1..].IndexOfAnyExceptInRange('0', '9') < 0
            );
    }
}
