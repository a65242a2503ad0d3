using Demarche.Language;
using Demarche.Text;

namespace Demarche.Record;

/// <summary>Which expressions of time name a place in the calendar, and so can date what is told.</summary>
internal static class CalendarDates
{
    /// <summary>
    /// True for a date or a time of day with a calendar value, be it without its year ("January 11" in a report of no known date); never for durations,
    /// sets, "soon", "now", ranges, and a weekday that hangs in the air.
    /// </summary>
    public static bool Has(TimeExpression time) =>
        time.Type is TimexType.Date or TimexType.Time
        && IsValue(time.Value)
        && (time.Precision is not DatePrecision.Unknown || IsOfUnknownYear(time.Value));

    // "XXXX-01-11"
    private static bool IsOfUnknownYear(string value) =>
        value.StartsWith("XXXX-", StringComparison.Ordinal)
        && value.Length >= 7
        && char.IsAsciiDigit(value[5])
        && char.IsAsciiDigit(value[6]);

    /// <summary>
    /// True for TIMEX3 values of the calendar (<c>2031-03-04</c>, <c>XXXX-05</c>, <c>2031-W10-2</c>, <c>2031-SU</c>); false for
    /// references (<c>FUTURE_REF</c>), periods (<c>P3D</c>) and intervals (<c>a/b</c>).
    /// </summary>
    public static bool IsValue(string value)
    {
        int end = value.IndexOf('T', StringComparison.Ordinal) is var time and > 0 ? time : value.Length;
        int year = 0;
        while (year < end && (char.IsAsciiDigit(value[year]) || value[year] == 'X'))
        {
            year++;
        }

        if (year is < 2 or > 4 || (year < end && value[year] != '-'))
        {
            return false;
        }

        for (int i = year; i < end; i++)
        {
            if (!char.IsAsciiDigit(value[i]) && !char.IsAsciiLetterUpper(value[i]) && value[i] != '-')
            {
                return false;
            }
        }

        return true;
    }
}
