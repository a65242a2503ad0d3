using Demarche.Intake;
using Demarche.Text;
using NodaTime;

namespace Demarche.Record.Tests.Stories;

public class UndatedQuotationTests
{
    private const string Quotation =
        "“The gates will stay shut until the last inspector has gone home,” Water Minister Pell Adair of Arvenia told reporters.";

    [Fact]
    public void A_report_without_a_date_stands_with_the_one_that_quotes_the_same_words() =>
        Assert.True(
            new StoryJoin().Joins(
                Told("r_dated", new LocalDate(2031, 3, 4), Quotation + " The dam on the Imber was closed for repairs."),
                Told("r_undated", null, "Arvenia kept its dam on the Imber closed. " + Quotation)
            )
        );

    [Theory]
    [InlineData(null, true)]
    [InlineData(18, true)]
    [InlineData(19, false)]
    public void The_same_words_meet_under_a_key_within_the_days_of_copies(int? day, bool meet)
    {
        StoryJoin rule = new();
        LocalDate? other = day is { } known ? new LocalDate(2031, 3, known) : null;
        BlockingKey[] theirs = [.. rule.BlockingKeys(Told("r_other", other, Quotation + " More."))];

        Assert.Equal(
            meet,
            rule.BlockingKeys(Told("r_dated", new LocalDate(2031, 3, 4), Quotation))
                .Any(key => key.Text.StartsWith('q') && theirs.Any(key.Meets))
        );
    }

    [Fact]
    public void A_short_phrase_in_quotation_marks_is_not_enough() =>
        Assert.False(
            new StoryJoin().Joins(
                Told("r_dated", new LocalDate(2031, 3, 4), "Adair called it “a bad day” for the fishermen of the coast."),
                Told("r_undated", null, "The harvest festival of Tasmere drew crowds on “a bad day” of rain.")
            )
        );

    private static Mention<StorySketch> Told(string id, LocalDate? day, string text)
    {
        PublishedDate published = day is { } known
            ? new PublishedDate
            {
                Value = known.ToString("uuuu-MM-dd", null),
                Earliest = known.AtMidnight().InUtc().ToInstant(),
                Latest = known.PlusDays(1).AtMidnight().InUtc().ToInstant(),
                Precision = DatePrecision.Day,
                Basis = PublishedBasis.Given,
                LocalDay = known,
            }
            : PublishedDate.None;
        return new Mention<StorySketch>(
            new ReportFacts { Id = new ReportId(id), Published = published },
            0,
            StorySketches.Of(null, new CleanText(text))
        );
    }
}
