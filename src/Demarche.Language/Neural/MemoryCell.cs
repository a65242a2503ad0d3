using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Demarche.Language;

/// <summary>One step of one sentence of a long short-term memory, after its gates have been summed.</summary>
internal static class MemoryCell
{
    /// <param name="gates">[4 × hidden]: input, forget, cell, output</param>
    /// <param name="cell">[hidden], advanced in place</param>
    /// <param name="state">[hidden], overwritten</param>
    /// <param name="output">[hidden], the state once more</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Advance(ReadOnlySpan<float> gates, Span<float> cell, Span<float> state, Span<float> output)
    {
        nuint hidden = (nuint)cell.Length;
        ref float i = ref MemoryMarshal.GetReference(gates);
        ref float f = ref Unsafe.Add(ref i, hidden);
        ref float g = ref Unsafe.Add(ref f, hidden);
        ref float o = ref Unsafe.Add(ref g, hidden);
        ref float c = ref MemoryMarshal.GetReference(cell);
        ref float h = ref MemoryMarshal.GetReference(state);
        ref float y = ref MemoryMarshal.GetReference(output);
        nuint unit = 0;
        for (; unit + (nuint)Vector256<float>.Count <= hidden; unit += (nuint)Vector256<float>.Count)
        {
            Vector256<float> remembered = Next(
                Vector256.LoadUnsafe(ref i, unit),
                Vector256.LoadUnsafe(ref f, unit),
                Vector256.LoadUnsafe(ref g, unit),
                Vector256.LoadUnsafe(ref c, unit)
            );
            remembered.StoreUnsafe(ref c, unit);
            Vector256<float> shown = ElementwiseVectors.Sigmoid(Vector256.LoadUnsafe(ref o, unit)) * ElementwiseVectors.Tanh(remembered);
            shown.StoreUnsafe(ref h, unit);
            shown.StoreUnsafe(ref y, unit);
        }

        for (; unit < hidden; unit++)
        {
            Vector256<float> remembered = Next(
                Vector256.CreateScalar(Unsafe.Add(ref i, unit)),
                Vector256.CreateScalar(Unsafe.Add(ref f, unit)),
                Vector256.CreateScalar(Unsafe.Add(ref g, unit)),
                Vector256.CreateScalar(Unsafe.Add(ref c, unit))
            );
            Unsafe.Add(ref c, unit) = remembered.ToScalar();
            Vector256<float> open = ElementwiseVectors.Sigmoid(Vector256.CreateScalar(Unsafe.Add(ref o, unit)));
            Unsafe.Add(ref h, unit) = Unsafe.Add(ref y, unit) = (open * ElementwiseVectors.Tanh(remembered)).ToScalar();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Next(Vector256<float> i, Vector256<float> f, Vector256<float> g, Vector256<float> cell) =>
        Vector256.MultiplyAddEstimate(ElementwiseVectors.Sigmoid(f), cell, ElementwiseVectors.Sigmoid(i) * ElementwiseVectors.Tanh(g));
}
