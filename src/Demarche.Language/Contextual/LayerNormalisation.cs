using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Demarche.Language;

/// <summary>Each row to mean nought and variance one, then scaled and moved (J. Ba, J. Kiros, G. Hinton, arXiv:1607.06450). Threads may share it.</summary>
internal sealed class LayerNormalisation(ModelFile file, string name)
{
    private const float Least = 1e-12f;

    private readonly float[] _scale = file.Floats(name + ".weight");
    private readonly float[] _bias = file.Floats(name + ".bias");

    /// <param name="x">[rows × width], in place; the width is a multiple of eight.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Apply(Span<float> x)
    {
        int width = _scale.Length;
        ReadOnlySpan<Vector256<float>> scale = MemoryMarshal.Cast<float, Vector256<float>>(_scale);
        ReadOnlySpan<Vector256<float>> bias = MemoryMarshal.Cast<float, Vector256<float>>(_bias);
        for (int i = 0; i < x.Length; i += width)
        {
            Span<Vector256<float>> row = MemoryMarshal.Cast<float, Vector256<float>>(x.Slice(i, width));
            Vector256<float> sum = Vector256<float>.Zero;
            foreach (Vector256<float> part in row)
            {
                sum += part;
            }

            Vector256<float> mean = Vector256.Create(Vector256.Sum(sum) / width);
            Vector256<float> squares = Vector256<float>.Zero;
            foreach (ref Vector256<float> part in row)
            {
                part -= mean;
                squares += part * part;
            }

            Vector256<float> factor = Vector256.Create(1 / MathF.Sqrt((Vector256.Sum(squares) / width) + Least));
            for (int k = 0; k < row.Length; k++)
            {
                row[k] = (row[k] * factor * scale[k]) + bias[k];
            }
        }
    }
}
