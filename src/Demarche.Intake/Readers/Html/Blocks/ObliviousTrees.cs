using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Demarche.Intake;

/// <summary>
/// Boosted oblivious trees (Kohavi 1994; as in CatBoost, Prokhorenkova et al. 2018): every tree asks the same questions of all rows,
/// so that a leaf is a number made of answers. Leaves are whole numbers, summed exactly: the same on every machine.
/// </summary>
internal sealed class ObliviousTrees
{
    /// <summary>A leaf's unit in log-odds.</summary>
    public const float Unit = 1f / 4096;

    private readonly int _depth;
    private readonly int _bias;
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

    /// <summary>The probability of each row.</summary>
    /// <param name="columns">Feature by feature, the values of all rows.</param>
    public float[] Probabilities(float[] columns, int rows)
    {
        int[] sums = new int[rows];
        int[] places = new int[rows];
        sums.AsSpan().Fill(_bias);
        int trees = _features.Length / _depth;
        for (int tree = 0; tree < trees; tree++)
        {
            places.AsSpan().Clear();
            for (int level = 0; level < _depth; level++)
            {
                int question = (tree * _depth) + level;
                Mark(columns.AsSpan(_features[question] * rows, rows), _borders[question], 1 << level, places);
            }

            ReadOnlySpan<short> leaves = _leaves.AsSpan(tree << _depth, 1 << _depth);
            for (int row = 0; row < sums.Length; row++)
            {
                sums[row] += leaves[places[row]];
            }
        }

        float[] probabilities = new float[rows];
        for (int row = 0; row < rows; row++)
        {
            probabilities[row] = 1 / (1 + MathF.Exp(-sums[row] * Unit));
        }

        return probabilities;
    }

    private static void Mark(ReadOnlySpan<float> values, float border, int bit, Span<int> places)
    {
        int width = Vector<float>.Count;
        Vector<float> borders = new(border);
        Vector<int> bits = new(bit);
        ReadOnlySpan<Vector<float>> wide = MemoryMarshal.Cast<float, Vector<float>>(values);
        Span<Vector<int>> marked = MemoryMarshal.Cast<int, Vector<int>>(places);
        for (int i = 0; i < wide.Length; i++)
        {
            marked[i] |= Vector.GreaterThan(wide[i], borders) & bits;
        }

        for (int i = wide.Length * width; i < values.Length; i++)
        {
            places[i] |= values[i] > border ? bit : 0;
        }
    }
}
