using CsCheck;

namespace Demarche.Language.Tests.Trees;

public class SpanningTreeTests
{
    private static readonly Gen<(int Words, float[] Scores)> s_sentences = Gen.Int[1, 6]
        .SelectMany(words =>
            Gen.OneOf(Gen.Single[-5, 5], Gen.Int[-2, 2].Select(i => (float)i)).Array[words * (words + 1)].Select(scores => (words, scores))
        );

    [Fact]
    public void No_tree_with_one_root_scores_more() =>
        s_sentences.Sample(
            sentence =>
            {
                (int words, float[] scores) = sentence;
                int[] heads = Decoded(scores, words);

                Assert.True(SpanningTree.IsTree(heads));
                Assert.Equal(Trees(words).Max(t => Score(scores, t)), Score(scores, heads), 1e-4);
            },
            iter: 200
        );

    [Fact]
    public void Any_scores_give_a_tree() =>
        Gen.Int[0, 60]
            .SelectMany(words => Gen.Single.Array[words * (words + 1)].Select(scores => (words, scores)))
            .Sample(sentence => Assert.True(SpanningTree.IsTree(Decoded(sentence.scores, sentence.words))), iter: 300);

    [Fact]
    public void Cycles_within_cycles_are_opened()
    {
        // Words 2k and 2k + 1 prefer each other, then pairs of pairs, and so on; only word 0 knows the root.
        const int Words = 64;
        float[] scores = new float[Words * (Words + 1)];
        for (int word = 0; word < Words; word++)
        {
            for (int head = 1; head <= Words; head++)
            {
                scores[(word * (Words + 1)) + head] = -System.Numerics.BitOperations.Log2((uint)(word ^ (head - 1)) | 1);
            }

            scores[word * (Words + 1)] = word == 0 ? -50 : -60;
        }

        int[] heads = Decoded(scores, Words);

        Assert.True(SpanningTree.IsTree(heads));
        Assert.Equal(0, heads[0]);
        Assert.Equal(-50 - Enumerable.Range(0, 6).Sum(level => level * (32 >> level)), Score(scores, heads), 1e-3);
    }

    [Theory]
    [InlineData("0", true)]
    [InlineData("", true)]
    [InlineData("2 0 2", true)]
    [InlineData("0 0", false)]
    [InlineData("2 1", false)]
    [InlineData("0 3 2", false)]
    [InlineData("1", false)]
    public void A_tree_has_one_root_and_no_cycle(string heads, bool tree) =>
        Assert.Equal(tree, SpanningTree.IsTree([.. heads.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)]));

    [Fact]
    public void Missing_scores_are_refused() => Assert.Throws<ArgumentException>(() => SpanningTree.Decode(new float[5], 2, new int[2]));

    private static int[] Decoded(float[] scores, int words)
    {
        int[] heads = new int[words];
        SpanningTree.Decode(scores, words, heads);
        return heads;
    }

    private static double Score(float[] scores, int[] heads) =>
        heads.Select((head, word) => (double)scores[(word * (heads.Length + 1)) + head]).Sum();

    // All assignments of heads that are trees by a definition of its own: exactly one root, and every word reaches it.
    private static IEnumerable<int[]> Trees(int words)
    {
        int[] heads = new int[words];
        while (true)
        {
            if (heads.Count(h => h == 0) == 1 && Enumerable.Range(1, words).All(w => Reaches(heads, w)))
            {
                yield return heads;
            }

            int at = 0;
            while (at < words && heads[at] == words)
            {
                heads[at++] = 0;
            }

            if (at == words)
            {
                yield break;
            }

            heads[at]++;
        }
    }

    private static bool Reaches(int[] heads, int word)
    {
        for (int steps = 0; steps < heads.Length && word != 0; steps++)
        {
            word = heads[word - 1];
        }

        return word == 0;
    }
}
