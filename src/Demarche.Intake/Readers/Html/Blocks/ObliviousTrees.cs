using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Demarche.Intake;

/// <summary>
/// Boosted oblivious trees (Kohavi 1994; as in CatBoost, Prokhorenkova et al. 2018): every tree asks the same questions of all rows,
/// so that a leaf is a number made of answers. Leaves are whole numbers, summed exactly: the same on every machine.
/// </summary>
internal sealed class ObliviousTrees
{
    /// <summary>A leaf's unit in log-odds.</summary>
    public const float Unit = 1f / 4096;

    // Rows that are asked together; as many as a tree of so many levels has leaves.
    private const int Tile = 32;
    private const int Levels = 5;

    private readonly int _depth;
    private readonly int _bias;

    // Columns that it asks for, at least.
    private readonly int _width;
    private readonly ushort[] _features;
    private readonly float[] _borders;
    private readonly short[] _leaves;

    public ObliviousTrees(int depth, int bias, ushort[] features, float[] borders, short[] leaves)
    {
        _depth = depth;
        _bias = bias;
        _features = features;
        _borders = borders;
        _leaves = leaves;
        _width = features.Length == 0 ? 0 : features.Max() + 1;
    }

    /// <summary>Reads the trees from the front of the data, which then begins behind them.</summary>
    public static ObliviousTrees Read(ref ReadOnlySpan<byte> data)
    {
        int depth = BinaryPrimitives.ReadInt32LittleEndian(data);
        int trees = BinaryPrimitives.ReadInt32LittleEndian(data[4..]);
        int bias = BinaryPrimitives.ReadInt32LittleEndian(data[8..]);
        data = data[12..];
        ushort[] features = new ushort[trees * depth];
        float[] borders = new float[trees * depth];
        short[] leaves = new short[trees << depth];
        foreach (ref ushort feature in features.AsSpan())
        {
            feature = BinaryPrimitives.ReadUInt16LittleEndian(data);
            data = data[2..];
        }

        foreach (ref float border in borders.AsSpan())
        {
            border = BinaryPrimitives.ReadSingleLittleEndian(data);
            data = data[4..];
        }

        foreach (ref short leaf in leaves.AsSpan())
        {
            leaf = BinaryPrimitives.ReadInt16LittleEndian(data);
            data = data[2..];
        }

        return new ObliviousTrees(depth, bias, features, borders, leaves);
    }

    public void Write(Stream output)
    {
        Span<byte> cell = stackalloc byte[4];
        foreach (int number in (ReadOnlySpan<int>)[_depth, _features.Length / _depth, _bias])
        {
            BinaryPrimitives.WriteInt32LittleEndian(cell, number);
            output.Write(cell);
        }

        foreach (ushort feature in _features)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(cell, feature);
            output.Write(cell[..2]);
        }

        foreach (float border in _borders)
        {
            BinaryPrimitives.WriteSingleLittleEndian(cell, border);
            output.Write(cell);
        }

        foreach (short leaf in _leaves)
        {
            BinaryPrimitives.WriteInt16LittleEndian(cell, leaf);
            output.Write(cell[..2]);
        }
    }

    /// <summary>
    /// How many cells a column takes for so many rows: whole tiles, and an odd number of them, so that columns do not all fall on the same
    /// lines of the processor's cache.
    /// </summary>
    public static int ColumnOf(int rows) => (((rows + Tile - 1) / Tile) | 1) * Tile;

    /// <summary>The probability of each row.</summary>
    /// <param name="columns">Feature by feature, the values of all rows; whatever stands in the cells behind the last row.</param>
    /// <param name="column">Cells of a column (see <see cref="ColumnOf"/>).</param>
    public float[] Probabilities(ReadOnlySpan<float> columns, int rows, int column)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(column % Tile, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, column);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns.Length, column * _width);
        int[] sums = ArrayPool<int>.Shared.Rent(column);
        for (int at = 0; at < rows; at += Tile)
        {
            Span<int> tile = sums.AsSpan(at, Tile);
            if (Avx512BW.IsSupported && _depth == Levels)
            {
                SumWide(columns, at, column, tile);
            }
            else
            {
                Sum(columns, at, column, tile);
            }
        }

        float[] probabilities = new float[rows];
        for (int row = 0; row < rows; row++)
        {
            probabilities[row] = 1 / (1 + MathF.Exp(-sums[row] * Unit));
        }

        ArrayPool<int>.Shared.Return(sums);
        return probabilities;
    }

    // The sums of one tile of rows.
    internal void Sum(ReadOnlySpan<float> columns, int at, int column, Span<int> sums)
    {
        Span<int> places = stackalloc int[Tile];
        sums.Fill(_bias);
        for (int question = 0, leaf = 0; question < _features.Length; leaf += 1 << _depth)
        {
            places.Clear();
            for (int level = 0; level < _depth; level++, question++)
            {
                Mark(columns.Slice((_features[question] * column) + at, Tile), _borders[question], 1 << level, places);
            }

            ReadOnlySpan<short> leaves = _leaves.AsSpan(leaf, 1 << _depth);
            for (int row = 0; row < sums.Length; row++)
            {
                sums[row] += leaves[places[row]];
            }
        }
    }

    private static void Mark(ReadOnlySpan<float> values, float border, int bit, Span<int> places)
    {
        Vector<float> borders = new(border);
        Vector<int> bits = new(bit);
        ReadOnlySpan<Vector<float>> wide = MemoryMarshal.Cast<float, Vector<float>>(values);
        Span<Vector<int>> marked = MemoryMarshal.Cast<int, Vector<int>>(places);
        for (int i = 0; i < wide.Length; i++)
        {
            marked[i] |= Vector.GreaterThan(wide[i], borders) & bits;
        }
    }

    // The same where the processor looks up 32 places in 32 leaves at one go.
    internal void SumWide(ReadOnlySpan<float> columns, int at, int column, Span<int> sums)
    {
        ref float cells = ref MemoryMarshal.GetReference(columns);
        Vector512<int> low = Vector512.Create(_bias);
        Vector512<int> high = low;
        ReadOnlySpan<ushort> features = _features;
        ReadOnlySpan<float> borders = _borders;
        ReadOnlySpan<Vector512<short>> leaves = MemoryMarshal.Cast<short, Vector512<short>>(_leaves);
        for (int question = 0, tree = 0; tree < leaves.Length; tree++)
        {
            Vector512<int> lowPlaces = Vector512<int>.Zero;
            Vector512<int> highPlaces = Vector512<int>.Zero;
            for (int bit = 1; bit < Tile; bit <<= 1, question++)
            {
                nuint cell = (nuint)((features[question] * column) + at);
                Vector512<float> border = Vector512.Create(borders[question]);
                Vector512<int> bits = Vector512.Create(bit);
                lowPlaces |= Vector512.GreaterThan(Vector512.LoadUnsafe(ref cells, cell), border).AsInt32() & bits;
                highPlaces |= Vector512.GreaterThan(Vector512.LoadUnsafe(ref cells, cell + (Tile / 2)), border).AsInt32() & bits;
            }

            Vector512<short> found = Avx512BW.PermuteVar32x16(leaves[tree], Vector512.Narrow(lowPlaces, highPlaces));
            (Vector512<int> first, Vector512<int> second) = Vector512.Widen(found);
            low += first;
            high += second;
        }

        low.CopyTo(sums);
        high.CopyTo(sums[(Tile / 2)..]);
    }
}
