namespace Demarche.Intake.Tests.Reports;

public sealed class DayMonthOrderTests
{
    private const string Prose =
        "Arvenia promised to open the lower sluices before the end of the month, and its minister said that the lake stood high.";

    [Fact]
    public void The_dateline_settles_which_comes_first()
    {
        Report report = Read("Updated: 10-05-2033 22:10 | Created: 10-05-2033 21:15", $"LORN, May 10 (AFP) - {Prose}");

        Assert.Equal("2033-05-10T21:15", report.Published.Value);
        Assert.Equal("2033-05-10T22:10", report.Modified?.Value);
        Assert.StartsWith("day before month: agrees with 05-10 in the dateline", report.Published.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_month_and_day_in_the_first_paragraph_settles_it_too()
    {
        Report report = Read("Published: 05/10/2033", $"On May 9 it happened. {Prose}");

        Assert.Equal("2033-05-10", report.Published.Value);
        Assert.Contains("month before day", report.Published.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("It rained. ")]
    [InlineData("On March 1 it happened. ")]
    public void Without_a_fitting_day_it_stays_open(string before)
    {
        Report report = Read("Published: 05/10/2033", before + Prose);

        Assert.Equal("2033-05-10/2033-10-05", report.Published.Value);
        Assert.Null(report.Published.LocalDay);
    }

    private static Report Read(string head, string text) => Reading.One("a.txt", $"Sluices to open\n\n{head}\n\n{text}\n\n{Prose}\n");
}
