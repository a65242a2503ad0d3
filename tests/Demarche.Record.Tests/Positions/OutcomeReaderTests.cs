namespace Demarche.Record.Tests;

/// <summary>What became of demands and promises, told as a deed.</summary>
public class OutcomeReaderTests
{
    [Theory]
    [InlineData("Arvenia opened two gates of the dam on Monday, a day before the date that it had promised.", "kept ARV")]
    [InlineData("Arvenia opened two gates of the dam on Monday, as promised.", "kept ARV")]
    [InlineData("Arvenia opened two gates of the dam, as it had promised.", "kept ARV")]
    [InlineData("Arvenia kept its promise to open two gates of the dam.", "kept ARV")]
    [InlineData("Arvenia broke its promise to open two gates of the dam.", "broken ARV")]
    [InlineData("Arvenia closed both gates of the dam days before the end of the trial that it had promised.", "broken ARV")]
    [InlineData("An Arvenian crew closed both gates of the dam before the end of the trial that Arvenia had promised.", "broken ARV")]
    public void The_words_behind_a_deed_say_what_became_of_the_promise(string text, string outcome) =>
        Assert.Contains(Told(text), told => told == outcome);

    [Theory]
    [InlineData("Arvenia closed both gates a day before the date that Tasmere had promised.")]
    [InlineData("Arvenia will open two gates of the dam, as promised.")]
    [InlineData("Arvenia must keep its promise to open two gates.")]
    [InlineData("Arvenia did not break its promise to open two gates.")]
    [InlineData("Had Arvenia kept its promise?")]
    public void What_is_ahead_denied_or_asked_is_no_outcome(string text) =>
        Assert.DoesNotContain(
            Reading.Read(text).Responses,
            response => response is { Status: ResponseStatus.Kept or ResponseStatus.Broken, Rule: not OutcomeReader.DeedRule }
        );

    [Theory]
    [InlineData("Tasmere demanded that Arvenia free the crew of the barge. Arvenia released the crew of the barge.", "fulfilled ARV")]
    [InlineData("Arvenia promised to release the crew of the barge. Arvenia freed the crew of the barge.", "kept ARV")]
    public void A_deed_that_was_asked_for_or_promised_answers(string text, string outcome) => Assert.Contains(outcome, Linked(text));

    [Theory]
    [InlineData("Tasmere demanded that Arvenia free the crew of the barge. Soland released the crew of the barge.")]
    [InlineData("Tasmere demanded that Arvenia free the crew of the barge. Arvenia seized the crew of the barge.")]
    [InlineData("Tasmere demanded that Arvenia free the crew of the barge. Arvenia did not release the crew of the barge.")]
    public void Another_s_deed_or_another_deed_answers_nothing(string text) => Assert.Empty(Linked(text));

    [Fact]
    public void A_deed_alone_is_tied_to_no_promise_yet() =>
        Assert.All(Reading.Read("Arvenia freed the crew of the barge.").Responses, r => Assert.Null(r.To));

    [Fact]
    public void A_late_deed_keeps_the_promise_late()
    {
        ReportedResponse response = Assert.Single(
            Reading.Read("Arvenia repaired the lower lock two days after the date that it had promised.").Responses
        );
        Assert.Equal(ResponseStatus.Kept, response.Status);
        Assert.True(response.Late);
        Assert.Equal("repair the lower lock", response.About);
    }

    private static string[] Told(string text) =>
        [.. Reading.Read(text).Responses.Select(r => $"{PositionStatus.Name(r.Status)} {r.By.Party}")];

    private static string[] Linked(string text) =>
        [.. Reading.Read(text).Responses.Where(r => r.To is not null).Select(r => $"{PositionStatus.Name(r.Status)} {r.By.Party}")];
}
