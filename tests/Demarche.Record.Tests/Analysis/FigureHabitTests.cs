using Demarche.Intake;
using Demarche.Language;
using Demarche.Text;

namespace Demarche.Record.Tests;

public class FigureHabitTests
{
    [Theory]
    [InlineData("26/01/2033 21:40", null, FigureOrder.DayFirst)]
    [InlineData("01/26/2033", "oro.uk", FigureOrder.MonthFirst)]
    [InlineData("03/04/2033", "courier.oro.uk", FigureOrder.DayFirst)]
    [InlineData("2033-05-03T10:00:00Z", "oro.us", FigureOrder.MonthFirst)]
    [InlineData("3 May 2033", "oro.example", FigureOrder.Unknown)]
    [InlineData(null, null, FigureOrder.Unknown)]
    public void The_dates_over_the_report_decide_and_then_the_country_of_its_outlet(string? written, string? domain, FigureOrder order)
    {
        Report report = Reading.Report("The gates stay shut.") with
        {
            OutletDomain = domain,
            Published = PublishedDate.None with { Text = written },
        };

        Assert.Equal(order, FigureHabit.Of(report));
    }
}
