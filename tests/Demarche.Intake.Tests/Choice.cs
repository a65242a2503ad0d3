using CsCheck;

namespace Demarche.Intake.Tests;

internal static class Choice
{
    /// <summary>Any one of the given values.</summary>
    public static Gen<T> Of<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
