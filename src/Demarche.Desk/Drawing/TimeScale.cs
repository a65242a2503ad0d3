using NodaTime;

namespace Demarche.Desk;

/// <summary>Days as places on a line, cut into bins that are wide enough to be seen: days, weeks or months.</summary>
internal sealed class TimeScale
{
    private const int MostDays = 70;
    private const int MostWeeks = 70;

    public TimeScale(LocalDate first, LocalDate last, int width)
    {
        First = first;
        Last = last < first ? first : last;
        Width = width;
        Days = Period.DaysBetween(First, Last) + 1;
        Unit =
            Days <= MostDays ? BinUnit.Day
            : Days <= MostWeeks * 7 ? BinUnit.Week
            : Days <= MostWeeks * 31 ? BinUnit.Month
            : BinUnit.Year;
    }

    public LocalDate First { get; }

    public LocalDate Last { get; }

    public int Days { get; }

    public int Width { get; }

    public BinUnit Unit { get; }

    /// <summary>The left edge of a day.</summary>
    public double At(LocalDate day) => Math.Clamp(Period.DaysBetween(First, day), 0, Days) * (double)Width / Days;

    public double AfterOf(LocalDate day) => Math.Clamp(Period.DaysBetween(First, day) + 1, 0, Days) * (double)Width / Days;

    /// <summary>The first day of the bin that holds a day.</summary>
    public LocalDate BinOf(LocalDate day) =>
        Unit switch
        {
            BinUnit.Day => day,
            BinUnit.Week => day.PlusDays(-((int)day.DayOfWeek - 1)),
            BinUnit.Month => new LocalDate(day.Year, day.Month, 1),
            _ => new LocalDate(day.Year, 1, 1),
        };

    public LocalDate NextBin(LocalDate bin) =>
        Unit switch
        {
            BinUnit.Day => bin.PlusDays(1),
            BinUnit.Week => bin.PlusWeeks(1),
            BinUnit.Month => bin.PlusMonths(1),
            _ => bin.PlusYears(1),
        };

    public IEnumerable<LocalDate> Bins()
    {
        for (LocalDate bin = BinOf(First); bin <= Last; bin = NextBin(bin))
        {
            yield return bin;
        }
    }
}

internal enum BinUnit
{
    Day,
    Week,
    Month,
    Year,
}
