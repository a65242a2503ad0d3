using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Demarche.Language;

/// <summary>
/// The weights of a linear map, laid out once for multiplying many rows by it: <c>y = x Wᵀ + b</c>, <c>W</c> being
/// [outputs × inputs] in row order as in PyTorch's <c>Linear.weight</c>. Never changed after it is made: threads may share it.
/// </summary>
/// <remarks>
/// Panels of 16 outputs and register tiles, after K. Goto and R. van de Geijn, "Anatomy of High-Performance Matrix
/// Multiplication", ACM TOMS 34(3), 2008. Each output is one chain of multiply-adds over the inputs in their order, whatever
/// tile it falls into: a row gives the same bits alone, among others, and at any place.
/// </remarks>
public sealed class PackedMatrix
{
    internal const int PanelWidth = 16;
    private const int PanelsOfGroup = 4;
    private const int GroupWidth = PanelWidth * PanelsOfGroup;

    // Rows of one block stay in the second cache level while all panels pass; inputs of one block keep a panel in the first.
    private const int BlockRows = 48;
    private const int BlockInputs = 192;

    private static readonly float[] s_zeros = new float[GroupWidth];

    private readonly AlignedFloats _panels;

    private PackedMatrix(int outputs, int inputs)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(outputs);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(inputs);
        Outputs = outputs;
        Inputs = inputs;
        int groups = (outputs + GroupWidth - 1) / GroupWidth;
        _panels = new AlignedFloats(checked(groups * GroupWidth * inputs));
    }

    /// <summary>Columns of the result.</summary>
    public int Outputs { get; }

    /// <summary>Columns of what is multiplied.</summary>
    public int Inputs { get; }

    /// <param name="weights">[outputs × inputs]</param>
    /// <exception cref="ArgumentException">There are not outputs × inputs weights.</exception>
    public static PackedMatrix From(ReadOnlySpan<float> weights, int outputs, int inputs)
    {
        PackedMatrix matrix = new(outputs, inputs);
        matrix.Check(weights.Length, nameof(weights));
        for (int row = 0; row < outputs; row++)
        {
            matrix.Pack(row, weights.Slice(row * inputs, inputs));
        }

        return matrix;
    }

    /// <param name="weights">[outputs × inputs]</param>
    /// <exception cref="ArgumentException">There are not outputs × inputs weights.</exception>
    public static PackedMatrix From(ReadOnlySpan<Half> weights, int outputs, int inputs)
    {
        PackedMatrix matrix = new(outputs, inputs);
        matrix.Check(weights.Length, nameof(weights));
        float[] values = new float[inputs];
        for (int row = 0; row < outputs; row++)
        {
            Quantised.ToFloats(weights.Slice(row * inputs, inputs), values);
            matrix.Pack(row, values);
        }

        return matrix;
    }

    /// <param name="weights">[outputs × inputs], each standing for itself times the scale of its row.</param>
    /// <param name="scales">[outputs]</param>
    /// <exception cref="ArgumentException">There are not outputs × inputs weights, or not as many scales as outputs.</exception>
    public static PackedMatrix From(ReadOnlySpan<sbyte> weights, ReadOnlySpan<float> scales, int outputs, int inputs)
    {
        PackedMatrix matrix = new(outputs, inputs);
        matrix.Check(weights.Length, nameof(weights));
        if (scales.Length != outputs)
        {
            throw new ArgumentException($"{scales.Length} scales for {outputs} outputs", nameof(scales));
        }

        float[] values = new float[inputs];
        for (int row = 0; row < outputs; row++)
        {
            Quantised.ToFloats(weights.Slice(row * inputs, inputs), values);
            Quantised.Scale(values, scales.Slice(row, 1));
            matrix.Pack(row, values);
        }

        return matrix;
    }

    /// <summary>Writes <c>x Wᵀ</c>, plus the bias if one is given, plus what <paramref name="y"/> held if it accumulates.</summary>
    /// <param name="x">[rows × inputs]; may be longer</param>
    /// <param name="y">[rows × outputs]; may be longer; must not overlap <paramref name="x"/></param>
    /// <param name="bias">[outputs], or empty for none</param>
    /// <param name="accumulate">Adds to what <paramref name="y"/> holds. Takes no bias beside it.</param>
    /// <exception cref="ArgumentException">A span is too short, or a bias is given to an accumulating call.</exception>
    public void Multiply(ReadOnlySpan<float> x, int rows, Span<float> y, ReadOnlySpan<float> bias = default, bool accumulate = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        if (x.Length < (long)rows * Inputs)
        {
            throw new ArgumentException($"{x.Length} numbers are not {rows} rows of {Inputs}", nameof(x));
        }

        if (y.Length < (long)rows * Outputs)
        {
            throw new ArgumentException($"{y.Length} numbers have no room for {rows} rows of {Outputs}", nameof(y));
        }

        if (!bias.IsEmpty && (accumulate || bias.Length != Outputs))
        {
            throw new ArgumentException($"a bias of {bias.Length} for {Outputs} outputs, accumulating: {accumulate}", nameof(bias));
        }

        for (int row = 0; row < rows; row += BlockRows)
        {
            int count = Math.Min(BlockRows, rows - row);
            Span<float> block = y.Slice(row * Outputs, count * Outputs);
            for (int input = 0; input < Inputs; input += BlockInputs)
            {
                int depth = Math.Min(BlockInputs, Inputs - input);
                Block(x.Slice(row * Inputs, count * Inputs), count, input, depth, block, bias, accumulate || input > 0);
            }
        }
    }

    private void Block(ReadOnlySpan<float> x, int rows, int input, int depth, Span<float> y, ReadOnlySpan<float> bias, bool accumulate)
    {
        bool wide = Vector256.IsHardwareAccelerated;
        for (int group = 0; group < Outputs; group += GroupWidth)
        {
            int groupEnd = Math.Min(group + GroupWidth, Outputs);
            int row = 0;
            int tall = wide ? rows / 6 * 6 : 0;
            int left = rows - tall;
            int four = left / 4 * 4;
            for (int column = group; column < groupEnd; column += PanelWidth)
            {
                for (row = 0; row < tall; row += 6)
                {
                    Tile(TileShape.SixByOne, x, row, input, depth, y, column, bias, accumulate);
                }

                for (; row < tall + four; row += 4)
                {
                    Tile(TileShape.FourByOne, x, row, input, depth, y, column, bias, accumulate);
                }
            }

            if (rows - row >= 2)
            {
                for (int column = group; column < groupEnd; column += 2 * PanelWidth)
                {
                    Tile(TileShape.TwoByTwo, x, row, input, depth, y, column, bias, accumulate);
                }

                row += 2;
            }

            if (row < rows)
            {
                Tile(TileShape.OneByFour, x, row, input, depth, y, group, bias, accumulate);
            }
        }
    }

    private void Tile(
        TileShape shape,
        ReadOnlySpan<float> x,
        int row,
        int input,
        int depth,
        Span<float> y,
        int column,
        ReadOnlySpan<float> bias,
        bool accumulate
    )
    {
        int place = (row * Outputs) + column;
        ref float target = ref Unsafe.Add(ref MemoryMarshal.GetReference(y), place);
        ref float start = ref MemoryMarshal.GetArrayDataReference(s_zeros);
        int startStride = 0;
        if (accumulate)
        {
            start = ref target;
            startStride = Outputs;
        }
        else if (!bias.IsEmpty)
        {
            start = ref Unsafe.Add(ref MemoryMarshal.GetReference(bias), column);
        }

        TileOperands operands = new()
        {
            X = ref Unsafe.Add(ref MemoryMarshal.GetReference(x), (row * Inputs) + input),
            XStride = (nuint)Inputs,
            Panel = ref _panels[(column * Inputs) + (input * PanelWidth)],
            PanelStride = (nuint)(PanelWidth * Inputs),
            Depth = (nuint)depth,
        };
        int width = shape.Columns;
        if (column + width <= Outputs)
        {
            TileKernel.Run(shape, in operands, ref start, (nuint)startStride, ref target, (nuint)Outputs);
            return;
        }

        // The last outputs do not fill the tile: the panels are padded with zeros, the result is cut.
        int given = Outputs - column;
        Span<float> edge = stackalloc float[TileShape.Largest];
        for (int r = 0; r < shape.Rows; r++)
        {
            MemoryMarshal.CreateSpan(ref Unsafe.Add(ref start, r * startStride), given).CopyTo(edge[(r * width)..]);
        }

        ref float scratch = ref MemoryMarshal.GetReference(edge);
        TileKernel.Run(shape, in operands, ref scratch, (nuint)width, ref scratch, (nuint)width);
        for (int r = 0; r < shape.Rows; r++)
        {
            edge.Slice(r * width, given).CopyTo(y[(place + (r * Outputs))..]);
        }
    }

    private void Pack(int row, ReadOnlySpan<float> weights)
    {
        ref float panel = ref _panels[(row / PanelWidth * PanelWidth * Inputs) + (row % PanelWidth)];
        for (int k = 0; k < weights.Length; k++)
        {
            Unsafe.Add(ref panel, k * PanelWidth) = weights[k];
        }
    }

    private void Check(int weights, string name)
    {
        if (weights != (long)Outputs * Inputs)
        {
            throw new ArgumentException($"{weights} weights are not {Outputs} × {Inputs}", name);
        }
    }
}
