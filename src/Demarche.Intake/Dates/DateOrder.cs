namespace Demarche.Intake;

/// <summary>In which order an outlet writes a date in figures, where that is known.</summary>
public enum DateOrder
{
    Unknown,
    DayMonthYear,
    MonthDayYear,
    YearMonthDay,
}
