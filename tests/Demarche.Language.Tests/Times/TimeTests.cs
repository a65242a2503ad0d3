using Demarche.Text;
using NodaTime;

namespace Demarche.Language.Tests.Times;

public class TimeTests
{
    // A Thursday.
    private static readonly LocalDate s_published = new(2033, 5, 5);

    private static TimeExpression Only(string text, LocalDate? day) => Assert.Single(Reading.Of(text, day).Times);

    [Theory]
    [InlineData("Arvenia on Wednesday refused.", "Wednesday", "2033-05-04")]
    [InlineData("Arvenia on Thursday refused.", "Thursday", "2033-05-05")]
    [InlineData("Ministers will meet on Monday.", "Monday", "2033-05-09")]
    [InlineData("They met on May 3.", "May 3", "2033-05-03")]
    [InlineData("It closed on 28 April with 11 sailors.", "28 April", "2033-04-28")]
    [InlineData("It closed on 28 April 2031.", "28 April 2031", "2031-04-28")]
    [InlineData("It opened on May 15, 2031.", "May 15, 2031", "2031-05-15")]
    [InlineData("It happened in March 2031.", "March 2031", "2031-03")]
    [InlineData("They quarrelled in 1998.", "1998", "1998")]
    [InlineData("They met yesterday.", "yesterday", "2033-05-04")]
    public void Dates_are_counted_from_publication(string text, string words, string value)
    {
        TimeExpression time = Only(text, s_published);

        Assert.Equal(words, time.Span.Of(text));
        Assert.Equal(value, time.Value);
    }

    [Fact]
    public void The_news_in_a_report_full_of_history_is_of_now()
    {
        const string Text =
            "The dam broke in 1986. The lake was drained in 1991. A treaty followed in 1994. The mill burned down in 1999. "
            + "Arvenia has begun to gather forces ahead of exercises, scheduled to take place on May 10.";
        Assert.Equal("2033-05-10", Reading.Of(Text, s_published).Times[^1].Value);
    }

    [Fact]
    public void A_deadline_keeps_its_preposition()
    {
        TimeExpression time = Only("It must open by the end of May.", s_published);

        Assert.Equal(("2033-05", "END", "by"), (time.Value, time.Mod, time.Bound));
        Assert.Equal(new LocalDate(2033, 5, 31), time.Latest);
    }

    [Theory]
    [InlineData("Arvenia on Wednesday refused.", "XXXX-WXX-3")]
    [InlineData("They met on January 11.", "XXXX-01-11")]
    public void Without_a_date_of_publication_the_value_keeps_its_gap(string text, string value)
    {
        TimeExpression time = Only(text, null);

        Assert.Equal(value, time.Value);
        Assert.Null(time.Earliest);
    }

    [Fact]
    public void What_is_counted_from_an_inferred_day_says_so() =>
        Assert.Equal(DateBasis.OtherReport, Assert.Single(Reading.Of("They met on Monday.", s_published, inferred: true).Times).Basis);

    [Theory]
    [InlineData(FigureOrder.DayFirst, "It closed on 03/04/2031.", "2031-04-03")]
    [InlineData(FigureOrder.MonthFirst, "It closed on 03/04/2031.", "2031-03-04")]
    [InlineData(FigureOrder.Unknown, "It closed on 03/04/2031.", "2031-XX-XX")]
    [InlineData(FigureOrder.MonthFirst, "It closed on 03/04/2031 after a notice of 26/01/2031.", "2031-04-03")]
    public void Figures_go_by_the_text_and_then_by_the_outlet(FigureOrder outlet, string text, string value)
    {
        TextAnalysis read = new EnglishAnalyser(Reading.World).Analyse(
            new TextInput { Text = text, Anchor = new TimeAnchor(s_published, Figures: outlet) }
        );

        Assert.Equal(value, read.Times[0].Value);
    }

    [Fact]
    public void May_and_march_are_verbs_as_well() => Assert.Empty(Reading.Of("They may march. March on, he said.", s_published).Times);
}
