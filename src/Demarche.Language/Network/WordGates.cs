using System.Collections.Concurrent;

namespace Demarche.Language;

/// <summary>
/// The gates of the lowest layer for each word form: sums of embeddings, projected in both directions. They depend on the form
/// alone, so those of the forms met first are kept (Devlin et al. 2014 precompute the same way). Threads may share it.
/// </summary>
/// <param name="capacity">Forms kept: at 2 × 4 × 160 numbers each, 10,000 take 51 MB.</param>
internal sealed class WordGates(
    WordRows rows,
    EmbeddingTable[] tables,
    LongShortTermMemory forward,
    LongShortTermMemory backward,
    int capacity = 10_000
)
{
    private readonly ConcurrentDictionary<string, float[]> _kept = new(StringComparer.Ordinal);

    // Counted apart: counting a concurrent dictionary locks it.
    private int _count;

    /// <summary>Fills one row of gates a word.</summary>
    /// <param name="forms">The words as written.</param>
    /// <param name="forwardGates">[words × gates]</param>
    /// <param name="backwardGates">[words × gates]</param>
    public void Fill(ReadOnlySpan<ReadOnlyMemory<char>> forms, Span<float> forwardGates, Span<float> backwardGates, GateBuffers buffers)
    {
        int width = forward.Gates;
        List<int> missing = buffers.Missing;
        missing.Clear();
        ConcurrentDictionary<string, float[]>.AlternateLookup<ReadOnlySpan<char>> kept = _kept.GetAlternateLookup<ReadOnlySpan<char>>();
        for (int i = 0; i < forms.Length; i++)
        {
            if (kept.TryGetValue(forms[i].Span, out float[]? gates))
            {
                gates.AsSpan(0, width).CopyTo(forwardGates[(i * width)..]);
                gates.AsSpan(width, width).CopyTo(backwardGates[(i * width)..]);
            }
            else
            {
                missing.Add(i);
            }
        }

        if (missing.Count > 0)
        {
            Project(forms, forwardGates, backwardGates, buffers);
        }
    }

    private void Project(ReadOnlySpan<ReadOnlyMemory<char>> forms, Span<float> forwardGates, Span<float> backwardGates, GateBuffers buffers)
    {
        int width = forward.Gates;
        int inputs = forward.Inputs;
        List<int> missing = buffers.Missing;
        Span<float> x = buffers.Inputs(missing.Count * inputs);
        x.Clear();
        Span<int> row = stackalloc int[WordRows.Tables];
        for (int m = 0; m < missing.Count; m++)
        {
            rows.Of(forms[missing[m]].Span, row);
            Span<float> sum = x.Slice(m * inputs, inputs);
            for (int t = 0; t < tables.Length; t++)
            {
                tables[t].AddRow(row[t], sum);
            }
        }

        Span<float> both = buffers.Gates(2 * missing.Count * width);
        Span<float> toRight = both[..(missing.Count * width)];
        Span<float> toLeft = both[(missing.Count * width)..];
        forward.Project(x, missing.Count, toRight);
        backward.Project(x, missing.Count, toLeft);
        for (int m = 0; m < missing.Count; m++)
        {
            Span<float> right = toRight.Slice(m * width, width);
            Span<float> left = toLeft.Slice(m * width, width);
            right.CopyTo(forwardGates[(missing[m] * width)..]);
            left.CopyTo(backwardGates[(missing[m] * width)..]);
            Keep(forms[missing[m]].Span, right, left);
        }
    }

    private void Keep(ReadOnlySpan<char> form, ReadOnlySpan<float> right, ReadOnlySpan<float> left)
    {
        const int LongestKept = 32;
        if (Volatile.Read(ref _count) < capacity && form.Length <= LongestKept)
        {
            float[] gates = [.. right, .. left];
            if (_kept.TryAdd(form.ToString(), gates))
            {
                Interlocked.Increment(ref _count);
            }
        }
    }
}

/// <summary>Memory that <see cref="WordGates"/> works in; one thread at a time.</summary>
internal sealed class GateBuffers
{
    private float[] _inputs = [];
    private float[] _gates = [];

    public List<int> Missing { get; } = [];

    public Span<float> Inputs(int length) => Grown(ref _inputs, length);

    public Span<float> Gates(int length) => Grown(ref _gates, length);

    private static Span<float> Grown(ref float[] buffer, int length)
    {
        if (buffer.Length < length)
        {
            buffer = GC.AllocateUninitializedArray<float>(Math.Max(length, 2 * buffer.Length));
        }

        return buffer.AsSpan(0, length);
    }
}
