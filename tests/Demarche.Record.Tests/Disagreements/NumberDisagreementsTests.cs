using System.Collections.Immutable;
using static Demarche.Record.Tests.Tellings;

namespace Demarche.Record.Tests;

public sealed class NumberDisagreementsTests
{
    [Fact]
    public void Two_exact_numbers_for_one_thing_are_two_sides()
    {
        DisagreementLine line = Assert.Single(
            NumberDisagreements.Of([Number("r1", 30, false), Number("r2", 30, false), Number("r3", 45, false)])
        );
        Assert.Equal("gates", line.About);
        Assert.Equal(["30", "45"], line.Sides.Select(static s => s.Value));
        Assert.Equal([2, 1], line.Sides.Select(static s => s.Evidence.Count));
    }

    [Fact]
    public void The_numbers_of_one_thing_at_a_time_come_to_the_same_as_those_of_all()
    {
        ImmutableArray<Mention<ReportedQuantity>> all =
        [
            Number("r1", 30, false),
            Of(Number("r1", 7, false), "boats"),
            Number("r2", 45, false),
            Of(Number("r3", 9, false), "boats"),
            Of(Number("r3", 9, false), "the"),
        ];
        IEnumerable<DisagreementLine> oneByOne = all.Select(static q => NumberDisagreements.ThingOf(q.Told))
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .SelectMany(thing => NumberDisagreements.Of([.. all.Where(q => NumberDisagreements.ThingOf(q.Told) == thing)]));
        Assert.Equal(Words(NumberDisagreements.Of(all)), Words(oneByOne));
        Assert.Equal(["gates: 30, 45", "boats: 7, 9"], Words(oneByOne));
        Assert.Null(NumberDisagreements.ThingOf(all[^1].Told));

        static Mention<ReportedQuantity> Of(Mention<ReportedQuantity> number, string what) =>
            number with
            {
                Told = number.Told with { What = what },
            };

        static IEnumerable<string> Words(IEnumerable<DisagreementLine> lines) =>
            lines.Select(static l => $"{l.About}: {string.Join(", ", l.Sides.Select(static s => s.Value))}");
    }

    [Fact]
    public void A_round_number_does_not_contradict_the_exact_one() =>
        Assert.Empty(NumberDisagreements.Of([Number("r1", 100, true), Number("r2", 104, false)]));

    [Fact]
    public void At_least_thirty_does_not_contradict_forty_five() =>
        Assert.Empty(NumberDisagreements.Of([Number("r1", 30, false, ">"), Number("r2", 45, false)]));

    [Fact]
    public void A_report_that_counts_two_groups_does_not_contradict_itself() =>
        Assert.Empty(NumberDisagreements.Of([Number("r1", 30, false), Number("r1", 45, false), Number("r2", 45, false)]));

    [Theory]
    [InlineData(8500, 8470)]
    [InlineData(100_000, 98_700)]
    [InlineData(1_500_000, 1_540_000)]
    public void A_rounded_number_does_not_contradict_what_it_was_rounded_from(double round, double exact) =>
        Assert.Empty(NumberDisagreements.Of([Number("r1", round, false), Number("r2", exact, false)]));

    [Theory]
    [InlineData(8500, 8700)]
    [InlineData(100_000, 127_000)]
    [InlineData(30, 28)]
    public void Numbers_that_no_rounding_joins_are_two_sides(double one, double other) =>
        Assert.Single(NumberDisagreements.Of([Number("r1", one, false), Number("r2", other, false)]));

    [Fact]
    public void A_count_of_a_later_day_is_brought_up_to_date() =>
        Assert.Empty(NumberDisagreements.Of([Number("r1", 12, false), Number("r2", 15, false, day: 4)]));

    [Fact]
    public void A_count_that_is_told_again_after_the_later_one_is_disputed() =>
        Assert.Single(NumberDisagreements.Of([Number("r1", 12, false), Number("r2", 15, false, day: 4), Number("r3", 12, false, day: 5)]));

    [Fact]
    public void A_sum_of_money_does_not_grow_from_day_to_day() =>
        Assert.Single(NumberDisagreements.Of([Number("r1", 3e6, false, what: "money"), Number("r2", 5e6, false, day: 4, what: "money")]));

    [Fact]
    public void Numbers_of_different_groups_do_not_meet() =>
        Assert.Empty(NumberDisagreements.Of([Number("r1", 30, false, unit: "soldier"), Number("r2", 45, false, unit: "wounded soldier")]));

    [Theory]
    [InlineData("soldiers killed", "soldier", "30", "45")]
    [InlineData("gates", "%", "30 %", "45 %")]
    [InlineData("gates", "kilometre", "30 kilometre", "45 kilometre")]
    [InlineData("gates", null, "30", "45")]
    public void What_is_counted_is_named_once_and_a_measure_stands_at_its_number(string what, string? unit, string one, string other)
    {
        DisagreementLine line = Assert.Single(
            NumberDisagreements.Of([Number("r1", 30, false, what: what, unit: unit), Number("r2", 45, false, what: what, unit: unit)])
        );
        Assert.Equal([one, other], line.Sides.Select(static s => s.Value));
    }

    private static Mention<ReportedQuantity> Number(
        string report,
        double value,
        bool approximate,
        string bound = "=",
        int day = 3,
        string what = "gates",
        string? unit = null
    ) =>
        new(
            Facts(report, March(day)),
            0,
            new ReportedQuantity(what, unit, value, value, approximate, bound, ["ARV"], Cite(report, $"{value} gates"))
        );
}
