using CsCheck;

namespace Demarche.Language.Tests.Sequences;

public class LinearChainTests
{
    [Fact]
    public void No_sequence_scores_more() =>
        Gen.Select(Gen.Int[1, 4], Gen.Int[1, 5])
            .SelectMany(
                (labels, words) =>
                    Gen.Select(
                        Gen.Single[-3, 3].Array[labels * labels],
                        Gen.Single[-3, 3].Array[labels],
                        Gen.Single[-3, 3].Array[labels],
                        Gen.Single[-3, 3].Array[labels * words]
                    )
            )
            .Sample(
                (transitions, start, end, emissions) =>
                {
                    int[] best = new int[emissions.Length / start.Length];
                    float score = new LinearChain(transitions, start, end).Decode(emissions, best);

                    Assert.Equal(Score(best, transitions, start, end, emissions), score, 1e-4);
                    Assert.Equal(Sequences(start.Length, best.Length).Max(s => Score(s, transitions, start, end, emissions)), score, 1e-4);
                },
                iter: 500
            );

    [Fact]
    public void Twenty_one_labels_follow_the_only_path_that_may_be()
    {
        const int Labels = 21;
        float[] transitions = new float[Labels * Labels];
        Array.Fill(transitions, float.NegativeInfinity);
        for (int from = 0; from < Labels; from++)
        {
            transitions[(from * Labels) + ((from + 5) % Labels)] = -1;
        }

        float[] start = new float[Labels];
        Array.Fill(start, float.NegativeInfinity);
        start[20] = 2;
        int[] labels = new int[40];

        float score = new LinearChain(transitions, start, new float[Labels]).Decode(new float[40 * Labels], labels);

        Assert.Equal(Enumerable.Range(0, 40).Select(i => (20 + (5 * i)) % Labels), labels);
        Assert.Equal(2 - 39, score);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        LinearChain chain = new(new float[4], new float[2], new float[2]);

        Assert.Throws<ArgumentException>(() => new LinearChain(new float[3], new float[2], new float[2]));
        Assert.Throws<ArgumentException>(() => chain.Decode(new float[3], new int[2]));
        Assert.Equal(0, chain.Decode([], []));
    }

    private static double Score(int[] labels, float[] transitions, float[] start, float[] end, float[] emissions)
    {
        double score = start[labels[0]] + end[labels[^1]];
        for (int i = 0; i < labels.Length; i++)
        {
            score += emissions[(i * start.Length) + labels[i]];
            score += i == 0 ? 0 : transitions[(labels[i - 1] * start.Length) + labels[i]];
        }

        return score;
    }

    private static IEnumerable<int[]> Sequences(int labels, int words) =>
        Enumerable
            .Range(0, (int)Math.Pow(labels, words))
            .Select(code => Enumerable.Range(0, words).Select(w => code / (int)Math.Pow(labels, w) % labels).ToArray());
}
