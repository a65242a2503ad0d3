using CsCheck;
using Demarche.Language;

namespace Demarche.Record.Tests.Acts;

public sealed class ConvolutionTests
{
    private const int Inputs = 5;
    private const int Outputs = 4;
    private const int Places = 3;

    [Fact]
    public void Each_word_sees_its_neighbours_and_nothing_beyond_its_own_stretch() =>
        (
            from lengths in Gen.Int[1, 6].Array[1, 4]
            from x in Gen.Float[-2, 2].Array[lengths.Sum() * Inputs]
            from kernels in Gen.Float[-2, 2].Array[Outputs * Inputs].Array[Places]
            from bias in Gen.Float[-2, 2].Array[Outputs]
            select (lengths, x, kernels, bias)
        ).Sample(
            c =>
            {
                int[] offsets = [0, .. c.lengths.Select((_, i) => c.lengths.Take(i + 1).Sum())];
                float[] y = new float[offsets[^1] * Outputs];
                new Convolution([.. c.kernels.Select(k => PackedMatrix.From(k, Outputs, Inputs))], c.bias).Run(
                    c.x,
                    offsets,
                    y,
                    new ConvolutionMemory()
                );
                for (int s = 0; s + 1 < offsets.Length; s++)
                {
                    for (int i = offsets[s]; i < offsets[s + 1]; i++)
                    {
                        for (int o = 0; o < Outputs; o++)
                        {
                            Assert.Equal(Expected(c.x, c.kernels, c.bias, i, o, offsets[s], offsets[s + 1]), y[(i * Outputs) + o], 0.02f);
                        }
                    }
                }
            },
            iter: 100
        );

    private static float Expected(float[] x, float[][] kernels, float[] bias, int word, int output, int from, int to)
    {
        float sum = bias[output];
        for (int k = 0; k < Places; k++)
        {
            int at = word + k - (Places / 2);
            for (int i = 0; i < Inputs && at >= from && at < to; i++)
            {
                sum += kernels[k][(output * Inputs) + i] * x[(at * Inputs) + i];
            }
        }

        return Math.Max(sum, 0);
    }
}
