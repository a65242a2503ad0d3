using System.Collections.Immutable;

namespace Demarche.Record.Tests.Actors;

/// <summary>For which party somebody acts of whom no words of the report say it.</summary>
public sealed class PartyInferenceTests
{
    private const string Told =
        "Tasmere closed the gates on Sunday. Arvenia protested on Monday. Its envoy, Pell Ostrand, demanded that Tasmere open them. Ostrand said that Arvenia would not pay.";

    private static AnalysedReport Read(string text) => Reading.Analyser.Analyse(Reading.Report(text), Reading.Published);

    [Fact]
    public void A_person_who_tells_one_sides_wishes_and_asks_the_other_acts_for_the_first()
    {
        AnalysedReport report = Read(Told);
        StatedPerson person = Assert.Single(report.StatedPersons);
        Assert.Equal(("pell ostrand", "ARV GOV"), (person.Identity, person.Code));
        Assert.True(StatedPerson.IsInferred(person.Office));
        Assert.InRange(StatedPerson.UnitsOf(person.Office), PartyInference.EnoughUnits, 3);
        Assert.Equal("Pell Ostrand", person.Evidence.Text);
    }

    [Fact]
    public void What_one_report_makes_likely_enough_holds_in_it_and_is_marked_inferred() =>
        Assert.All(
            Read(Told).ActorMentions.Where(static m => m.Actor.Type == ActorType.Person),
            static m => Assert.Equal(("ARV GOV", true), (m.Actor.Code, m.Actor.Inferred))
        );

    [Fact]
    public void Whoever_fishes_and_complains_acts_for_nobody() =>
        Assert.Empty(
            Read("Nia Holt fishes off Lorn. Holt said that the gates of Tasmere have ruined her. She wants to sell her boat.").StatedPersons
        );

    [Fact]
    public void Where_no_party_is_named_there_is_none_to_act_for() =>
        Assert.Empty(Read("Nia Holt demanded an answer. Holt waited.").StatedPersons);

    private static ImmutableArray<LearnedPerson> Learn(params (string Identity, string Code, string Office, int Reports)[] votes) =>
        PersonLearning.Learn(
            votes.Select(static v => new PersonVotes(v.Identity, v.Identity, v.Code, v.Office, v.Reports)),
            [new NamedPerson("pell ostrand", []), new NamedPerson("ostrand", [])]
        );

    [Fact]
    public void One_unit_of_one_report_is_too_little_and_of_two_enough()
    {
        Assert.Empty(Learn(("pell ostrand", "ARV GOV", "~1", 1)));
        Assert.All(Learn(("pell ostrand", "ARV GOV", "~1", 2)), static p => Assert.Equal("ARV GOV", p.Code));
    }

    [Fact]
    public void Two_parties_that_stand_equal_leave_it_open() =>
        Assert.Empty(Learn(("pell ostrand", "ARV GOV", "~3", 1), ("pell ostrand", "TSM GOV", "~3", 1)));

    [Fact]
    public void What_is_stated_once_goes_before_all_that_is_inferred() =>
        Assert.All(
            Learn(("pell ostrand", "ARV GOV", "~3", 5), ("pell ostrand", "TSM GOV", "envoy", 1)),
            static p => Assert.Equal("TSM GOV", p.Code)
        );

    [Fact]
    public void What_is_inferred_of_a_last_name_is_of_the_one_person_who_bears_it()
    {
        ImmutableArray<LearnedPerson> learned = Learn(("ostrand", "ARV GOV", "~1", 1), ("pell ostrand", "ARV GOV", "~1", 1));
        Assert.Equal(["ostrand", "pell ostrand"], learned.Select(static p => p.Identity));
        Assert.All(learned, static p => Assert.Equal("pell ostrand", p.Person));
    }
}
