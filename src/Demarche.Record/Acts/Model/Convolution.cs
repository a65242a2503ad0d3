using Demarche.Language;

namespace Demarche.Record;

/// <summary>
/// A word and those beside it to a new vector, cut off at zero (R. Collobert et al., JMLR 12, 2011); nothing stands beyond the ends of a
/// stretch. Stretches lie one after the other as rows of a matrix, and run side by side.
/// </summary>
internal sealed class Convolution
{
    private readonly PackedMatrix[] _kernels;
    private readonly float[] _bias;

    public Convolution(ModelFile file, string name)
    {
        List<PackedMatrix> kernels = [];
        while (file.Tensors.ContainsKey($"{name}.{kernels.Count}"))
        {
            kernels.Add(file.Matrix($"{name}.{kernels.Count}"));
        }

        if (kernels.Count % 2 == 0)
        {
            throw new ModelFormatException($"the convolution {name} has {kernels.Count} places: an odd number is needed");
        }

        _kernels = [.. kernels];
        _bias = file.Floats(name + ".bias");
    }

    /// <param name="kernels">One [outputs × inputs] for each place, from left to right; an odd number.</param>
    /// <param name="bias">[outputs]</param>
    internal Convolution(PackedMatrix[] kernels, float[] bias)
    {
        _kernels = kernels;
        _bias = bias;
    }

    public int Inputs => _kernels[0].Inputs;

    public int Outputs => _kernels[0].Outputs;

    private int Reach => _kernels.Length / 2;

    /// <param name="x">[words × inputs]</param>
    /// <param name="offsets">Stretch s is the words from offsets[s] up to offsets[s + 1].</param>
    /// <param name="y">[words × outputs]</param>
    public void Run(ReadOnlySpan<float> x, ReadOnlySpan<int> offsets, Span<float> y, ConvolutionMemory memory)
    {
        // Rows of zeros between the stretches, so that one multiplication a place serves all of them.
        int stretches = offsets.Length - 1;
        int rows = offsets[^1] + ((stretches + 1) * Reach);
        Span<float> padded = memory.Padded(rows * Inputs);
        padded.Clear();
        for (int s = 0; s < stretches; s++)
        {
            int at = offsets[s] + ((s + 1) * Reach);
            x[(offsets[s] * Inputs)..(offsets[s + 1] * Inputs)].CopyTo(padded[(at * Inputs)..]);
        }

        int inner = rows - (2 * Reach);
        Span<float> sums = memory.Sums(inner * Outputs);
        for (int k = 0; k < _kernels.Length; k++)
        {
            ReadOnlySpan<float> shifted = padded.Slice(k * Inputs, inner * Inputs);
            if (k == 0)
            {
                _kernels[k].Multiply(shifted, inner, sums, _bias);
            }
            else
            {
                _kernels[k].Multiply(shifted, inner, sums, accumulate: true);
            }
        }

        for (int s = 0; s < stretches; s++)
        {
            int from = (offsets[s] + (s * Reach)) * Outputs;
            Span<float> to = y[(offsets[s] * Outputs)..(offsets[s + 1] * Outputs)];
            for (int i = 0; i < to.Length; i++)
            {
                to[i] = Math.Max(sums[from + i], 0);
            }
        }
    }
}

/// <summary>Memory that convolutions work in; one thread at a time.</summary>
internal sealed class ConvolutionMemory
{
    private float[] _padded = [];
    private float[] _sums = [];

    public Span<float> Padded(int length) => Grown(ref _padded, length);

    public Span<float> Sums(int length) => Grown(ref _sums, length);

    private static Span<float> Grown(ref float[] numbers, int length)
    {
        if (numbers.Length < length)
        {
            numbers = new float[length + (length / 4)];
        }

        return numbers.AsSpan(0, length);
    }
}
