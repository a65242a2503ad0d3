using CsCheck;

namespace Demarche.Record.Tests.Statements.Learned;

public sealed class ChainMarginalsTests
{
    private const int Labels = 3;

    [Fact]
    public void The_probability_of_a_label_is_its_share_of_all_sequences() =>
        (
            from words in Gen.Int[1, 5]
            from emissions in Gen.Float[-3, 3].Array[words * Labels]
            from transitions in Gen.Float[-3, 3].Array[Labels * Labels]
            from start in Gen.Float[-3, 3].Array[Labels]
            from end in Gen.Float[-3, 3].Array[Labels]
            from labels in Gen.Int[0, Labels - 1].Array[words]
            select (emissions, transitions, start, end, labels)
        ).Sample(
            c =>
            {
                double[] found = new double[c.labels.Length];
                new ChainMarginals(c.transitions, c.start, c.end).Of(c.emissions, c.labels, found);
                double all = 0;
                double[] with = new double[c.labels.Length];
                foreach (int[] sequence in Sequences(c.labels.Length))
                {
                    double weight = Math.Exp(Score(sequence, c.emissions, c.transitions, c.start, c.end));
                    all += weight;
                    for (int i = 0; i < sequence.Length; i++)
                    {
                        with[i] += sequence[i] == c.labels[i] ? weight : 0;
                    }
                }

                for (int i = 0; i < found.Length; i++)
                {
                    Assert.Equal(with[i] / all, found[i], 1e-6);
                }
            },
            iter: 200
        );

    [Fact]
    public void A_label_that_may_not_stand_has_no_probability()
    {
        double[] found = new double[2];
        new ChainMarginals([0, -1e4f, 0, 0], [0, -1e4f], [0, 0]).Of([0, 5, 0, 5], [1, 1], found);
        Assert.All(found, p => Assert.Equal(0, p, 1e-9));
    }

    private static double Score(int[] sequence, float[] emissions, float[] transitions, float[] start, float[] end)
    {
        double score = start[sequence[0]] + end[sequence[^1]];
        for (int i = 0; i < sequence.Length; i++)
        {
            score += emissions[(i * Labels) + sequence[i]];
            score += i > 0 ? transitions[(sequence[i - 1] * Labels) + sequence[i]] : 0;
        }

        return score;
    }

    private static IEnumerable<int[]> Sequences(int length)
    {
        int count = (int)Math.Pow(Labels, length);
        for (int n = 0; n < count; n++)
        {
            int[] sequence = new int[length];
            for (int i = 0, rest = n; i < length; i++, rest /= Labels)
            {
                sequence[i] = rest % Labels;
            }

            yield return sequence;
        }
    }
}
