using Demarche.Text;
using NodaTime;

namespace Demarche.Language.Tests.Times;

public class UnitTests
{
    // A Thursday.
    private static readonly LocalDate s_published = new(2033, 5, 5);

    [Theory]
    [InlineData("It closed last week.", "last week", TimexType.Date, "2033-W17")]
    [InlineData("It may close next month.", "next month", TimexType.Date, "2033-06")]
    [InlineData("It closed this year.", "this year", TimexType.Date, "2033")]
    [InlineData("They met last night.", "last night", TimexType.Time, "2033-05-04TNI")]
    [InlineData("They met Wednesday night.", "Wednesday night", TimexType.Time, "2033-05-04TNI")]
    [InlineData("It sank two days ago.", "two days ago", TimexType.Date, "2033-05-03")]
    [InlineData("It sank three weeks ago.", "three weeks ago", TimexType.Date, "2033-W15")]
    [InlineData("The past two months were calm.", "The past two months", TimexType.Duration, "P2M")]
    [InlineData("A two-year truce held.", "two-year", TimexType.Duration, "P2Y")]
    [InlineData("It was shut for weeks.", "weeks", TimexType.Duration, "PXW")]
    [InlineData("They talk every week.", "every week", TimexType.Set, "P1W")]
    [InlineData("They now agree.", "now", TimexType.Date, "PRESENT_REF")]
    [InlineData("In recent weeks it grew.", "recent weeks", TimexType.Duration, "PXW")]
    [InlineData("It began in the 1990s.", "the 1990s", TimexType.Date, "199")]
    [InlineData("Signed 26-01-2033 at sea.", "26-01-2033", TimexType.Date, "2033-01-26")]
    [InlineData("Signed 2033-01-26 at sea.", "2033-01-26", TimexType.Date, "2033-01-26")]
    [InlineData("Signed 1/26/2033 at sea.", "1/26/2033", TimexType.Date, "2033-01-26")]
    [InlineData("Signed 03/04/2033 at sea.", "03/04/2033", TimexType.Date, "2033-XX-XX")]
    public void Units_and_figures_have_a_value(string text, string words, TimexType type, string value)
    {
        TimeExpression time = Assert.Single(Reading.Of(text, s_published).Times);

        Assert.Equal((words, type, value), (time.Span.Of(text), time.Type, time.Value));
    }

    [Fact]
    public void Coming_days_reach_two_weeks_and_are_no_day()
    {
        TimeExpression time = Assert.Single(Reading.Of("They will meet in the coming days.", s_published).Times);

        Assert.Equal((s_published, s_published.PlusDays(14)), (time.Earliest, time.Latest));
        Assert.Equal(DatePrecision.Range, time.Precision);
    }

    [Fact]
    public void A_range_of_days_is_two_dates() =>
        Assert.Equal(["2033-04-10", "2033-04-13"], Reading.Of("They met April 10-13.", s_published).Times.Select(static t => t.Value));

    [Fact]
    public void Figures_that_are_no_day_are_left() => Assert.Empty(Reading.Of("Code 31-02-2033 failed.", s_published).Times);
}
