using CsCheck;

namespace Demarche.Language.Tests.Neural;

public class ActivationTests
{
    [Fact]
    public void Tanh_and_sigmoid_are_within_a_millionth()
    {
        float[] numbers =
        [
            .. Enumerable.Range(-200_000, 400_001).Select(i => i * 1e-4f),
            -1e30f,
            1e30f,
            float.MinValue,
            float.PositiveInfinity,
        ];
        float[] tanh = [.. numbers];
        float[] sigmoid = [.. numbers];

        Activation.Tanh(tanh);
        Activation.Sigmoid(sigmoid);

        Assert.True(numbers.Zip(tanh, (x, y) => Math.Abs(Math.Tanh(x) - y)).Max() <= 1e-6);
        Assert.True(numbers.Zip(sigmoid, (x, y) => Math.Abs((1 / (1 + Math.Exp(-x))) - y)).Max() <= 1e-6);
        Assert.All(tanh, y => Assert.InRange(y, -1, 1));
        Assert.All(sigmoid, y => Assert.InRange(y, 0, 1));
    }

    [Fact]
    public void Relu_keeps_what_is_above_zero()
    {
        float[] numbers = [-1, 2, -0.5f, 0, 1, -3, 4, -5, 6, -7];

        Activation.Relu(numbers);

        Assert.Equal([0, 2, 0, 0, 1, 0, 4, 0, 6, 0], numbers);
    }

    [Fact]
    public void What_is_no_number_stays_none()
    {
        float[] numbers = [float.NaN, 0];

        Activation.Tanh(numbers);

        Assert.Equal([float.NaN, 0], numbers);
    }

    [Fact]
    public void A_number_gives_the_same_bits_at_any_place() =>
        Gen.Single[-12, 12]
            .Array[1, 40]
            .Sample(numbers =>
            {
                float[] together = [.. numbers];
                Activation.Sigmoid(together);
                for (int i = 0; i < numbers.Length; i++)
                {
                    float[] alone = [numbers[i]];
                    Activation.Sigmoid(alone);
                    Assert.Equal(BitConverter.SingleToInt32Bits(alone[0]), BitConverter.SingleToInt32Bits(together[i]));
                }
            });
}
