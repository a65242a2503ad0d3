using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Demarche.Language;

/// <summary>
/// What each piece takes from all others, in several heads (A. Vaswani et al., NeurIPS 2017). Time grows with the square of the pieces, of which there are
/// never more than a stretch holds.
/// </summary>
internal static class SelfAttention
{
    private static readonly int s_lanes = Vector256<float>.Count;

    /// <param name="projected">[pieces × 3 width]: query, key and value of each piece, head by head.</param>
    /// <param name="heads">The width of a head is a multiple of eight.</param>
    /// <param name="taken">[pieces × width]: gets the result.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Look(ReadOnlySpan<float> projected, int pieces, int width, int heads, Span<float> taken, EncoderWorkspace workspace)
    {
        int size = width / heads;
        int padded = (pieces + s_lanes - 1) / s_lanes * s_lanes;
        Span<float> keys = workspace.Keys(size * padded);
        Span<float> shares = workspace.Shares(padded);
        for (int head = 0; head < heads; head++)
        {
            int at = head * size;
            Turn(projected, pieces, width, at, size, padded, keys);
            for (int i = 0; i < pieces; i++)
            {
                Share(projected.Slice((i * 3 * width) + at, size), keys, pieces, shares);
                Take(projected, pieces, width, at, shares, taken.Slice((i * width) + at, size));
            }
        }
    }

    // The keys of a head, a row for each of its numbers, so that eight pieces are compared at once; nought behind the last.
    private static void Turn(ReadOnlySpan<float> projected, int pieces, int width, int at, int size, int padded, Span<float> keys)
    {
        keys.Clear();
        for (int j = 0; j < pieces; j++)
        {
            ReadOnlySpan<float> key = projected.Slice((((j * 3) + 1) * width) + at, size);
            for (int d = 0; d < size; d++)
            {
                keys[(d * padded) + j] = key[d];
            }
        }
    }

    // How much one piece takes of each: the softmax of its query against their keys.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Share(ReadOnlySpan<float> query, ReadOnlySpan<float> keys, int pieces, Span<float> shares)
    {
        ref float key = ref MemoryMarshal.GetReference(keys);
        ref float share = ref MemoryMarshal.GetReference(shares);
        nuint padded = (nuint)shares.Length;
        Vector256<float> scale = Vector256.Create(1 / MathF.Sqrt(query.Length));
        for (nuint j = 0; j < padded; j += (nuint)s_lanes)
        {
            Vector256<float> sum = Vector256<float>.Zero;
            for (int d = 0; d < query.Length; d++)
            {
                sum = Vector256.MultiplyAddEstimate(
                    Vector256.Create(query[d]),
                    Vector256.LoadUnsafe(ref key, ((nuint)d * padded) + j),
                    sum
                );
            }

            (sum * scale).StoreUnsafe(ref share, j);
        }

        float most = float.NegativeInfinity;
        foreach (float score in shares[..pieces])
        {
            most = Math.Max(most, score);
        }

        shares[pieces..].Fill(float.NegativeInfinity);
        Vector256<float> all = Vector256<float>.Zero;
        for (nuint j = 0; j < padded; j += (nuint)s_lanes)
        {
            Vector256<float> exponential = Vector256.Exp(Vector256.LoadUnsafe(ref share, j) - Vector256.Create(most));
            exponential.StoreUnsafe(ref share, j);
            all += exponential;
        }

        Vector256<float> one = Vector256.Create(1 / Vector256.Sum(all));
        for (nuint j = 0; j < padded; j += (nuint)s_lanes)
        {
            (Vector256.LoadUnsafe(ref share, j) * one).StoreUnsafe(ref share, j);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Take(ReadOnlySpan<float> projected, int pieces, int width, int at, ReadOnlySpan<float> shares, Span<float> taken)
    {
        ref float first = ref Unsafe.Add(ref MemoryMarshal.GetReference(projected), (2 * width) + at);
        ref float result = ref MemoryMarshal.GetReference(taken);
        nuint stride = (nuint)(3 * width);
        for (nuint k = 0; k < (nuint)taken.Length; k += (nuint)s_lanes)
        {
            Vector256<float> sum = Vector256<float>.Zero;
            for (int j = 0; j < pieces; j++)
            {
                sum = Vector256.MultiplyAddEstimate(
                    Vector256.Create(shares[j]),
                    Vector256.LoadUnsafe(ref first, ((nuint)j * stride) + k),
                    sum
                );
            }

            sum.StoreUnsafe(ref result, k);
        }
    }
}
