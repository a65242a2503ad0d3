using System.Collections.Concurrent;

namespace Demarche.Language;

/// <summary>
/// What the network makes of a word form before it looks at its neighbours: the sum of its embeddings, projected onto the gates of
/// the lowest layer in both directions and onto the hidden layer of the head for names. It depends on the form alone, so that of
/// the forms met first is kept (Devlin et al. 2014 precompute the same way). Threads may share it.
/// </summary>
/// <param name="capacity">Forms kept: at 2 × 4 × 160 + 160 numbers each, 2,048 take 12 MB; the words of
/// other forms are projected each time.</param>
internal sealed class WordProjections(
    WordRows rows,
    EmbeddingTable[] tables,
    LongShortTermMemory forward,
    LongShortTermMemory backward,
    NameWords name,
    int capacity = 2048
)
{
    private readonly ConcurrentDictionary<string, float[]> _kept = new(StringComparer.Ordinal);

    // Counted apart: counting a concurrent dictionary locks it.
    private int _count;

    private int Projected => forward.Gates + backward.Gates + name.Outputs;

    /// <summary>Numbers of the sum of a word's embeddings.</summary>
    public int Width => forward.Inputs;

    /// <param name="forms">The words as written.</param>
    /// <param name="toRight">[words × gates]</param>
    /// <param name="toLeft">[words × gates]</param>
    /// <param name="toName">[words × hidden units of the head for names]</param>
    public void Fill(
        ReadOnlySpan<ReadOnlyMemory<char>> forms,
        Span<float> toRight,
        Span<float> toLeft,
        Span<float> toName,
        WordBuffers buffers
    )
    {
        List<int> missing = buffers.Missing;
        missing.Clear();
        ConcurrentDictionary<string, float[]>.AlternateLookup<ReadOnlySpan<char>> kept = _kept.GetAlternateLookup<ReadOnlySpan<char>>();
        for (int i = 0; i < forms.Length; i++)
        {
            if (kept.TryGetValue(forms[i].Span, out float[]? projected))
            {
                Place(projected, i, toRight, toLeft, toName);
            }
            else
            {
                missing.Add(i);
            }
        }

        if (missing.Count == 0)
        {
            return;
        }

        Span<float> all = Project(forms, buffers);
        for (int m = 0; m < missing.Count; m++)
        {
            ReadOnlySpan<float> projected = all.Slice(m * Projected, Projected);
            Place(projected, missing[m], toRight, toLeft, toName);
            Keep(forms[missing[m]].Span, projected);
        }
    }

    /// <summary>The sums of embeddings themselves.</summary>
    /// <param name="embeddings">[words × <see cref="Width"/>]</param>
    public void Embed(ReadOnlySpan<ReadOnlyMemory<char>> forms, Span<float> embeddings)
    {
        embeddings.Clear();
        Span<int> row = stackalloc int[WordRows.Tables];
        for (int i = 0; i < forms.Length; i++)
        {
            Embed(forms[i].Span, row, embeddings.Slice(i * Width, Width));
        }
    }

    private void Embed(ReadOnlySpan<char> form, Span<int> row, Span<float> sum)
    {
        rows.Of(form, row);
        for (int t = 0; t < tables.Length; t++)
        {
            tables[t].AddRow(row[t], sum);
        }
    }

    private void Place(ReadOnlySpan<float> projected, int word, Span<float> toRight, Span<float> toLeft, Span<float> toName)
    {
        projected[..forward.Gates].CopyTo(toRight[(word * forward.Gates)..]);
        projected.Slice(forward.Gates, backward.Gates).CopyTo(toLeft[(word * backward.Gates)..]);
        projected[(forward.Gates + backward.Gates)..].CopyTo(toName[(word * name.Outputs)..]);
    }

    // One row of all three projections for each missing word.
    private Span<float> Project(ReadOnlySpan<ReadOnlyMemory<char>> forms, WordBuffers buffers)
    {
        List<int> missing = buffers.Missing;
        Span<float> sums = buffers.Inputs(missing.Count * forward.Inputs);
        sums.Clear();
        Span<float> vectors = buffers.Vectors(missing.Count * name.Width);
        vectors.Clear();
        Span<int> row = stackalloc int[WordRows.Tables];
        for (int m = 0; m < missing.Count; m++)
        {
            Embed(forms[missing[m]].Span, row, sums.Slice(m * Width, Width));
            name.AddVector(forms[missing[m]].Span, vectors.Slice(m * name.Width, name.Width));
        }

        Span<float> all = buffers.Projected(missing.Count * Projected);
        Span<float> part = buffers.Part(missing.Count * Math.Max(forward.Gates, name.Outputs));
        forward.Project(sums, missing.Count, part);
        Spread(part, forward.Gates, all, 0);
        backward.Project(sums, missing.Count, part);
        Spread(part, backward.Gates, all, forward.Gates);
        name.Project(sums, vectors, missing.Count, part);
        Spread(part, name.Outputs, all, forward.Gates + backward.Gates);
        return all;
    }

    private void Spread(ReadOnlySpan<float> part, int width, Span<float> all, int at)
    {
        for (int m = 0; (m + 1) * Projected <= all.Length; m++)
        {
            part.Slice(m * width, width).CopyTo(all[((m * Projected) + at)..]);
        }
    }

    private void Keep(ReadOnlySpan<char> form, ReadOnlySpan<float> projected)
    {
        const int LongestKept = 32;
        if (Volatile.Read(ref _count) < capacity && form.Length <= LongestKept && _kept.TryAdd(form.ToString(), projected.ToArray()))
        {
            Interlocked.Increment(ref _count);
        }
    }
}

/// <summary>Memory that <see cref="WordProjections"/> works in; one thread at a time.</summary>
internal sealed class WordBuffers
{
    private float[] _inputs = [];
    private float[] _part = [];
    private float[] _vectors = [];
    private float[] _projected = [];

    /// <summary>The words that were not kept.</summary>
    public List<int> Missing { get; } = [];

    public Span<float> Inputs(int length) => RecurrentWorkspace.Grown(ref _inputs, length);

    public Span<float> Vectors(int length) => RecurrentWorkspace.Grown(ref _vectors, length);

    public Span<float> Part(int length) => RecurrentWorkspace.Grown(ref _part, length);

    public Span<float> Projected(int length) => RecurrentWorkspace.Grown(ref _projected, length);
}
