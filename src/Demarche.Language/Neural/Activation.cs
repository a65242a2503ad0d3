using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Demarche.Language;

/// <summary>
/// Functions applied to each number of a span, in place. A number gives the same bits at any place of any span. Sigmoid and
/// tanh are within 1e-6 of the exact value; NaN stays NaN.
/// </summary>
public static class Activation
{
    /// <summary>1 / (1 + e⁻ˣ)</summary>
    public static void Sigmoid(Span<float> numbers) => Apply<SigmoidFunction>(numbers);

    public static void Tanh(Span<float> numbers) => Apply<TanhFunction>(numbers);

    /// <summary>x where it is above zero, else zero.</summary>
    public static void Relu(Span<float> numbers) => Apply<ReluFunction>(numbers);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Apply<T>(Span<float> numbers)
        where T : struct, IFunction
    {
        ref float first = ref MemoryMarshal.GetReference(numbers);
        nuint length = (nuint)numbers.Length;
        nuint i = 0;
        for (; i + (nuint)Vector256<float>.Count <= length; i += (nuint)Vector256<float>.Count)
        {
            T.Of(Vector256.LoadUnsafe(ref first, i)).StoreUnsafe(ref first, i);
        }

        for (; i < length; i++)
        {
            Unsafe.Add(ref first, i) = T.Of(Vector256.CreateScalar(Unsafe.Add(ref first, i))).ToScalar();
        }
    }

    private interface IFunction
    {
        static abstract Vector256<float> Of(Vector256<float> x);
    }

    private readonly struct SigmoidFunction : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<float> Of(Vector256<float> x) => ElementwiseVectors.Sigmoid(x);
    }

    private readonly struct TanhFunction : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<float> Of(Vector256<float> x) => ElementwiseVectors.Tanh(x);
    }

    private readonly struct ReluFunction : IFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector256<float> Of(Vector256<float> x) => Vector256.MaxNative(Vector256<float>.Zero, x);
    }
}
