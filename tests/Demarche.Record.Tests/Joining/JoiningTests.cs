using CsCheck;
using static Demarche.Record.Tests.Tellings;

namespace Demarche.Record.Tests;

public sealed class JoiningTests
{
    private static readonly PositionJoin Positions = new();
    private static readonly EventJoin Events = new();

    [Fact]
    public void One_demand_in_two_wordings_is_one_line()
    {
        Mention<ReportedPosition> first = Demand("r1", March(3), Tasmere, Arvenia, "reopen the lower sluices of the Imber dam");
        Mention<ReportedPosition> second = Demand("r2", March(4), Tasmere, null, "open the lower sluices of the dam");
        PositionLine line = new PositionComposer().Compose(Assert.Single(Components.Of(Positions, [second, first])));
        Assert.Equal("reopen the lower sluices of the Imber dam", line.Proposition);
        Assert.Equal(March(3), line.Stated.Earliest);
        Assert.Equal(2, line.Evidence.Count);
    }

    [Theory]
    [InlineData("bar Arvenia from joining the alliance", "guarantee that Arvenia will never join the alliance")]
    [InlineData(
        "permanently ban Arvenia from ever joining the alliance",
        "give a binding guarantee that Arvenia would not be allowed to join it"
    )]
    [InlineData("prevent Arvenia from joining the alliance", "not let Arvenia join the alliance")]
    [InlineData("guarantee that it will not attack the convoy", "not attack the convoy")]
    [InlineData("not let the crew go", "not release the crew")]
    public void What_is_guaranteed_never_to_happen_is_barred(string proposition, string other) => Assert.Single(Lines(proposition, other));

    [Theory]
    [InlineData("bar Arvenia from joining the alliance", "guarantee that Arvenia will join the alliance")]
    [InlineData("bar Arvenia from joining the alliance", "let Arvenia join the alliance")]
    [InlineData("stop Arvenia from joining the alliance", "let Arvenia join the alliance")]
    [InlineData("bar Arvenia from joining the alliance", "withdraw its assurance that Arvenia will never join the alliance")]
    [InlineData("bar civilians from leaving", "guarantee that civilians who do not leave will be protected")]
    [InlineData("bar the ships from passing", "charge no tolls and let the ships pass")]
    public void What_is_let_happen_is_not_barred(string proposition, string other) => Assert.Equal(2, Lines(proposition, other).Count);

    [Theory]
    [InlineData("close the lower sluices of the Imber dam")]
    [InlineData("not reopen the lower sluices of the Imber dam")]
    [InlineData("admit inspectors of the council to the site")]
    public void Demands_for_something_else_stay_apart(string proposition) =>
        Assert.Equal(
            2,
            Components
                .Of(
                    Positions,
                    [
                        Demand("r1", March(3), Tasmere, Arvenia, "reopen two upper gates at Lorn"),
                        Demand("r2", March(3), Tasmere, Arvenia, proposition),
                    ]
                )
                .Count
        );

    [Fact]
    public void Another_number_is_another_demand() =>
        Assert.False(
            Positions.Joins(
                Demand("r1", March(3), Tasmere, Arvenia, "release 30 cubic metres of water at night"),
                Demand("r2", March(3), Tasmere, Arvenia, "release 50 cubic metres of water at night")
            )
        );

    [Fact]
    public void What_was_announced_and_then_happened_is_one_event_that_happened()
    {
        Mention<ReportedEvent> announced = Event("r1", March(13), EventStatus.Announced, "Arvenia to send a delegation to talks in Soland");
        Mention<ReportedEvent> happened = Event("r2", March(13), EventStatus.Happened, "Arvenia sent a delegation to the talks in Soland");
        EventLine line = new EventComposer().Compose(Assert.Single(Components.Of(Events, [announced, happened])));
        Assert.Equal(EventStatus.Happened, line.Status);
        Assert.Equal("Arvenia sent a delegation to the talks in Soland", line.Summary);
    }

    [Theory]
    [InlineData("TSM", true)]
    [InlineData("SOL", false)]
    public void A_telling_that_does_not_say_who_acted_is_of_the_event_of_one_that_does(string upon, bool one)
    {
        Mention<ReportedEvent> named = Event(
            "r1",
            March(3),
            EventStatus.Happened,
            "Arvenian shells killed three Tasmerian soldiers at Lorn"
        );
        Mention<ReportedEvent> open = Event("r2", March(3), EventStatus.Happened, "Three Tasmerian soldiers were killed by shells at Lorn");
        named = named with { Told = named.Told with { Type = "ASSAULT" } };
        open = open with
        {
            Told = open.Told with { Type = "ASSAULT", Actors = [], Recipients = [Tasmere with { Key = upon, Code = upon }] },
        };
        Assert.Equal(one, Events.Joins(named, open));
        Assert.Equal(one, Events.BlockingKeys(named).Intersect(Events.BlockingKeys(open)).Any());
    }

    [Fact]
    public void The_same_words_on_other_days_are_other_events() =>
        Assert.False(
            Events.Joins(
                Event("r1", March(3), EventStatus.Happened, "Arvenia sent a delegation to Soland"),
                Event("r2", March(13), EventStatus.Happened, "Arvenia sent a delegation to Soland")
            )
        );

    [Fact]
    public void A_denied_event_is_not_one_that_happened() =>
        Assert.False(
            Events.Joins(
                Event("r1", March(3), EventStatus.Happened, "Arvenia sent a delegation to Soland"),
                Event("r2", March(3), EventStatus.Denied, "Arvenia sent a delegation to Soland")
            )
        );

    [Fact]
    public void Lines_do_not_depend_on_the_order_of_arrival()
    {
        Gen<Mention<ReportedPosition>> mention = Gen.Select(
            Gen.Int[1, 9],
            Gen.Int[1, 5],
            Gen.OneOf<string>("open", "close", "the", "lower", "sluices", "dam", "not", "inspectors").List[1, 5],
            static (report, day, words) => Demand($"r{report}", March(day), Tasmere, day % 2 == 0 ? null : Arvenia, string.Join(' ', words))
        );
        Gen.Select(mention.List[1, 12], Gen.Int[1, 1000])
            .Sample(
                static (mentions, seed) =>
                {
                    List<Mention<ReportedPosition>> numbered = mentions.Select(static (m, i) => m with { Ordinal = i }).ToList();
                    return Shape(numbered) == Shape(numbered.OrderBy(m => (m.Ordinal * 7919L * seed) % 997));
                }
            );
    }

    [Fact]
    public void What_two_undertake_together_does_not_join_the_lines_of_both()
    {
        Mention<ReportedPosition> ours = Demand("r1", March(3), Tasmere, null, "continue the talks on the dam");
        Mention<ReportedPosition> theirs = Demand("r3", March(5), Arvenia, null, "continue the talks on the dam");
        Mention<ReportedPosition> both = Demand("r2", March(4), Tasmere, null, "continue the talks on the dam");
        both = both with { Told = both.Told with { Holders = [Tasmere, Arvenia] } };
        Assert.Equal(3, Components.Of(Positions, [ours, both, theirs]).Count);
    }

    [Fact]
    public void Joining_is_symmetric_and_joined_mentions_share_a_key()
    {
        Gen<Mention<ReportedPosition>> mention = Gen.Select(
            Gen.OneOf<string>("open", "reopen", "close", "lower", "sluices", "dam", "not", "30", "50").List[1, 4],
            Gen.Bool,
            static (words, named) => Demand("r", March(3), Tasmere, named ? Arvenia : null, string.Join(' ', words))
        );
        Gen.Select(mention, mention)
            .Sample(
                static (a, b) =>
                    Positions.Joins(a, b) == Positions.Joins(b, a)
                    && (!Positions.Joins(a, b) || Positions.BlockingKeys(a).Intersect(Positions.BlockingKeys(b)).Any())
            );
    }

    private static string Shape(IEnumerable<Mention<ReportedPosition>> mentions) =>
        string.Join(';', Components.Of(Positions, mentions).Select(static c => string.Join(',', c.Select(static m => m.Ordinal))));

    private static IReadOnlyList<IReadOnlyList<Mention<ReportedPosition>>> Lines(string proposition, string other) =>
        Components.Of(Positions, [Demand("r1", March(3), Tasmere, Arvenia, proposition), Demand("r2", March(3), Tasmere, null, other)]);
}
