using Demarche.Language;

namespace Demarche.Record;

/// <summary>
/// What stands above a pretrained encoder that went on learning (<c>tools/acts/tuning.py</c>): one hidden layer over its states and some numbers, and scores. Threads may
/// share it.
/// </summary>
internal sealed class EncoderHead
{
    private readonly PackedMatrix _state;
    private readonly PackedMatrix _numbers;
    private readonly float[] _hiddenBias;
    private readonly PackedMatrix _out;
    private readonly float[] _outBias;

    /// <exception cref="ModelFormatException">The file was learned from other numbers, or for other scores.</exception>
    public EncoderHead(ModelFile file, string name, int numbers, int scores)
    {
        _state = file.Matrix("hidden.state");
        _numbers = file.Matrix("hidden.numbers");
        _hiddenBias = file.Floats("hidden.bias");
        _out = file.Matrix("out");
        _outBias = file.Floats("out.bias");
        if (_numbers.Inputs != numbers || _out.Outputs != scores)
        {
            throw new ModelFormatException(
                $"the encoder of {name} takes {_numbers.Inputs} numbers and gives {_out.Outputs} scores, where {numbers} and {scores} are meant"
            );
        }
    }

    /// <summary>What the states give the hidden units.</summary>
    public float[] Project(ReadOnlySpan<float> state)
    {
        float[] hidden = new float[_state.Outputs];
        _state.Multiply(state, 1, hidden, _hiddenBias);
        return hidden;
    }

    /// <param name="projected">By <see cref="Project"/>.</param>
    public void Score(ReadOnlySpan<float> projected, ReadOnlySpan<float> numbers, Span<float> scores)
    {
        Span<float> hidden = stackalloc float[projected.Length];
        projected.CopyTo(hidden);
        _numbers.Multiply(numbers, 1, hidden, accumulate: true);
        foreach (ref float unit in hidden)
        {
            unit = Math.Max(0, unit);
        }

        _out.Multiply(hidden, 1, scores, _outBias);
    }
}
