using System.Runtime.Intrinsics.X86;

namespace Demarche.Intake.Tests.Readers.Html;

public class ObliviousTreesTests
{
    private const int Features = 9;
    private const int Trees = 40;

    [Theory]
    [InlineData(3, 1)]
    [InlineData(5, 1)]
    [InlineData(5, 32)]
    [InlineData(5, 77)]
    [InlineData(6, 100)]
    public void The_probability_of_a_row_is_that_of_the_leaves_that_its_answers_lead_to(int depth, int rows)
    {
        Random random = new(depth * 1000 + rows);
        (ObliviousTrees trees, ushort[] features, float[] borders, short[] leaves) = Made(depth, random);
        (float[] columns, int column) = Columns(rows, random);
        float[] found = trees.Probabilities(columns, rows, column);
        Assert.Equal(rows, found.Length);
        for (int row = 0; row < rows; row++)
        {
            int sum = 17;
            for (int tree = 0; tree < Trees; tree++)
            {
                int leaf = 0;
                for (int level = 0; level < depth; level++)
                {
                    int question = (tree * depth) + level;
                    leaf |= columns[(features[question] * column) + row] > borders[question] ? 1 << level : 0;
                }

                sum += leaves[(tree << depth) + leaf];
            }

            Assert.Equal(1 / (1 + MathF.Exp(-sum * ObliviousTrees.Unit)), found[row]);
        }
    }

    [Fact]
    public void Wide_processors_sum_the_same()
    {
        Assert.SkipUnless(Avx512BW.IsSupported, "this processor has one way alone");
        Random random = new(5);
        ObliviousTrees trees = Made(5, random).Trees;
        (float[] columns, int column) = Columns(64, random);
        int[] narrow = new int[32];
        int[] wide = new int[32];
        foreach (int at in new[] { 0, 32 })
        {
            trees.Sum(columns, at, column, narrow);
            trees.SumWide(columns, at, column, wide);
            Assert.Equal(narrow, wide);
        }
    }

    private static (ObliviousTrees Trees, ushort[] Features, float[] Borders, short[] Leaves) Made(int depth, Random random)
    {
        ushort[] features = [.. Enumerable.Range(0, Trees * depth).Select(_ => (ushort)random.Next(Features))];
        float[] borders = [.. Enumerable.Range(0, Trees * depth).Select(_ => random.NextSingle())];
        short[] leaves = [.. Enumerable.Range(0, Trees << depth).Select(_ => (short)random.Next(short.MinValue, short.MaxValue))];
        return (new ObliviousTrees(depth, 17, features, borders, leaves), features, borders, leaves);
    }

    // Whatever stands behind the last row must not matter.
    private static (float[] Cells, int Column) Columns(int rows, Random random)
    {
        int column = ObliviousTrees.ColumnOf(rows);
        float[] cells = new float[column * Features];
        for (int i = 0; i < cells.Length; i++)
        {
            cells[i] = i % column < rows ? random.NextSingle() : float.NaN;
        }

        return (cells, column);
    }
}
