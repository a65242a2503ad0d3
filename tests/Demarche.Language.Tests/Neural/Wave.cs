namespace Demarche.Language.Tests.Neural;

/// <summary>Numbers that a reference program can make again from the formula.</summary>
internal static class Wave
{
    public static float[] Of(int seed, int count, double size = 0.6) =>
        [.. Enumerable.Range(0, count).Select(i => (float)(size * Math.Sin((1.3 * i * i) + (0.7 * i) + seed)))];
}
