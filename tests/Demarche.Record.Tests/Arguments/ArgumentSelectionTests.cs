using System.Collections.Immutable;
using CsCheck;
using Demarche.Intake;
using Demarche.Text;

namespace Demarche.Record.Tests.Arguments;

public class ArgumentSelectionTests
{
    private static readonly Actor s_arvenia = new("ARV", "ARV", "Arvenia", ActorType.Country);
    private static readonly Actor s_forces = s_arvenia with { Code = "ARV MIL" };
    private static readonly Actor s_premier = new("person:pell adair", "ARV GOV", "Pell Adair", ActorType.Person);
    private static readonly Actor s_tasmere = new("TSM", "TSM", "Tasmere", ActorType.Country);
    private static readonly Actor s_soland = new("SOL", "SOL", "Soland", ActorType.Country);

    [Fact]
    public void Those_whom_the_rules_have_stay_where_nothing_speaks_against_them()
    {
        Record.Arguments chosen = Choose([s_arvenia], [s_tasmere], (s_arvenia, .5, .1), (s_tasmere, .1, .5), (s_soland, .3, .2));
        Assert.Equal(["ARV"], chosen.Actors.Select(static a => a.Key));
        Assert.Equal(["TSM"], chosen.Recipients.Select(static a => a.Key));
    }

    [Fact]
    public void A_neighbour_gives_way_to_whom_the_network_is_sure_of()
    {
        Record.Arguments chosen = Choose([s_soland], [], (s_soland, .1, .1), (s_arvenia, .9, 0), (s_tasmere, 0, .8));
        Assert.Equal(["ARV"], chosen.Actors.Select(static a => a.Key));
        Assert.Equal(["TSM"], chosen.Recipients.Select(static a => a.Key));
    }

    [Fact]
    public void Nobody_is_chosen_where_all_are_unlikely()
    {
        Record.Arguments chosen = Choose([s_arvenia], [s_tasmere], (s_arvenia, .1, .1), (s_tasmere, .1, .15));
        Assert.Empty(chosen.Actors);
        Assert.Empty(chosen.Recipients);
    }

    [Fact]
    public void Two_names_of_one_side_tell_no_more_than_one_but_two_persons_are_two()
    {
        Assert.Equal(["Pell Adair"], Names(Choose([s_premier], [], (s_premier, .8, 0), (s_arvenia, .9, 0))));
        Actor minister = s_premier with { Key = "person:lio marr", Name = "Lio Marr" };
        Assert.Equal(["Pell Adair", "Lio Marr"], Names(Choose([s_premier], [], (s_premier, .8, 0), (minister, .9, 0))));
    }

    [Fact]
    public void What_the_rules_know_of_an_actor_is_kept() =>
        Assert.Equal(["ARV MIL"], Choose([s_forces], [], (s_arvenia, .9, 0)).Actors.Select(static a => a.Code));

    [Fact]
    public void Nobody_is_on_both_sides_and_all_are_candidates() =>
        Gen.Select(Gen.Int[0, 4], Gen.Double[0, 1], Gen.Double[0, 1])
            .Array[0, 6]
            .Sample(cases =>
            {
                Actor[] actors = [s_arvenia, s_premier, s_tasmere, s_soland, s_forces];
                (Actor, double, double)[] given =
                [
                    .. cases.DistinctBy(static c => c.Item1).Select(c => (actors[c.Item1], c.Item2, c.Item3)),
                ];
                Record.Arguments chosen = Choose([s_tasmere], [s_soland], given);
                Assert.DoesNotContain(chosen.Recipients, recipient => chosen.Actors.Any(actor => actor.Key == recipient.Key));
                Assert.All(chosen.Actors.Concat(chosen.Recipients), actor => Assert.Contains(given, c => c.Item1.Key == actor.Key));
            });

    [Fact]
    public void Whoever_is_told_by_the_way_takes_no_part()
    {
        (Report report, _, _) = Dispute.Read("On Monday Arvenia, which has close ties with Soland, expelled two diplomats of Tasmere.");
        ReportedEvent expulsion = Assert.Single(new ReportAnalyser(Dispute.Knowledge).Analyse(report, report.Published).Events);
        Assert.Equal(["ARV"], expulsion.Actors.Select(static a => a.Party));
        Assert.Equal(["TSM"], expulsion.Recipients.Select(static a => a.Party));
    }

    [Fact]
    public void Every_candidate_is_shown_to_who_watches_with_all_numbers_laid_out()
    {
        (Report report, _, _) = Dispute.Read("“Open the gates,” Adair told Tasmere. Arvenia attacked the port of Soland.");
        List<CandidateArguments> seen = [];
        new ReportAnalyser(Dispute.Knowledge) { WatchArguments = seen.Add }.Analyse(report, report.Published);
        Assert.NotEmpty(seen);
        Assert.All(
            seen,
            static line =>
            {
                Assert.Equal(line.Candidates.Length * ArgumentFeatures.Count, line.Features.Length);
                Assert.All(line.Features, static number => Assert.True(float.IsFinite(number)));
                // One type of actor, one sector, one kind: the numbers stand where they are meant to.
                for (int c = 0; c < line.Candidates.Length; c++)
                {
                    ReadOnlySpan<float> shape = line.Features.AsSpan(c * ArgumentFeatures.Count, ArgumentFeatures.Shape);
                    Assert.Equal(1, shape[^1] + shape[^2] + shape[^3] + shape[^4]);
                    Assert.Equal(1, shape[^5] + shape[^6] + shape[^7] + shape[^8] + shape[^9]);
                }
            }
        );
    }

    private static IEnumerable<string> Names(Record.Arguments chosen) => chosen.Actors.Select(static a => a.Name);

    private static Record.Arguments Choose(
        ImmutableArray<Actor> actors,
        ImmutableArray<Actor> recipients,
        params (Actor Actor, double Acts, double ActedOn)[] candidates
    ) =>
        ArgumentSelection.Choose(
            new ArgumentLine(SentenceOf("Arvenia attacked the port."), 1, ArgumentFeatures.KindOf("ASSAULT"), actors, recipients),
            [.. candidates.Select(static (c, i) => new ArgumentCandidate(c.Actor, [i]))],
            [.. candidates.Select(static c => (c.Acts, c.ActedOn))]
        );

    private static SentenceView SentenceOf(string text)
    {
        (_, Language.TextAnalysis analysis, ActorsOfReport actors) = Dispute.Read(text);
        return SentenceViews.Of(analysis, actors, [])[0];
    }
}
