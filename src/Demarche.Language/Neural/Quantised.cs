namespace Demarche.Language;

/// <summary>Small numbers of a model file as floats; loading only, so plain loops.</summary>
internal static class Quantised
{
    public static void ToFloats(ReadOnlySpan<Half> numbers, Span<float> floats)
    {
        for (int i = 0; i < numbers.Length; i++)
        {
            floats[i] = (float)numbers[i];
        }
    }

    public static void ToFloats(ReadOnlySpan<sbyte> numbers, float scale, Span<float> floats)
    {
        for (int i = 0; i < numbers.Length; i++)
        {
            floats[i] = numbers[i] * scale;
        }
    }
}
