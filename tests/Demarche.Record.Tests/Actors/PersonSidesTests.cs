using Demarche.Text;

namespace Demarche.Record.Tests.Actors;

/// <summary>For which state an office-holder acts whose country no office phrase names.</summary>
public sealed class PersonSidesTests
{
    private static StatedPerson? Inferred(string text) =>
        Reading.Read(text).StatedPersons.SingleOrDefault(static p => p.Office == StatedPerson.ByContext);

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
