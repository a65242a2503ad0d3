using CsCheck;
using Demarche.Text;
using static Demarche.Record.Tests.Tellings;

namespace Demarche.Record.Tests;

public sealed class CopyFinderTests
{
    private const string Wire =
        "The ferry company said that crossings between the two islands would stop at midnight because the harbour wall had cracked. "
        + "Engineers inspected the wall twice and found water behind the stones on both sides of the old pier. "
        + "Passengers who hold tickets for the weekend can travel by bus to the northern port without paying more.";

    private const string Other =
        "Bakers in the hill towns have begun to mill their own flour again after three seasons of poor harvests. "
        + "A cooperative lends them the stones, and the first loaves were sold on the market square before sunrise.";

    [Fact]
    public void A_reprint_is_wholly_a_copy()
    {
        CopyMeasure? measure = CopyFinder.Compare(new CleanText(Wire), new CleanText(Wire));
        Assert.Equal(1, measure!.Value.Fraction);
        Assert.Equal(1, measure.Value.OfFraction);
    }

    [Fact]
    public void Texts_of_their_own_share_nothing() => Assert.Null(CopyFinder.Compare(new CleanText(Wire), new CleanText(Other)));

    [Fact]
    public void A_wire_text_inside_a_longer_report_is_a_part_of_it_and_all_of_the_wire()
    {
        CopyMeasure measure = CopyFinder.Compare(new CleanText(Other + "\n" + Wire), new CleanText(Wire))!.Value;
        Assert.InRange(measure.Fraction, .5, .75);
        Assert.Equal(1, measure.OfFraction);
    }

    [Fact]
    public void Case_dashes_and_the_shape_of_apostrophes_make_no_difference()
    {
        const string typed = "The minister didn't say on Monday whether the old bridge - closed since June - would open again this year.";
        const string set = "The Minister didn’t say on Monday whether the old bridge — closed since June — would open again this year.";
        Assert.Equal(1, CopyFinder.Compare(new CleanText(typed), new CleanText(set))!.Value.Fraction);
    }

    [Fact]
    public void A_quotation_that_both_carry_is_no_copy()
    {
        const string quotation = "“We have waited for eleven years and we will not wait for one more winter before this bridge is built”";
        CleanText one = new($"{Wire} {quotation}, the mayor said.");
        CleanText two = new($"{Other} {quotation}, the mayor told a crowd.");
        Assert.Null(CopyFinder.Compare(one, two));
    }

    [Theory]
    [InlineData("“No,” she said on the pier, “not before the spring,” and left the hall with two of her engineers.", 14)]
    [InlineData("He called the wall “safe” in May; she called it “a sieve” on Monday and asked for divers.", 15)]
    [InlineData("(“We wait,” the sign said.) Behind it stood “nothing but water.” Nobody had closed the gate.", 11)]
    [InlineData("The mayor said: “We have waited for eleven years.", 3)]
    [InlineData("“We have waited for long. “We will wait,” the mayor said to the crowd.", 6)]
    [InlineData("A board of 12” by 8” lay across the steps of the pier.", 13)]
    public void Straight_marks_and_curly_ones_enclose_the_same_words(string curly, int own)
    {
        // Enough of its own, so that quotations are left out.
        CleanText set = new(Other + "\n" + curly);
        CleanText typed = new(Other + "\n" + curly.Replace('“', '"').Replace('”', '"'));
        int other = CopyText.Of(new CleanText(Other)).Length;
        Assert.Equal((own, own), (CopyText.Of(set).Length - other, CopyText.Of(typed).Length - other));
        Assert.Equal(1, CopyFinder.Compare(typed, set)!.Value.Fraction);
    }

    [Fact]
    public void Page_furniture_is_no_copy()
    {
        const string furniture = "\nSign up for our morning letter and read the best of the week before anybody else in your street does.";
        Assert.Null(CopyFinder.Compare(new CleanText(Wire + furniture), new CleanText(Other + furniture)));
    }

    [Fact]
    public void Runs_are_the_same_words_in_both()
    {
        CleanText later = new(Other + " " + Wire.Replace("twice", "three times", StringComparison.Ordinal));
        CleanText earlier = new(Wire);
        CopyMeasure measure = CopyFinder.Compare(later, earlier)!.Value;
        Assert.True(measure.Runs.Length >= 2);
        Assert.All(measure.Runs, run => Assert.Equal(run.InLater.Of(later.Value), run.InEarlier.Of(earlier.Value)));
    }

    [Fact]
    public void Copies_are_found_through_a_shared_fingerprint()
    {
        ulong[] whole = CopyFinder.Fingerprints(new CleanText(Other + "\n" + Wire));
        ulong[] part = CopyFinder.Fingerprints(new CleanText(Wire));
        Assert.True(whole.Intersect(part).Count() * 10 >= part.Length * 8);
        Assert.Empty(whole.Intersect(CopyFinder.Fingerprints(new CleanText("Nothing of the kind is told in this short line of mine."))));
    }

    [Fact]
    public void The_report_that_comes_later_is_measured_against_the_earlier()
    {
        CopyPair pair = CopyFinder.Between(Facts("a", March(4)), new CleanText(Wire), Facts("b", March(3)), new CleanText(Wire))!;
        Assert.Equal(("a", "b"), (pair.Later.Value, pair.Earlier.Value));
    }

    [Fact]
    public void Fractions_lie_between_0_and_1_and_repeat()
    {
        Gen<string> text = Gen.OneOf<string>(
                "alpha",
                "beta",
                "gamma",
                "delta",
                "\"",
                "“",
                "”",
                "\n",
                "one",
                "two",
                "it's",
                "10,000",
                "\ud83d"
            )
            .List[0, 120]
            .Select(static words => string.Join(' ', words));
        Gen.Select(text, text)
            .Sample(
                static (a, b) =>
                {
                    CopyMeasure? measure = CopyFinder.Compare(new CleanText(a), new CleanText(b));
                    CopyMeasure? again = CopyFinder.Compare(new CleanText(a), new CleanText(b));
                    bool same = measure?.Fraction == again?.Fraction && measure?.OfFraction == again?.OfFraction;
                    CopyMeasure? self = CopyFinder.Compare(new CleanText(a), new CleanText(a));
                    bool whole = CopyText.Of(new CleanText(a)).Length == 0 ? self is null : self is { Fraction: 1, OfFraction: 1 };
                    return same && whole && (measure is not { } m || (m.Fraction is >= 0 and <= 1 && m.OfFraction is >= 0 and <= 1));
                },
                iter: 2_000
            );
    }
}
