using System.Numerics;

namespace Demarche.Language;

/// <summary>Small numbers of a model file as floats; once, at loading, so plain loops.</summary>
internal static class Quantised
{
    public static void ToFloats<T>(ReadOnlySpan<T> numbers, Span<float> floats)
        where T : INumberBase<T>
    {
        for (int i = 0; i < numbers.Length; i++)
        {
            floats[i] = float.CreateTruncating(numbers[i]);
        }
    }

    /// <param name="floats">As many rows as there are scales.</param>
    public static void Scale(Span<float> floats, ReadOnlySpan<float> scales)
    {
        int width = scales.IsEmpty ? 0 : floats.Length / scales.Length;
        for (int i = 0; i < floats.Length; i++)
        {
            floats[i] *= scales[i / width];
        }
    }
}
