namespace Demarche.Record.Tests;

public class ResponseReaderTests
{
    [Theory]
    [InlineData("Arvenia rejected Tasmere's call to open the gates.", "demand TSM -> ARV: open the gates", "rejected ARV open the gates")]
    [InlineData(
        "Arvenia agreed to Tasmere's request to open the gates.",
        "demand TSM -> ARV: open the gates",
        "accepted ARV open the gates"
    )]
    [InlineData("Arvenia rejected Soland's offer to host the talks.", "offer SOL -> ARV: host the talks", "rejected ARV host the talks")]
    public void An_answer_tells_the_position_that_it_answers(string text, string line, string response)
    {
        Assert.Equal([line], Reading.Positions(text));
        Assert.Equal([response], Reading.Responses(text));
        Assert.True(Assert.Single(Reading.Read(text).Positions).Implied);
    }

    [Fact]
    public void Those_demands_are_the_ones_just_told() =>
        Assert.Equal(
            ["rejected ARV open the gates"],
            Reading.Responses("Tasmere demanded that Arvenia open the gates. Arvenia has deemed those demands unacceptable.")
        );

    [Fact]
    public void Accepting_without_an_object_takes_up_the_last_wish() =>
        Assert.Equal(
            ["accepted TSM meet in Soland"],
            Reading.Responses("The Meridian Council called on both governments to meet in Soland. Tasmere accepted at once.")
        );

    [Fact]
    public void A_refusal_that_answers_a_demand_is_an_answer_and_no_line()
    {
        string text = "Tasmere demanded that Arvenia open the lower sluices. Arvenia ruled out opening the sluices.";
        Assert.Equal(["demand TSM -> ARV: open the lower sluices"], Reading.Positions(text));
        Assert.Equal(["rejected ARV open the lower sluices"], Reading.Responses(text));
    }

    [Fact]
    public void Silence_is_an_answer_only_where_the_report_says_so()
    {
        AnalysedReport report = Reading.Read("Tasmere demanded talks. There was no immediate response from Arvenia.");
        ReportedResponse response = Assert.Single(report.Responses);
        Assert.Equal(ResponseStatus.Unanswered, response.Status);
        Assert.Equal("ARV", response.By.Party);
        Assert.Empty(Reading.Read("Tasmere demanded talks. It rained in Lorn.").Responses);
    }

    [Fact]
    public void Taking_back_a_threat_is_a_withdrawal() =>
        Assert.Equal(["withdrawn TSM ?"], Reading.Responses("Tasmere withdrew the warning on power exports."));

    [Theory]
    [InlineData("Arvenia rejected the allegations.")]
    [InlineData("Arvenia will reject Tasmere's call to open the gates if it rains.")]
    [InlineData("Arvenia denied planning to close the gates.")]
    public void What_answers_no_position_is_left_out(string text) => Assert.Empty(Reading.Responses(text));
}
