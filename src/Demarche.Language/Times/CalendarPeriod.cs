using System.Globalization;
using Demarche.Text;
using NodaTime;

namespace Demarche.Language;

/// <summary>How long a period of the calendar is.</summary>
internal enum CalendarGrain
{
    Day,
    Weekend,
    Week,
    Month,
    Season,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
    Millennium,
}

/// <summary>A stretch of the calendar that has a name of its own in TIMEX3: a day, an ISO week, a quarter, a decade.</summary>
/// <param name="Start">Its first day.</param>
internal readonly record struct CalendarPeriod(CalendarGrain Grain, LocalDate Start)
{
    /// <summary>The period of this grain that holds a day.</summary>
    public static CalendarPeriod Holding(CalendarGrain grain, LocalDate day) =>
        new(
            grain,
            grain switch
            {
                CalendarGrain.Week => Monday(day),
                CalendarGrain.Weekend => Monday(day).PlusDays(5),
                CalendarGrain.Month => new LocalDate(day.Year, day.Month, 1),
                CalendarGrain.Season => SeasonStart(day),
                CalendarGrain.Quarter => new LocalDate(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1),
                CalendarGrain.Half => new LocalDate(day.Year, day.Month > 6 ? 7 : 1, 1),
                CalendarGrain.Year => new LocalDate(day.Year, 1, 1),
                CalendarGrain.Decade => new LocalDate(Floor(day.Year, 10), 1, 1),
                CalendarGrain.Century => new LocalDate(Floor(day.Year, 100), 1, 1),
                CalendarGrain.Millennium => new LocalDate(Floor(day.Year, 1000), 1, 1),
                _ => day,
            }
        );

    public static CalendarPeriod Day(LocalDate day) => new(CalendarGrain.Day, day);

    public static CalendarPeriod Month(int year, int month) => new(CalendarGrain.Month, new LocalDate(year, month, 1));

    public static CalendarPeriod Year(int year) => new(CalendarGrain.Year, new LocalDate(year, 1, 1));

    public static CalendarPeriod Quarter(int year, int number) => new(CalendarGrain.Quarter, new LocalDate(year, (number * 3) - 2, 1));

    public static CalendarPeriod Half(int year, int number) => new(CalendarGrain.Half, new LocalDate(year, (number * 6) - 5, 1));

    /// <summary>Meteorological seasons of the north; winter begins in the December of its year.</summary>
    /// <param name="code">SP, SU, FA, WI.</param>
    public static CalendarPeriod Season(int year, string code) =>
        new(
            CalendarGrain.Season,
            new LocalDate(
                year,
                code switch
                {
                    "SP" => 3,
                    "SU" => 6,
                    "FA" => 9,
                    _ => 12,
                },
                1
            )
        );

    /// <summary>So many periods on; back where negative.</summary>
    public CalendarPeriod Plus(int count) =>
        Grain switch
        {
            CalendarGrain.Day => this with { Start = Start.PlusDays(count) },
            CalendarGrain.Week or CalendarGrain.Weekend => this with { Start = Start.PlusWeeks(count) },
            CalendarGrain.Month => this with { Start = Start.PlusMonths(count) },
            CalendarGrain.Quarter => this with { Start = Start.PlusMonths(3 * count) },
            CalendarGrain.Half => this with { Start = Start.PlusMonths(6 * count) },
            CalendarGrain.Season or CalendarGrain.Year => this with { Start = Start.PlusYears(count) },
            CalendarGrain.Decade => this with { Start = Start.PlusYears(10 * count) },
            CalendarGrain.Century => this with { Start = Start.PlusYears(100 * count) },
            _ => this with { Start = Start.PlusYears(1000 * count) },
        };

    /// <summary>The same day or month of another year; 29 February becomes the 28th where there is none.</summary>
    public CalendarPeriod InYear(int year) => this with { Start = Start.PlusYears(year - Start.Year) };

    /// <summary>The part of it that a TIMEX3 mod means, about: a third of a month, half of a decade. A year stays whole: "early 1990" is said of any of its months.</summary>
    public (LocalDate Earliest, LocalDate Latest) Part(string? mod)
    {
        (LocalDate start, LocalDate end) = (Start, End);
        (LocalDate one, LocalDate two) = Grain switch
        {
            CalendarGrain.Month => (start.PlusDays(9), start.PlusDays(20)),
            CalendarGrain.Decade => (start.PlusYears(5).PlusDays(-1), start.PlusYears(5)),
            CalendarGrain.Century => (start.PlusYears(33).PlusDays(-1), start.PlusYears(67)),
            _ => (end, start),
        };
        if (one == end)
        {
            return (start, end);
        }

        return mod switch
        {
            "START" => (start, one),
            "END" => (two, end),
            "MID" when Grain is CalendarGrain.Month or CalendarGrain.Century => (one.PlusDays(1), two.PlusDays(-1)),
            "MID" when Grain is CalendarGrain.Decade => (start.PlusYears(3), start.PlusYears(7).PlusDays(-1)),
            _ => (start, end),
        };
    }

    /// <summary>Its last day.</summary>
    public LocalDate End =>
        Grain switch
        {
            CalendarGrain.Day => Start,
            CalendarGrain.Weekend => Start.PlusDays(1),
            CalendarGrain.Season => Start.PlusMonths(3).PlusDays(-1),
            _ => Plus(1).Start.PlusDays(-1),
        };

    public DatePrecision Precision =>
        Grain switch
        {
            CalendarGrain.Day => DatePrecision.Day,
            CalendarGrain.Week => DatePrecision.Week,
            CalendarGrain.Month => DatePrecision.Month,
            CalendarGrain.Quarter => DatePrecision.Quarter,
            CalendarGrain.Year => DatePrecision.Year,
            CalendarGrain.Decade => DatePrecision.Decade,
            _ => DatePrecision.Range,
        };

    /// <summary>The TIMEX3 value: <c>1998-W12</c>, <c>1989-Q3</c>, <c>198</c>, <c>BC0146</c>.</summary>
    public string Value
    {
        get
        {
            int y = Start.Year;
            return y <= 0
                ? string.Create(CultureInfo.InvariantCulture, $"BC{1 - y:0000}")
                : Grain switch
                {
                    CalendarGrain.Week => WeekValue(Start),
                    CalendarGrain.Weekend => WeekValue(Start) + "-WE",
                    CalendarGrain.Month => string.Create(CultureInfo.InvariantCulture, $"{y:0000}-{Start.Month:00}"),
                    CalendarGrain.Season => string.Create(CultureInfo.InvariantCulture, $"{y:0000}-{SeasonCode(Start.Month)}"),
                    CalendarGrain.Quarter => string.Create(CultureInfo.InvariantCulture, $"{y:0000}-Q{(Start.Month + 2) / 3}"),
                    CalendarGrain.Half => string.Create(CultureInfo.InvariantCulture, $"{y:0000}-H{(Start.Month + 5) / 6}"),
                    CalendarGrain.Year => string.Create(CultureInfo.InvariantCulture, $"{y:0000}"),
                    CalendarGrain.Decade => string.Create(CultureInfo.InvariantCulture, $"{y / 10:000}"),
                    CalendarGrain.Century => string.Create(CultureInfo.InvariantCulture, $"{y / 100:00}"),
                    CalendarGrain.Millennium => string.Create(CultureInfo.InvariantCulture, $"{y / 1000:0}"),
                    _ => string.Create(CultureInfo.InvariantCulture, $"{y:0000}-{Start.Month:00}-{Start.Day:00}"),
                };
        }
    }

    private static string WeekValue(LocalDate day) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{NodaTime.Calendars.WeekYearRules.Iso.GetWeekYear(day):0000}-W{NodaTime.Calendars.WeekYearRules.Iso.GetWeekOfWeekYear(day):00}"
        );

    private static string SeasonCode(int month) =>
        month switch
        {
            3 => "SP",
            6 => "SU",
            9 => "FA",
            _ => "WI",
        };

    private static LocalDate Monday(LocalDate day) => day.PlusDays(1 - (int)day.DayOfWeek);

    private static LocalDate SeasonStart(LocalDate day) =>
        new(day.Month < 3 ? day.Year - 1 : day.Year, day.Month is 12 or < 3 ? 12 : day.Month / 3 * 3, 1);

    private static int Floor(int year, int by) => year >= 0 ? year / by * by : ((year + 1) / by * by) - by;
}
