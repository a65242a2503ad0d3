using Demarche.Text;

namespace Demarche.Intake;

/// <summary>A day, month or year as written. <see cref="Day"/> and <see cref="Month"/> are 0 where not written.</summary>
internal readonly record struct CalendarDate(int? Year, int Month, int Day)
{
    public bool IsValid =>
        Year is null or (>= 1800 and <= 2199)
        && (Month == 0 ? Day == 0 : Month is >= 1 and <= 12 && Day >= 0 && Day <= DateTime.DaysInMonth(Year ?? 2000, Month));
}

/// <summary>The readings of a date: one, or several where its order or its month name can be read in several ways.</summary>
/// <param name="Doubt">Why there are several, or what settled it; null when nothing had to be decided.</param>
internal sealed record CalendarReading(List<CalendarDate> Dates, int First, int Last, string? Doubt)
{
    public DatePrecision Precision =>
        Dates[0].Day > 0 ? DatePrecision.Day
        : Dates[0].Month > 0 ? DatePrecision.Month
        : DatePrecision.Year;

    public int Completeness => (Dates[0].Year is null ? 0 : 2) + (Dates[0].Day > 0 ? 1 : 0);
}

/// <summary>Finds the calendar date among the tokens; of several the most complete, then the first.</summary>
internal static class CalendarReader
{
    public static CalendarReading? Read(DateTokens tokens, DateOrder order)
    {
        CalendarReading? best = null;
        for (int i = 0; i < tokens.Count; i++)
        {
            if (tokens.IsUsed(i))
            {
                continue;
            }

            CalendarReading? reading = tokens.IsWord(i) ? NamedMonthReader.Read(tokens, i) : NumericDateReader.Read(tokens, i, order);
            reading?.Dates.RemoveAll(date => !date.IsValid);
            if (reading is { Dates.Count: > 0 } && (best is null || reading.Completeness > best.Completeness))
            {
                best = reading;
            }
        }

        if (best is not null)
        {
            tokens.Use(best.First, best.Last);
        }

        return best;
    }

    /// <summary>The year that two digits mean: 69 to 99 the twentieth century, else the twenty-first.</summary>
    public static int FullYear(DateToken token) =>
        token.Length == 2 ? (int)token.Number + (token.Number >= 69 ? 1900 : 2000) : (int)token.Number;
}
