using Demarche.Intake;
using Demarche.Text;

namespace Demarche.Record.Tests;

public sealed class LearnedTiesTests
{
    private static readonly PositionLine Tower = LearnedTies.LineOf(
        Assert.Single(Read(2, "Tasmere on Sunday called on Arvenia to dismantle the watchtower on Gull Rock.").Positions)
    );

    private const string Stays = "The watchtower on Gull Rock would stay where it was, Arvenia's foreign ministry said.";

    [Fact]
    public void A_sentence_in_other_words_answers()
    {
        (ReportedResponse clue, ReportFacts report) = ClueIn(8, Stays);
        Assert.Equal(0, ResponseLinking.Best(clue, report, [Tower]));
        ReportedResponse? answer = LearnedTies.AsAnswer(clue, report, Tower);
        Assert.NotNull(answer);
        Assert.Equal((ResponseStatus.Rejected, "ARV"), (answer.Status, answer.By.Party));
    }

    [Theory]
    [InlineData("The ferry to Gull Island sailed from Lorn on Saturday.")]
    [InlineData("Arvenia rejected the fines on ferries.")]
    public void Little_in_common_answers_nothing(string text)
    {
        (ReportedResponse clue, ReportFacts report) = ClueIn(8, text);
        Assert.Equal(-1, ResponseLinking.Best(clue, report, [Tower]));
        Assert.Null(LearnedTies.AsAnswer(clue, report, Tower));
    }

    [Theory]
    [InlineData("The lock was still shut on Monday.", "open the lock", "Fulfilled", false)]
    [InlineData("The lock was still shut on Monday.", "open the lock", "Rejected", true)]
    [InlineData("The lock was opened on Monday.", "open the lock", "Fulfilled", true)]
    [InlineData("Arvenia resumed drilling before the end of the pause.", "stop drilling", "Fulfilled", false)]
    [InlineData("Arvenia resumed drilling before the end of the pause.", "stop drilling", "Defied", true)]
    [InlineData("Tasmere let the grain trains pass.", "stop grain trains", "CarriedOut", false)]
    [InlineData("Arvenia condemned the halt of grain trains and asked Tasmere to let them pass.", "stop grain trains", "CarriedOut", true)]
    [InlineData("Arvenia opened the gates that it had closed in March.", "open the gates", "Fulfilled", true)]
    public void What_goes_on_as_it_was_or_the_contrary_is_nothing_that_was_done(string sentence, string wanted, string status, bool may) =>
        Assert.Equal(may, LearnedTies.MayTell(sentence, wanted, Enum.Parse<ResponseStatus>(status)));

    [Fact]
    public void Nothing_is_answered_before_it_is_stated()
    {
        (ReportedResponse clue, ReportFacts report) = ClueIn(1, Stays);
        Assert.Equal(-1, ResponseLinking.Best(clue, report, [Tower]));
    }

    [Theory]
    [InlineData(8, true)]
    [InlineData(150, false)]
    public void A_sentence_and_a_position_meet_in_the_months_after_it_was_stated(int day, bool meet)
    {
        (ReportedResponse clue, ReportFacts report) = ClueIn(day, Stays);
        var keys = ResponseLinking.Keys(new Mention<ReportedResponse>(report, 0, clue));
        Assert.Equal(meet, keys.Intersect(ResponseLinking.Keys(Tower)).Any());
    }

    [Fact]
    public void Of_one_report_a_sentence_and_a_position_meet_whatever_the_words()
    {
        (ReportedResponse clue, ReportFacts report) = ClueIn(2, "Arvenia flatly refused on Monday.");
        var keys = ResponseLinking.Keys(new Mention<ReportedResponse>(report, 0, clue));
        Assert.Single(keys.Intersect(ResponseLinking.Keys(Tower)));
    }

    [Fact]
    public void Names_of_parties_that_stand_around_make_nothing_meet()
    {
        (ReportedResponse clue, ReportFacts report) = ClueIn(8, "Arvenia sent an envoy to Tasmere. He stayed for an hour.", 1);
        string[] keys = [.. ResponseLinking.Keys(new Mention<ReportedResponse>(report, 0, clue))];
        Assert.NotEmpty(keys);
        Assert.DoesNotContain(keys, static key => key.Contains("|arvenia|", StringComparison.Ordinal));
        Assert.DoesNotContain(ResponseLinking.Keys(Tower), static key => key.Contains("|tasmer", StringComparison.Ordinal));
    }

    [Fact]
    public void Who_was_asked_answers_and_is_inferred_where_the_sentence_does_not_name_him()
    {
        (ReportedResponse clue, ReportFacts report) = ClueIn(8, "The watchtower on Gull Rock would stay where it was, a ministry said.");
        ReportedResponse? answer = LearnedTies.AsAnswer(clue, report, Tower);
        Assert.NotNull(answer);
        Assert.Equal(("ARV", true), (answer.By.Party, answer.By.Inferred));
    }

    [Fact]
    public void What_the_holder_says_is_no_word_of_who_was_asked()
    {
        string text =
            "Tasmere demanded on Sunday that Arvenia reopen the road. “The road belongs to all who walk it,” Tasmerian minister Ana Moss said.";
        AnalysedReport read = Read(2, text);
        ReportFacts report = Tellings.Facts("r2", Tellings.March(2));
        PositionLine road = LearnedTies.LineOf(Assert.Single(read.Positions));
        ReportedResponse clue = Assert.Single(read.Clues, static told => told.Evidence.First.Sentence == 1);
        Assert.Null(LearnedTies.AsAnswer(clue, report, road));
    }

    [Theory]
    [InlineData("There was no immediate response from Tasmere.", false)]
    [InlineData("There was no immediate response from Arvenia.", true)]
    public void The_silence_of_one_is_not_that_of_another(string silence, bool answers)
    {
        AnalysedReport read = Read(2, $"Tasmere demanded on Sunday that Arvenia reopen the road. {silence}");
        PositionLine road = LearnedTies.LineOf(Assert.Single(read.Positions));
        ReportedResponse clue = Assert.Single(read.Clues, static told => told.Evidence.First.Sentence == 1);
        Assert.Equal(answers ? "ARV" : "TSM", Assert.Single(clue.Clue!.Silent));
        ReportedResponse? answer = LearnedTies.AsAnswer(clue, Tellings.Facts("r2", Tellings.March(2)), road);
        Assert.Equal(answers ? ResponseStatus.Unanswered : null, answer?.Status);
    }

    [Fact]
    public void Only_parties_are_silent()
    {
        AnalysedReport read = Read(
            2,
            "Tasmere demanded on Sunday that Arvenia reopen the road. There was no response from the harbour office."
        );
        ReportedResponse clue = Assert.Single(read.Clues, static told => told.Evidence.First.Sentence == 1);
        Assert.Empty(clue.Clue!.Silent);
    }

    [Fact]
    public void They_meet_by_words_that_are_alike()
    {
        PositionLine aircraft = LearnedTies.LineOf(
            Assert.Single(Read(2, "Tasmere on Sunday called on Arvenia to hand back the aircraft.").Positions)
        );
        (ReportedResponse clue, ReportFacts report) = ClueIn(8, "Arvenia said that the airplane would stay.");
        var shared = ResponseLinking
            .Keys(new Mention<ReportedResponse>(report, 0, clue))
            .Intersect(ResponseLinking.Keys(aircraft))
            .ToArray();
        Assert.Contains(shared, static key => key.Contains("|#", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("airplane", "aircraft")]
    [InlineData("ferry", "ferries")]
    public void Words_that_are_alike_are_of_one_class(string word, string other)
    {
        Assert.NotNull(WordClasses.Of(word));
        Assert.Equal(WordClasses.Of(word), WordClasses.Of(other));
        Assert.NotEqual(WordClasses.Of(word), WordClasses.Of("treaty"));
    }

    [Fact]
    public void A_word_that_nobody_knows_has_no_class() => Assert.Null(WordClasses.Of("zzyzzx"));

    [Fact]
    public void The_reason_says_that_the_tie_is_learned_and_how_likely_it_is()
    {
        (ReportedResponse clue, ReportFacts report) = ClueIn(8, Stays);
        ReportedResponse answer = LearnedTies.AsAnswer(clue, report, Tower)!;
        ResponseLine line = new ResponseComposer().Compose([new Mention<ReportedResponse>(report, 0, answer)]);
        Assert.Matches(@"^learned tie, \.[0-9]{2}: .*watchtower.*; Arvenia was asked; [0-9]+ days later$", ResponseBasis.Of(Tower, line));
        Assert.Equal("ARV", ResponseLinking.AsAnswerTo(Tower, line).By.Party);
    }

    [Fact]
    public void Sentences_that_may_answer_are_no_answers_and_are_bounded()
    {
        string text = string.Join(
            ' ',
            Enumerable.Range(0, 60).Select(static i => $"Arvenia closed the lock number {i} at Imber on Friday.")
        );
        AnalysedReport report = Read(8, text);
        Assert.Equal(ClueReader.Most, report.Clues.Length);
        Assert.Equal(
            report.Clues.Select(static clue => clue.Evidence.First.Span.Start),
            report.Clues.Select(static clue => clue.Evidence.First.Span.Start).Order()
        );
        Assert.All(report.Responses, static response => Assert.Null(response.Clue));
    }

    [Fact]
    public void Numbers_of_a_clue_come_back_as_they_were_kept()
    {
        float[] numbers = new float[ClueNumbers.Count];
        (numbers[0], numbers[1], numbers[^1]) = (1, .5f, .02f);
        float[] back = ClueNumbers.Unpack(ClueNumbers.Pack(numbers));
        Assert.All(numbers.Zip(back), static pair => Assert.Equal(pair.First, pair.Second, .002f));
        Assert.All(ClueNumbers.Unpack(Convert.ToBase64String([200, 7])), static number => Assert.Equal(0, number));
    }

    private static (ReportedResponse Clue, ReportFacts Report) ClueIn(int day, string text) => ClueIn(day, text, 0);

    private static (ReportedResponse Clue, ReportFacts Report) ClueIn(int day, string text, int sentence) =>
        (
            Assert.Single(Read(day, text).Clues, clue => clue.Evidence.First.Sentence == sentence),
            Tellings.Facts($"r{day}", Tellings.March(1).PlusDays(day - 1))
        );

    private static AnalysedReport Read(int day, string text)
    {
        PublishedDate published = Tellings.Published(Tellings.March(1).PlusDays(day - 1));
        Report report = Reading.Report(text) with { Id = new ReportId($"r{day}"), Published = published };
        return Reading.Analyser.Analyse(report, published);
    }
}
