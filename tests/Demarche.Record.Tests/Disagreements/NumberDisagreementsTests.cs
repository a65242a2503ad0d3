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
    public void A_round_number_does_not_contradict_the_exact_one() =>
        Assert.Empty(NumberDisagreements.Of([Number("r1", 100, true), Number("r2", 104, false)]));

    [Fact]
    public void At_least_thirty_does_not_contradict_forty_five() =>
        Assert.Empty(NumberDisagreements.Of([Number("r1", 30, false, ">"), Number("r2", 45, false)]));

    [Fact]
    public void A_report_that_counts_two_groups_does_not_contradict_itself() =>
        Assert.Empty(NumberDisagreements.Of([Number("r1", 30, false), Number("r1", 45, false), Number("r2", 45, false)]));

    private static Mention<ReportedQuantity> Number(string report, double value, bool approximate, string bound = "=") =>
        new(
            Facts(report, March(3)),
            0,
            new ReportedQuantity("gates", null, value, value, approximate, bound, ["ARV"], Cite(report, $"{value} gates"))
        );
}
