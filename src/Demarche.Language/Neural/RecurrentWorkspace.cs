namespace Demarche.Language;

/// <summary>
/// The memory that a recurrent layer works in, kept from call to call so that calls allocate nothing once it has grown. One
/// thread at a time; layers of any size may share it. It grows with the sentences that run side by side, not with their length.
/// </summary>
public sealed class RecurrentWorkspace
{
    private float[] _inputs = [];
    private float[] _gates = [];
    private float[] _state = [];
    private float[] _cell = [];
    private int[] _keys = [];
    private int[] _order = [];

    internal Span<float> Inputs(int length) => Grown(ref _inputs, length);

    internal Span<float> Gates(int length) => Grown(ref _gates, length);

    internal Span<float> State(int length) => Grown(ref _state, length);

    internal Span<float> Cell(int length) => Grown(ref _cell, length);

    /// <summary>The sentences, longest first: those that still run at a step are then the first ones.</summary>
    internal ReadOnlySpan<int> LongestFirst(ReadOnlySpan<int> offsets)
    {
        int sentences = offsets.Length - 1;
        Span<int> keys = Grown(ref _keys, sentences);
        Span<int> order = Grown(ref _order, sentences);
        for (int s = 0; s < sentences; s++)
        {
            keys[s] = offsets[s] - offsets[s + 1];
            order[s] = s;
        }

        keys.Sort(order);
        return order;
    }

    /// <summary>So much of a buffer that is kept from call to call; a larger one takes its place when it is too short.</summary>
    internal static Span<T> Grown<T>(ref T[] buffer, int length)
    {
        if (buffer.Length < length)
        {
            buffer = GC.AllocateUninitializedArray<T>(Math.Max(length, (int)Math.Min(2L * buffer.Length, Array.MaxLength)));
        }

        return buffer.AsSpan(0, length);
    }
}
