using CsCheck;

namespace Demarche.Language.Tests.Neural;

public class PackedMatrixTests
{
    private static readonly Gen<(int Rows, int Inputs, int Outputs)> s_shapes = Gen.Select(
        Gen.Int[1, 60],
        Gen.Int[1, 420],
        Gen.Int[1, 150]
    );

    [Fact]
    public void A_product_is_that_of_the_definition() =>
        s_shapes.Sample(
            shape =>
            {
                (int rows, int inputs, int outputs) = shape;
                float[] w = Wave.Of(1, outputs * inputs);
                float[] x = Wave.Of(2, rows * inputs);
                float[] bias = Wave.Of(3, outputs);
                float[] y = new float[rows * outputs];
                PackedMatrix matrix = PackedMatrix.From(w, outputs, inputs);

                matrix.Multiply(x, rows, y, bias);
                AssertProduct(w, x, shape, y, (_, o) => bias[o]);

                float[] before = [.. y];
                matrix.Multiply(x, rows, y, accumulate: true);
                AssertProduct(w, x, shape, y, (r, o) => before[(r * outputs) + o]);

                matrix.Multiply(x, rows, y);
                AssertProduct(w, x, shape, y, (_, _) => 0);
            },
            iter: 40
        );

    [Fact]
    public void A_row_gives_the_same_bits_alone_and_among_others() =>
        s_shapes.Sample(
            shape =>
            {
                (int rows, int inputs, int outputs) = shape;
                PackedMatrix matrix = PackedMatrix.From(Wave.Of(1, outputs * inputs), outputs, inputs);
                float[] x = Wave.Of(2, rows * inputs);
                float[] bias = Wave.Of(3, outputs);
                float[] together = new float[rows * outputs];
                float[] alone = new float[outputs];
                matrix.Multiply(x, rows, together, bias);
                for (int row = 0; row < rows; row++)
                {
                    matrix.Multiply(x.AsSpan(row * inputs, inputs), 1, alone, bias);
                    Assert.True(together.AsSpan(row * outputs, outputs).SequenceEqual(alone), $"row {row} of {shape}");
                }
            },
            iter: 60
        );

    [Fact]
    public void Small_numbers_stand_for_the_floats_they_were_made_from()
    {
        sbyte[] bytes = [1, -2, 127, -127, 0, 5];
        float[] scales = [0.5f, 2];
        float[] x = [1, 10, 100];
        float[] y = new float[2];
        float[] expected = [(1 - 20 + 12700) * 0.5f, (-127 + 0 + 500) * 2];

        PackedMatrix.From(bytes, scales, 2, 3).Multiply(x, 1, y);
        Assert.Equal(expected, y);

        Half[] halves = [(Half)0.5f, (Half)(-1), (Half)63.5f, (Half)(-254), (Half)0, (Half)10];
        PackedMatrix.From(halves, 2, 3).Multiply(x, 1, y);
        Assert.Equal([0.5f - 10 + 6350, -254 + 1000], y);
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        PackedMatrix matrix = PackedMatrix.From(new float[6], 2, 3);

        Assert.Throws<ArgumentException>(() => PackedMatrix.From(new float[5], 2, 3));
        Assert.Throws<ArgumentException>(() => PackedMatrix.From(new sbyte[6], new float[3], 2, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => PackedMatrix.From(Array.Empty<float>(), 0, 3));
        Assert.Throws<ArgumentException>(() => matrix.Multiply(new float[5], 2, new float[4]));
        Assert.Throws<ArgumentException>(() => matrix.Multiply(new float[6], 2, new float[3]));
        Assert.Throws<ArgumentException>(() => matrix.Multiply(new float[3], 1, new float[2], new float[1]));
        Assert.Throws<ArgumentException>(() => matrix.Multiply(new float[3], 1, new float[2], new float[2], accumulate: true));
        Assert.Throws<ArgumentOutOfRangeException>(() => matrix.Multiply([], -1, []));
        matrix.Multiply([], 0, []);
    }

    private static void AssertProduct(
        float[] w,
        float[] x,
        (int Rows, int Inputs, int Outputs) shape,
        float[] y,
        Func<int, int, float> start
    )
    {
        for (int r = 0; r < shape.Rows; r++)
        {
            for (int o = 0; o < shape.Outputs; o++)
            {
                double sum = start(r, o);
                double size = 1 + Math.Abs(sum);
                for (int k = 0; k < shape.Inputs; k++)
                {
                    double product = (double)w[(o * shape.Inputs) + k] * x[(r * shape.Inputs) + k];
                    sum += product;
                    size += Math.Abs(product);
                }

                Assert.Equal(sum, y[(r * shape.Outputs) + o], 4e-6 * size);
            }
        }
    }
}
