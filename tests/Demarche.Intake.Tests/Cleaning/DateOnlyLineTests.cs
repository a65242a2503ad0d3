namespace Demarche.Intake.Tests;

public sealed class DateOnlyLineTests
{
    [Theory]
    [InlineData("14 Jan 2036")]
    [InlineData("09.Jan.2036")]
    [InlineData("January 14, 2036")]
    [InlineData("26-01-2036 23:56 IST")]
    [InlineData("2036-01-14T21:40:00Z")]
    [InlineData("Wed, 14 Jan 2036 at 9:30 pm")]
    [InlineData("14. Januar 2036, 12:30 Uhr")]
    [InlineData("14 января 2036 г.")]
    public void A_date_and_nothing_else(string line) => Assert.True(DateOnlyLine.Is(line));

    [Theory]
    [InlineData("October 2036")]
    [InlineData("-- January 2036: 5.1")]
    [InlineData("On 14 January 2036 the sluices opened")]
    [InlineData("5.1")]
    [InlineData("2036")]
    [InlineData("May")]
    [InlineData("March on Port Callis")]
    public void No_date_or_more_than_one(string line) => Assert.False(DateOnlyLine.Is(line));
}
