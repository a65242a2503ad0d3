using Demarche.Text;
using NodaTime;
using static Demarche.Record.Tests.Tellings;

namespace Demarche.Record.Tests;

public sealed class ResponseLinkingTests
{
    private static readonly PositionLine Sluices = Line("reopen the lower sluices of the Imber dam");
    private static readonly PositionLine Inspectors = Line("admit inspectors of the council to the site");

    [Fact]
    public void An_answer_in_another_report_finds_its_position_by_words_and_parties()
    {
        Mention<ReportedResponse> answer = Answer(Arvenia, "opening the sluices of the dam", 4);
        Assert.Equal(0, ResponseLinking.Best(answer.Told, answer.Report, [Sluices, Inspectors]));
        Assert.NotEmpty(ResponseLinking.Keys(answer).Intersect(ResponseLinking.Keys(Sluices)));
    }

    [Fact]
    public void Nobody_answers_his_own_demand()
    {
        Mention<ReportedResponse> answer = Answer(Tasmere, "opening the sluices of the dam", 4);
        Assert.Equal(0, ResponseLinking.Score(answer.Told, answer.Report, Sluices));
    }

    [Fact]
    public void Nothing_is_answered_before_it_is_stated()
    {
        Mention<ReportedResponse> answer = Answer(Arvenia, "opening the sluices of the dam", 1);
        Assert.Equal(-1, ResponseLinking.Best(answer.Told, answer.Report, [Sluices]));
    }

    [Theory]
    [InlineData(5, true)]
    [InlineData(300, false)]
    public void A_word_in_common_with_an_offer_to_nobody_by_name_answers_it_only_near_in_time(int days, bool answers)
    {
        PositionLine offer = Line("set up a fast lane at the border post") with
        {
            Kind = PositionKind.Offer,
            Addressees = [],
            Performers = [],
        };
        Mention<ReportedResponse> answer = Answer(Arvenia, "the border", 4);
        answer = answer with
        {
            Report = Facts("late", March(1).PlusDays(days)),
            Told = answer.Told with { Date = On(March(1).PlusDays(days)) },
        };
        Assert.Equal(answers, ResponseLinking.Score(answer.Told, answer.Report, offer) >= ResponseLinking.LeastScore);
    }

    [Fact]
    public void The_same_answer_in_two_reports_is_one_line()
    {
        Mention<ReportedResponse>[] told =
        [
            Answer(Arvenia, "opening the sluices", 4),
            Answer(Arvenia, "the sluices", 4),
            Answer(Arvenia, "the sluices", 9),
        ];
        var groups = ResponseComposer.Group(told);
        Assert.Equal([2, 1], groups.Select(static g => g.Count));
        Assert.Equal(March(4), new ResponseComposer().Compose(groups[0]).Date.Earliest);
    }

    private static PositionLine Line(string proposition) =>
        new PositionComposer().Compose([Demand("r1", March(3), Tasmere, Arvenia, proposition)]);

    private static Mention<ReportedResponse> Answer(Actor by, string about, int day) =>
        new(
            Facts($"r{day}", March(day)),
            0,
            new ReportedResponse
            {
                By = by,
                Status = ResponseStatus.Rejected,
                About = about,
                Date = On(March(day)),
                Rule = "test",
                Evidence = Cite($"r{day}", about),
            }
        );
}
