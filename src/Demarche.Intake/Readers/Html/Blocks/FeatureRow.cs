namespace Demarche.Intake;

/// <summary>Writes the features of one block in a fixed order, from left to right.</summary>
internal ref struct FeatureRow(Span<float> values)
{
    private readonly Span<float> _values = values;

    /// <summary>How many were written.</summary>
    public int Count { get; private set; }

    public void Add(float value) => _values[Count++] = value;

    public void Add(bool value) => _values[Count++] = value ? 1 : 0;

    /// <summary>A count on a scale that flattens: 1 and 2 differ as 100 and 200 do.</summary>
    public void AddCount(float count) => _values[Count++] = MathF.Log2(1 + Math.Max(0, count));

    public void AddCount(int count) => _values[Count++] = Flattened(count);

    /// <summary>The logarithm to base 2 of one more than a count.</summary>
    public static float Flattened(int count) =>
        (uint)count < (uint)s_logarithms.Length ? s_logarithms[count] : MathF.Log2(1f + Math.Max(0, count));

    private static readonly float[] s_logarithms = [.. Enumerable.Range(0, 1024).Select(static count => MathF.Log2(1f + count))];

    public void AddShare(float part, float whole) => _values[Count++] = whole <= 0 ? -1 : part / whole;
}
