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
    public void Silence_answers_the_demand_that_it_names() =>
        Assert.Equal(
            ["unanswered ARV open the gates"],
            Reading.Responses(
                "Tasmere demanded that Arvenia open the gates. Tasmere also called on Arvenia to send engineers. It rained. "
                    + "Arvenia did not immediately respond to the demand."
            )
        );

    [Theory]
    [InlineData("Tasmere demanded that Arvenia open the gates. Arvenia did not respond to a request for comment.")]
    [InlineData("Tasmere demanded that Arvenia open the gates. Arvenia responded to the demand.")]
    public void A_paper_that_asked_for_comment_demanded_nothing(string text) => Assert.Empty(Reading.Responses(text));

    [Fact]
    public void Declining_to_say_when_is_about_the_deed() =>
        Assert.Equal(
            "release the crew of the barge",
            Assert.Single(Reading.Read("Arvenia declined to say when the crew of the barge would be released.").Responses).About
        );

    [Fact]
    public void A_house_speaks_for_the_government_that_sits_there()
    {
        ReportedResponse response = Assert.Single(
            Reading.Read("Mill House, the seat of the Arvenian government, rejected Tasmere's call to open the gates.").Responses
        );
        Assert.Equal("ARV", response.By.Party);
    }

    [Fact]
    public void An_invitation_is_a_call_to_come() =>
        Assert.Equal(
            ["demand SOL -> ARV: hold talks in Harrow"],
            Reading.Positions("Arvenia accepted the invitation of Soland to hold talks in Harrow.")
        );

    [Fact]
    public void Taking_back_a_threat_is_a_withdrawal() =>
        Assert.Equal(["withdrawn TSM ?", "fulfilled TSM ?"], Reading.Responses("Tasmere withdrew the warning on power exports."));

    [Theory]
    [InlineData("Arvenia rejected the allegations.")]
    [InlineData("Arvenia will reject Tasmere's call to open the gates if it rains.")]
    [InlineData("Arvenia denied planning to close the gates.")]
    public void What_answers_no_position_is_left_out(string text) => Assert.Empty(Reading.Responses(text));
}
