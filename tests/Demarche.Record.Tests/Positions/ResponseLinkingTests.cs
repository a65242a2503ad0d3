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

    [Theory]
    [InlineData("let the tigers go", "words in common: let … go; alike: tigers ~ elephants")]
    [InlineData("let the elephants go", "words in common: let … go, elephants")]
    public void The_reason_names_equal_words_and_alike_ones_apart(string about, string reason)
    {
        Mention<ReportedResponse> answer = Answer(Arvenia, about, 4);
        PositionLine line = Line("release the elephants");
        Assert.Equal(0, ResponseLinking.Best(answer.Told, answer.Report, [line]));
        ResponseLine told = new ResponseComposer().Compose([answer]);
        Assert.Contains(reason, ResponseBasis.Of(line, told), StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_words_go_before_alike_ones()
    {
        Mention<ReportedResponse> answer = Answer(Arvenia, "let the tigers go", 4);
        PositionLine[] lines = [Line("release the elephants"), Line("release the tigers")];
        Assert.Equal(1, ResponseLinking.Best(answer.Told, answer.Report, lines));
    }

    [Fact]
    public void Names_and_common_words_are_never_alike()
    {
        Assert.Empty(PropositionLikeness.Of("visit Norway", "visit Sweden", new HashSet<string>()).Alike);
        Assert.Equal(0, WordLikeness.Of("take", "bring"));
        Assert.Equal(0, WordLikeness.Of("12", "13"));
        Assert.InRange(WordLikeness.Of("vessels", "boats"), PropositionLikeness.VeryAlike, 1);
    }

    [Theory]
    [InlineData("let the four drivers go", "free the four drivers", true)]
    [InlineData("not let the drivers go", "not release the drivers", true)]
    [InlineData("take in the refugees", "receive the refugees", true)]
    [InlineData("take steps in the harbour", "receive steps harbour", false)]
    public void A_verb_and_the_word_behind_it_are_one_act(string phrasal, string plain, bool same) =>
        Assert.Equal(same, ContentStems.Of(phrasal).SequenceEqual(ContentStems.Of(plain)));

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
