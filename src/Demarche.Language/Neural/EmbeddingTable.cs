using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Demarche.Language;

/// <summary>Vectors of many words in one byte a number: a row stands for its bytes times its scale. Threads may share it.</summary>
public sealed class EmbeddingTable
{
    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly float[] _scales;

    /// <param name="bytes">[rows × width], signed; kept, not copied</param>
    /// <param name="scales">[rows]; kept, not copied</param>
    /// <exception cref="ArgumentException">There are not as many bytes as scales times width.</exception>
    public EmbeddingTable(ReadOnlyMemory<byte> bytes, float[] scales, int width)
    {
        ArgumentNullException.ThrowIfNull(scales);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        if (bytes.Length != (long)scales.Length * width)
        {
            throw new ArgumentException($"{bytes.Length} bytes are not {scales.Length} rows of {width}", nameof(bytes));
        }

        _bytes = bytes;
        _scales = scales;
        Width = width;
    }

    public int Rows => _scales.Length;

    public int Width { get; }

    /// <summary>Adds a row to a sum: sums of a few rows, such as those of a word's parts, need no memory of their own.</summary>
    /// <param name="accumulator">[width]</param>
    /// <exception cref="ArgumentException">There is no such row, or the accumulator has another width.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddRow(int row, Span<float> accumulator)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Rows);
        if (accumulator.Length != Width)
        {
            throw new ArgumentException($"{accumulator.Length} numbers for a row of {Width}", nameof(accumulator));
        }

        ReadOnlySpan<sbyte> bytes = MemoryMarshal.Cast<byte, sbyte>(_bytes.Span.Slice(row * Width, Width));
        ref sbyte from = ref MemoryMarshal.GetReference(bytes);
        ref float to = ref MemoryMarshal.GetReference(accumulator);
        float scale = _scales[row];
        Vector256<float> scales = Vector256.Create(scale);
        nuint width = (nuint)Width;
        nuint i = 0;
        for (; i + 16 <= width; i += 16)
        {
            Vector256<short> shorts = Vector256.WidenLower(Vector128.LoadUnsafe(ref from, i).ToVector256Unsafe());
            Add(Vector256.WidenLower(shorts), scales, ref to, i);
            Add(Vector256.WidenUpper(shorts), scales, ref to, i + 8);
        }

        for (; i < width; i++)
        {
            ref float sum = ref Unsafe.Add(ref to, i);
            sum = float.MultiplyAddEstimate(Unsafe.Add(ref from, i), scale, sum);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(Vector256<int> numbers, Vector256<float> scales, ref float to, nuint at) =>
        Vector256.MultiplyAddEstimate(Vector256.ConvertToSingle(numbers), scales, Vector256.LoadUnsafe(ref to, at)).StoreUnsafe(ref to, at);
}
