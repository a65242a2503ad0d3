using Demarche.Text;

namespace Demarche.Record.Tests.Actors;

/// <summary>For which state an office-holder acts whose country no office phrase names.</summary>
public sealed class PersonSidesTests
{
    private static AnalysedReport Read(string text, string? outlet) =>
        Reading.Analyser.Analyse(Reading.Report(text) with { Outlet = outlet }, Reading.Published);

    private static StatedPerson? Inferred(string text, string? outlet = null) =>
        Read(text, outlet).StatedPersons.SingleOrDefault(static p => p.Office == StatedPerson.ByContext);

    [Theory]
    [InlineData("Tasmere on Monday demanded talks. Trade Minister Dana Mirel also called on Arvenia to open the gates.", "TSM GOV")]
    [InlineData("Tasmere will send experts to the lake, Trade Minister Dana Mirel said on Monday.", "TSM GOV")]
    [InlineData("\"Our fields cannot wait,\" Foreign Minister Dana Mirel said in Quell.", "TSM GOV")]
    public void The_text_around_an_office_tells_whose_it_is(string text, string code)
    {
        StatedPerson? person = Inferred(text);
        Assert.Equal(("dana mirel", code), (person?.Identity, person?.Code));
        Assert.Equal("Dana Mirel", person?.Evidence.Text);
    }

    [Theory]
    [InlineData("The Meridian Council called on Tasmere to open the gates. Trade Minister Dana Mirel replied that it was too early.")]
    [InlineData("Arvenia on Monday demanded talks with Tasmere. Trade Minister Dana Mirel answered that it was too early.")]
    [InlineData("Trade Minister Dana Mirel told Quell radio on Monday that it was too early.")]
    public void Who_answers_acts_for_the_state_that_was_turned_to_and_a_minister_speaks_on_the_radio_at_home(string text) =>
        Assert.Equal("TSM GOV", Inferred(text)?.Code);

    [Theory]
    [InlineData("Quell Evening Mail")]
    [InlineData("The Tasmerian")]
    public void A_paper_names_its_own_ministers_without_the_country(string outlet) =>
        Assert.Equal("TSM GOV", Inferred("Trade Minister Dana Mirel was silent yesterday.", outlet)?.Code);

    [Theory]
    [InlineData("Quell Evening Mail", "The gates of Arvenia were shut. Trade Minister Dana Mirel was ill yesterday.")]
    [InlineData("Quell Evening Mail", "Dana Mirel, a minister, was silent yesterday.")]
    [InlineData("Quell Evening Mail", "Police chief Dana Mirel was silent yesterday.")]
    [InlineData("Quell Evening Mail", "Chancellor Angela Merkel was silent yesterday.")]
    [InlineData("Quell and Lorn Mail", "Trade Minister Dana Mirel was silent yesterday.")]
    [InlineData("Quellmoor Mail", "Trade Minister Dana Mirel was silent yesterday.")]
    public void But_not_those_of_another_state_and_not_everybody(string outlet, string text) => Assert.Null(Inferred(text, outlet));

    [Fact]
    public void What_a_report_lets_one_infer_holds_for_its_own_lines() =>
        Assert.Equal(
            "TSM GOV",
            Assert
                .Single(
                    Assert
                        .Single(
                            Read(
                                "Trade Minister Dana Mirel was ill on Monday. But Mirel demanded that Arvenia open the gates.",
                                "Quell Mail"
                            ).Positions
                        )
                        .Holders
                )
                .Code
        );

    [Theory]
    [InlineData("Trade Minister Dana Mirel was silent.")]
    [InlineData("Tasmere on Monday demanded talks. Dana Mirel, a singer, also called for peace.")]
    [InlineData("Tasmere on Monday demanded talks. Arvenian Trade Minister Dana Mirel also called for talks.")]
    [InlineData("Arvenia will open the gates, Trade Minister Dana Mirel said. Tasmere will send experts, Mirel said on Monday.")]
    public void Nothing_is_inferred_where_nothing_speaks_for_it_or_for_two_alike_or_the_country_is_stated(string text) =>
        Assert.Null(Inferred(text));

    [Fact]
    public void What_is_stated_anywhere_goes_before_what_is_inferred()
    {
        PersonVotes[] votes =
        [
            new("dana mirel", "Dana Mirel", "TSM GOV", StatedPerson.ByContext, 5),
            new("dana mirel", "Dana Mirel", "ARV GOV", "minister", 1),
        ];
        Assert.Equal("ARV GOV", Assert.Single(PersonLearning.Learn(votes, [])).Code);
        Assert.Equal("TSM GOV", Assert.Single(PersonLearning.Learn(votes[..1], [])).Code);
    }
}
