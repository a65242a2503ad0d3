using Demarche.Language;

namespace Demarche.Record;

/// <summary>
/// One hidden layer of rectified units over numbers that describe a case, and two chances out of it. What is learned by <c>tools/train</c> with
/// the weights of several networks side by side. Threads may share it.
/// </summary>
internal sealed class JudgingNetwork
{
    private readonly PackedMatrix _hidden;
    private readonly float[] _hiddenBias;
    private readonly PackedMatrix _out;
    private readonly float[] _outBias;

    /// <param name="name">What the names of its tensors begin with.</param>
    /// <param name="inputs">Numbers of a case.</param>
    /// <exception cref="ModelFormatException">The file was learned from other numbers.</exception>
    public JudgingNetwork(ModelFile file, string name, int inputs)
    {
        _hidden = file.Matrix(name + ".hidden");
        _hiddenBias = file.Floats(name + ".hidden.bias");
        _out = file.Matrix(name + ".out");
        _outBias = file.Floats(name + ".out.bias");
        if (_hidden.Inputs != inputs || _out.Outputs != 2)
        {
            throw new ModelFormatException($"the network {name} takes {_hidden.Inputs} numbers, and {inputs} are given");
        }
    }

    /// <summary>The two chances, to two places: what is told must not hang on the last bit of a sum.</summary>
    public (double First, double Second) Judge(ReadOnlySpan<float> numbers)
    {
        Span<float> hidden = stackalloc float[_hidden.Outputs];
        _hidden.Multiply(numbers, 1, hidden, _hiddenBias);
        for (int k = 0; k < hidden.Length; k++)
        {
            hidden[k] = Math.Max(0, hidden[k]);
        }

        Span<float> scores = stackalloc float[2];
        _out.Multiply(hidden, 1, scores, _outBias);
        return (Chance(scores[0]), Chance(scores[1]));
    }

    private static double Chance(float score) => Math.Round(1 / (1 + Math.Exp(-score)), 2);
}
