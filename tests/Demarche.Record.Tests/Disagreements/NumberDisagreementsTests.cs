using static Demarche.Record.Tests.Tellings;

namespace Demarche.Record.Tests;

public sealed class NumberDisagreementsTests
{
    private static readonly DisagreementComposer Composer = new();

    [Fact]
    public void Two_exact_numbers_for_one_thing_are_two_sides()
    {
        DisagreementLine line = Of(Number("r1", 30), Number("r2", 30), Number("r3", 45));
        Assert.Equal("gates of the dam", line.About);
        Assert.Equal(["30", "45"], line.Sides.Select(static s => s.Value));
        Assert.Equal([2, 1], line.Sides.Select(static s => s.Evidence.Count));
        Assert.Null(line.Explanation);
    }

    [Fact]
    public void A_round_number_does_not_contradict_the_exact_one() =>
        Assert.Empty(Of(Number("r1", 100, approximate: true), Number("r2", 104)).Sides);

    [Fact]
    public void At_least_thirty_does_not_contradict_forty_five() => Assert.Empty(Of(Number("r1", 30, bound: ">"), Number("r2", 45)).Sides);

    [Fact]
    public void A_bound_that_allows_one_of_two_numbers_does_not_make_them_agree() =>
        Assert.Equal(["30", "45"], Of(Number("r1", 20, bound: ">"), Number("r2", 30), Number("r3", 45)).Sides.Select(static s => s.Value));

    [Fact]
    public void A_range_allows_what_lies_in_it() => Assert.Empty(Of(Number("r1", 20, high: 30), Number("r2", 25)).Sides);

    [Fact]
    public void A_report_that_counts_two_groups_does_not_contradict_itself() =>
        Assert.Empty(Of(Number("r1", 30), Number("r1", 45), Number("r2", 45)).Sides);

    [Theory]
    [InlineData(8500, 8470)]
    [InlineData(100_000, 98_700)]
    [InlineData(1_500_000, 1_540_000)]
    public void A_rounded_number_does_not_contradict_what_it_was_rounded_from(double round, double exact) =>
        Assert.Empty(Of(Number("r1", round), Number("r2", exact)).Sides);

    [Theory]
    [InlineData(8500, 8700)]
    [InlineData(100_000, 127_000)]
    [InlineData(30, 28)]
    public void Numbers_that_no_rounding_joins_are_two_sides(double one, double other) =>
        Assert.Equal(2, Of(Number("r1", one), Number("r2", other)).Sides.Length);

    [Fact]
    public void A_higher_count_of_a_later_day_is_brought_up_to_date() =>
        Assert.Empty(Of(Number("r1", 12, what: "people killed"), Number("r2", 15, day: 4, what: "people killed")).Sides);

    [Fact]
    public void A_lower_count_of_a_later_day_is_disputed() =>
        Assert.Equal(2, Of(Number("r1", 15, what: "people killed"), Number("r2", 12, day: 4, what: "people killed")).Sides.Length);

    [Fact]
    public void A_count_that_is_told_again_after_the_later_one_is_disputed() =>
        Assert.Equal(
            2,
            Of(
                Number("r1", 12, what: "people killed"),
                Number("r2", 15, day: 4, what: "people killed"),
                Number("r3", 12, day: 5, what: "people killed")
            ).Sides.Length
        );

    [Fact]
    public void All_those_of_one_name_grow_no_more() =>
        Assert.Equal(2, Of(Number("r1", 12, whole: true), Number("r2", 15, day: 4, whole: true)).Sides.Length);

    [Fact]
    public void A_sum_of_money_does_not_grow_from_day_to_day() =>
        Assert.Equal(2, Of(Number("r1", 3e6, what: "money"), Number("r2", 5e6, day: 4, what: "money")).Sides.Length);

    [Fact]
    public void One_outlet_puts_its_own_number_right() =>
        Assert.Empty(Of(Number("r1", 14, outlet: "Lorn Daily"), Number("r2", 11, outlet: "Lorn Daily")).Sides);

    [Fact]
    public void Takes_of_one_origin_do_not_disagree() =>
        Assert.Empty(Of(Number("r1", 14, origin: "agency:Imber Wire"), Number("r2", 11, origin: "agency:Imber Wire")).Sides);

    [Fact]
    public void A_report_that_corrects_another_explains_the_two_numbers()
    {
        Mention<ReportedClaim> corrected = Number("r2", 11, outlet: "Quell Post");
        corrected = corrected with { Told = corrected.Told with { Count = corrected.Told.Count! with { Corrects = true } } };
        Assert.Equal("a later report corrects an earlier one", Of(Number("r1", 14, outlet: "Lorn Daily"), corrected).Explanation);
    }

    private static DisagreementLine Of(params Mention<ReportedClaim>[] counts) => Composer.Compose(counts);

    private static Mention<ReportedClaim> Number(
        string report,
        double value,
        bool approximate = false,
        string bound = "=",
        int day = 3,
        string what = "gates",
        bool whole = false,
        double? high = null,
        string? outlet = null,
        string? origin = null
    ) =>
        new(
            Facts(report, March(day), outlet) with
            {
                Origins = [origin ?? $"own:{report}"],
            },
            0,
            ReportedClaims.Count(
                new ReportedQuantity(what, null, value, high ?? value, approximate, bound, ["ARV"], Cite(report, $"{value} gates"))
                {
                    Phrase = "gates of the dam",
                    Whole = whole,
                    Date = On(March(day)) with { Basis = Demarche.Text.DateBasis.Publication },
                }
            )
        );
}
