using CsCheck;
using Demarche.Trainer.Coreference.Scoring;

namespace Demarche.Trainer.Tests.Coreference;

/// <summary>The toy cases of the papers that define the measures; each chain is a word, each letter a mention.</summary>
public class ScoringTests
{
    private static CoreferenceScore Score(string key, string response)
    {
        CoreferenceScore score = new();
        score.Add(Chains(key), Chains(response));
        return score;
    }

    private static List<List<ScoredMention>> Chains(string words) =>
        [
            .. words
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(static w => w.Select(static c => new ScoredMention(c, c)).ToList()),
        ];

    // Vilain et al. 1995, the examples of section 2.
    [Theory]
    [InlineData("ABCD", "AB CD", 2 / 3.0, 1)]
    [InlineData("AB CD", "ABCD", 1, 2 / 3.0)]
    [InlineData("ABCD", "ABCD", 1, 1)]
    [InlineData("ABCD", "AB", 1 / 3.0, 1)]
    public void Muc_counts_links(string key, string response, double recall, double precision)
    {
        CoreferenceScore score = Score(key, response);

        Assert.Equal(recall, score.Muc.Recall, 4);
        Assert.Equal(precision, score.Muc.Precision, 4);
    }

    // Bagga and Baldwin 1998: both responses have one wrong link, the second one joins the two large chains.
    [Theory]
    [InlineData("12345 6789ABC", 0.9, 0.7619)]
    [InlineData("1234589ABC 67", 0.9, 0.5833)]
    public void BCubed_sees_how_much_a_wrong_link_joins(string response, double muc, double bCubed)
    {
        CoreferenceScore score = Score("12345 67 89ABC", response);

        Assert.Equal(muc, score.Muc.Precision, 4);
        Assert.Equal(bCubed, score.BCubed.Precision, 4);
        Assert.Equal(1, score.BCubed.Recall, 4);
    }

    // Luo 2005, table 1, responses (a) to (d), the measure with φ4.
    [Theory]
    [InlineData("12345 6789ABC", 0.733)]
    [InlineData("1234589ABC 67", 0.667)]
    [InlineData("123456789ABC", 0.294)]
    [InlineData("1 2 3 4 5 6 7 8 9 A B C", 0.178)]
    public void CeafE_aligns_chains_one_to_one(string response, double f1) =>
        Assert.Equal(f1, Score("12345 67 89ABC", response).CeafE.F1, 3);

    // Pradhan et al. 2014: mentions that only one side has.
    [Fact]
    public void Mentions_of_one_side_only_count_as_in_the_reference_scorer()
    {
        CoreferenceScore score = Score("abc defg", "ab cd fghi");

        Assert.Equal((0.4, 0.4), (Math.Round(score.Muc.Recall, 4), Math.Round(score.Muc.Precision, 4)));
        Assert.Equal((0.4167, 0.5), (Math.Round(score.BCubed.Recall, 4), Math.Round(score.BCubed.Precision, 4)));
        Assert.Equal((0.65, 0.4333), (Math.Round(score.CeafE.Recall, 4), Math.Round(score.CeafE.Precision, 4)));
        Assert.Equal((0.4 + 0.4545 + 0.52) / 3, score.Average, 3);
    }

    [Fact]
    public void Nothing_found_is_zero_and_no_error() => Assert.Equal(0, Score("ab", "").Average);

    [Fact]
    public void The_greatest_sum_is_that_of_the_best_of_all_pairings() =>
        Gen.Double[0, 1]
            .Array[12]
            .Sample(v =>
            {
                double[,] values = new double[3, 4];
                Buffer.BlockCopy(v, 0, values, 0, 12 * sizeof(double));
                double best = 0;
                for (int a = 0; a < 4; a++)
                {
                    for (int b = 0; b < 4; b++)
                    {
                        for (int c = 0; c < 4; c++)
                        {
                            best = a == b || b == c || a == c ? best : Math.Max(best, values[0, a] + values[1, b] + values[2, c]);
                        }
                    }
                }

                Assert.Equal(best, Assignment.GreatestSum(values), 9);
            });
}
