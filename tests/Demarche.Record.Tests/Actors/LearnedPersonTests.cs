using System.Collections.Immutable;

namespace Demarche.Record.Tests.Actors;

/// <summary>What one report states of persons, and what it takes over from others.</summary>
public sealed class LearnedPersonTests
{
    private static readonly LearnedPerson Adair = new("pell adair", "pell adair", "Pell Adair", "ARV GOV", OnlyWithParty: false);
    private static readonly LearnedPerson AdairByLastName = Adair with { Identity = "adair", OnlyWithParty = true };

    private static Actor First(string text, params LearnedPerson[] learned) =>
        Dispute.Read(text, [.. learned]).Actors.Mentions.First(static m => m.Actor.Type == ActorType.Person).Actor;

    [Theory]
    [InlineData("Arvenian Water Minister Pell Adair was silent.", "Arvenian Water Minister Pell Adair")]
    [InlineData("Pell Adair, the Arvenian water minister, was silent.", "Pell Adair, the Arvenian water minister")]
    public void An_office_that_names_the_country_states_for_whom_a_person_acts(string text, string evidence)
    {
        StatedPerson stated = Assert.Single(Dispute.Read(text).Actors.Stated);
        Assert.Equal(("pell adair", "ARV GOV", "minister"), (stated.Identity, stated.Code, stated.Office));
        Assert.Equal(evidence, stated.Evidence.Text);
    }

    [Fact]
    public void An_office_without_a_country_states_nothing_but_the_name_is_kept()
    {
        ActorsOfReport actors = Dispute.Read("Water Minister Pell Adair was silent in Arvenia.").Actors;
        Assert.Empty(actors.Stated);
        Assert.Equal(["minister"], Assert.Single(actors.Named, static n => n.Identity == "pell adair").Offices);
    }

    [Fact]
    public void What_was_learned_gives_the_code_and_says_that_it_is_inferred()
    {
        Actor actor = First("Water Minister Pell Adair was silent.", Adair);
        Assert.Equal(("person:pell adair", "ARV GOV", true), (actor.Key, actor.Code, actor.Inferred));
    }

    [Fact]
    public void What_was_learned_is_never_stated() =>
        Assert.Empty(Dispute.Read("Water Minister Pell Adair was silent.", [Adair]).Actors.Stated);

    [Fact]
    public void The_words_of_the_report_win()
    {
        Actor actor = First("Tasmerian Water Minister Pell Adair was silent.", Adair);
        Assert.Equal(("TSM GOV", false), (actor.Code, actor.Inferred));
    }

    [Fact]
    public void A_last_name_needs_a_party_beside_it()
    {
        Assert.Equal("person:pell adair", First("Adair said that Arvenia was patient.", AdairByLastName).Key);
        Assert.Equal("person:pell adair", First("Adair said that Tasmere was patient.", AdairByLastName).Key);
        Assert.Null(First("Adair said that everybody was patient.", AdairByLastName).Code);
    }

    [Theory]
    [InlineData("ilwar marr", true)]
    [InlineData("ada marr", false)]
    public void A_last_name_is_open_where_a_stranger_bears_it_too_but_not_for_a_spelling(string other, bool known)
    {
        PersonVotes[] votes = [new("ilvar marr", "Ilvar Marr", "ARV GOV", "minister", 2)];
        NamedPerson[] named = [new("ilvar marr", ["minister"]), new("marr", []), new(other, [])];
        Assert.Equal(known, PersonLearning.Learn(votes, named).Any(static l => l.Identity == "marr"));
    }

    [Fact]
    public void What_is_learned_does_not_depend_on_order()
    {
        PersonVotes[] votes =
        [
            new("ilvar marr", "Ilvar Marr", "ARV GOV", "minister", 2),
            new("ilwar marr", "Ilwar Marr", "ARV GOV", "minister", 1),
            new("odo marr", "Odo Marr", "TSM GOV", "envoy", 1),
            new("odo marr", "Odo Marr", "ARV GOV", "envoy", 1),
        ];
        NamedPerson[] named = [new("marr", []), new("ilvar j marr", ["minister"]), new("ilvar marr", ["minister"])];
        ImmutableArray<LearnedPerson> learned = PersonLearning.Learn(votes, named);
        Assert.Equal(
            ["ilvar j marr is ilvar marr", "ilvar marr is ilvar marr", "ilwar marr is ilvar marr"],
            learned.Select(static l => $"{l.Identity} is {l.Person}")
        );
        Assert.Equal(learned, PersonLearning.Learn(votes.Reverse(), named.Reverse()));
    }
}
