namespace Demarche.Intake;

/// <summary>Writes the features of one block in a fixed order.</summary>
/// <param name="values">The cells, from that of the first feature on.</param>
/// <param name="step">From one feature of the block to the next: 1 where its features stand side by side.</param>
internal ref struct FeatureRow(Span<float> values, int step)
{
    private static readonly float[] s_logarithms = [.. Enumerable.Range(0, 1024).Select(static count => MathF.Log2(1f + count))];

    private readonly Span<float> _values = values;
    private int _at;

    public void Add(float value)
    {
        _values[_at] = value;
        _at += step;
    }

    public void Add(bool value) => Add(value ? 1f : 0f);

    /// <summary>A count on a scale that flattens: 1 and 2 differ as 100 and 200 do.</summary>
    public void AddCount(float count) => Add(MathF.Log2(1 + Math.Max(0, count)));

    public void AddCount(int count) => Add(Flattened(count));

    /// <summary>The logarithm to base 2 of one more than a count.</summary>
    public static float Flattened(int count) =>
        (uint)count < (uint)s_logarithms.Length ? s_logarithms[count] : MathF.Log2(1f + Math.Max(0, count));

    public void AddShare(float part, float whole) => Add(whole <= 0 ? -1 : part / whole);
}
