using System.Collections.Immutable;
using CsCheck;
using Demarche.Intake;
using Demarche.Text;

namespace Demarche.Record.Tests.Dates;

public class DateSelectionTests
{
    private static readonly StatedDate s_publication = new()
    {
        Value = "2031-03-04",
        Earliest = Reading.Day,
        Latest = Reading.Day,
        Precision = DatePrecision.Day,
        Basis = DateBasis.Publication,
    };

    [Fact]
    public void The_likeliest_expression_dates_the_line() =>
        Assert.Equal("2031-03-03", Choose(EventStatus.Happened, s_publication, (.9, .1), .6, .4).Date.Value);

    [Fact]
    public void An_unlikely_expression_dates_nothing_and_the_report_s_day_stands_in_for_news() =>
        Assert.Equal(DateBasis.Publication, Choose(EventStatus.Happened, s_publication, (.5, .1), .1, .2).Date.Basis);

    [Fact]
    public void History_without_a_date_keeps_no_day_and_is_background()
    {
        LineDate dated = Choose(EventStatus.Happened, s_publication, (.1, .9), .1, .2);
        Assert.Equal(StatedDate.Unknown, dated.Date);
        Assert.True(dated.Background);
    }

    [Fact]
    public void Where_the_rules_see_something_older_it_is_no_news() =>
        Assert.Equal(StatedDate.Unknown, Choose(EventStatus.Happened, StatedDate.Unknown, (.9, .1)).Date);

    [Fact]
    public void A_date_of_something_else_gives_way_to_the_report_s_day() =>
        Assert.Equal(
            DateBasis.Publication,
            Choose(
                EventStatus.Happened,
                s_publication with
                {
                    Basis = DateBasis.Relative,
                    From = new DateSource("r_example", new CodePointSpan(29, 35)),
                },
                (.9, .1)
            ).Date.Basis
        );

    [Theory]
    [InlineData(EventStatus.Announced)]
    [InlineData(EventStatus.Hypothetical)]
    public void What_lies_ahead_or_is_only_thought_of_keeps_the_date_of_the_rules(EventStatus status) =>
        Assert.Equal(s_publication, Choose(status, s_publication, (.1, .9), .9, .1).Date);

    [Fact]
    public void The_likeliest_expression_from_the_bound_on_dates_the_line_whatever_else_is_likely() =>
        Gen.Select(Gen.Double[0, 1], Gen.Double[0, 1], Gen.Double[0, 1], Gen.Double[0, 1])
            .Sample(
                (news, history, first, second) =>
                {
                    LineDate dated = Choose(EventStatus.Happened, s_publication, (news, history), first, second);
                    bool found = Math.Max(first, second) >= .4;
                    Assert.Equal(found, dated.Date.From is not null);
                    Assert.True(!found || dated.Date.Value == (second > first ? "2031-02-12" : "2031-03-03"));
                    Assert.True(found || (dated.Date.Basis == DateBasis.Publication) == (news >= .4));
                    Assert.Equal(!found && news < .4 && history >= .7, dated.Background);
                }
            );

    [Fact]
    public void When_a_thing_is_due_is_not_when_it_was_demanded() =>
        Assert.Equal(DateBasis.Publication, Choose(EventStatus.Happened, s_publication, (.9, .1), .9, 0, deadlineFirst: true).Date.Basis);

    [Fact]
    public void A_report_of_no_known_day_is_left_to_the_rules()
    {
        ReportedEvent found = Assert.Single(
            Reading.Undated("Arvenia, which has a long border with Tasmere, attacked the port of Quell on 3 March 2031.").Events
        );
        Assert.Equal("2031-03-03", found.Date.Value);
    }

    [Fact]
    public void The_day_of_the_sentence_before_goes_on()
    {
        AnalysedReport read = Reading.Read(
            "Delegations of Arvenia and Tasmere met in Lorn on Monday. They agreed to exchange prisoners, the two governments said in a joint statement after the talks."
        );
        ReportedEvent accord = read.Events.First(static e => e.Type == "AGREE");
        Assert.Equal("2031-03-03", accord.Date.Value);
        CodePointSpan span = accord.Date.From!.Span!.Value;
        Assert.Equal("Monday", read.Report.Text.Map.ToUtf16(span).Of(read.Report.Text.Value));
    }

    [Fact]
    public void What_is_recalled_is_not_of_the_report_s_day()
    {
        AnalysedReport read = Reading.Read(
            "Tasmere expelled two Arvenian diplomats on Monday. Relations between the two states have been poor since the civil war, when the former Arvenian government sent troops to support the rebels in Tasmere."
        );
        Assert.NotEqual(DateBasis.Publication, Assert.Single(read.Events, static e => e.Type is "MOBILIZE" or "AID").Date.Basis);
    }

    [Fact]
    public void Every_line_is_shown_to_who_watches_with_all_numbers_laid_out()
    {
        Report report = Reading.Report(
            "Arvenia attacked the port of Tasmere on Monday. Tasmere demanded on 3 March 2031 that Arvenia withdraw its troops."
        );
        List<CandidateDates> seen = [];
        new ReportAnalyser(Dispute.Knowledge) { WatchDates = seen.Add }.Analyse(report, report.Published);
        Assert.NotEmpty(seen);
        Assert.Contains(seen, static line => line.Candidates.Length == 2);
        Assert.All(
            seen,
            static line =>
            {
                Assert.Equal(line.Candidates.Length * DateFeatures.OfTime, line.Times.Length);
                Assert.Equal(DateFeatures.OfLine, line.Line.Length);
                Assert.All(line.Times.Concat(line.Line), static number => Assert.True(float.IsFinite(number)));
                // One type or kind each, last before what is of the one alone: the numbers stand where they are meant to.
                Assert.Equal(1, line.Line.AsSpan(DateFeatures.OfBoth - ArgumentFeatures.Kinds, ArgumentFeatures.Kinds).ToArray().Sum());
            }
        );
    }

    // "Arvenia attacked the port on Monday, not on 12 February": chances of the two expressions.
    private static LineDate Choose(
        EventStatus status,
        StatedDate proposed,
        (double News, double History) day,
        double first = 0,
        double second = 0,
        bool deadlineFirst = false
    )
    {
        (Report report, Language.TextAnalysis analysis, ActorsOfReport actors) = Dispute.Read(
            "Arvenia attacked the port on Monday, not on 12 February."
        );
        ImmutableArray<SentenceView> views = SentenceViews.Of(analysis, actors, []);
        ReadingContext context = new(report, Reading.Published, views);
        ImmutableArray<DateCandidate> candidates =
        [
            .. views[0].Times.OrderBy(static time => time.First).Select(time => new DateCandidate(views[0], time)),
        ];
        StatedDate? deadline = deadlineFirst ? context.Dates.From(views[0], candidates[0].Time) : null;
        DateLine line = new(views[0], 1, ArgumentFeatures.KindOf("ASSAULT"), status, false, proposed, false, deadline);
        return DateSelection.Choose(line, candidates, [(first, 0), (second, 0)], day, context.Dates);
    }
}
