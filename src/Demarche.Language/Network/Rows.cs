using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Demarche.Language;

/// <summary>Arithmetic on single rows of a matrix.</summary>
internal static class Rows
{
    /// <summary>The sum of products of two rows of one length.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // ahead-of-time code has no fused multiply-add and would round differently
    public static float Dot(ReadOnlySpan<float> x, ReadOnlySpan<float> y)
    {
        ref float a = ref MemoryMarshal.GetReference(x);
        ref float b = ref MemoryMarshal.GetReference(y[..x.Length]);
        nuint length = (nuint)x.Length;
        Vector256<float> even = Vector256<float>.Zero;
        Vector256<float> odd = Vector256<float>.Zero;
        nuint i = 0;
        for (; i + 16 <= length; i += 16)
        {
            even = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref a, i), Vector256.LoadUnsafe(ref b, i), even);
            odd = Vector256.MultiplyAddEstimate(Vector256.LoadUnsafe(ref a, i + 8), Vector256.LoadUnsafe(ref b, i + 8), odd);
        }

        float sum = Vector256.Sum(even + odd);
        for (; i < length; i++)
        {
            sum = float.MultiplyAddEstimate(Unsafe.Add(ref a, i), Unsafe.Add(ref b, i), sum);
        }

        return sum;
    }

    /// <summary>Adds one row to another of the same length.</summary>
    public static void Add(ReadOnlySpan<float> x, Span<float> sum)
    {
        for (int i = 0; i < x.Length; i++)
        {
            sum[i] += x[i];
        }
    }

    /// <summary>The place of the highest number; of equal ones the first.</summary>
    public static int Best(ReadOnlySpan<float> row)
    {
        int best = 0;
        for (int i = 1; i < row.Length; i++)
        {
            if (row[i] > row[best])
            {
                best = i;
            }
        }

        return best;
    }
}
