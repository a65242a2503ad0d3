using Demarche.Language;

namespace Demarche.Record;

/// <summary>
/// A second opinion on a line that rules or the reader of acts have found, as a reranker gives one on what a first model proposes (M. Collins and
/// T. Koo, "Discriminative Reranking for Natural Language Parsing", Computational Linguistics 31, 2005): one hidden layer over
/// <see cref="LineFeatures"/>, learned from lines that were judged against their sentences (<c>tools/train lines</c>). Threads may share it.
/// </summary>
internal sealed class LineVerifier
{
    private static readonly ModelFile s_file = ModelFile.Open(ShippedModel.Open("lines.bin"));

    private readonly PackedMatrix _hidden;
    private readonly float[] _hiddenBias;
    private readonly PackedMatrix _out;
    private readonly float[] _outBias;

    private LineVerifier(ModelFile file, string name, int inputs)
    {
        _hidden = file.Matrix(name + ".hidden");
        _hiddenBias = file.Floats(name + ".hidden.bias");
        _out = file.Matrix(name + ".out");
        _outBias = file.Floats(name + ".out.bias");
        if (_hidden.Inputs != inputs || _out.Outputs != 2)
        {
            throw new ModelFormatException($"the verifier of {name} takes {_hidden.Inputs} numbers of a line, and {inputs} are given");
        }
    }

    public static LineVerifier Positions { get; } = new(s_file, "positions", PositionFeatures.Count);

    public static LineVerifier Events { get; } = new(s_file, "events", EventFeatures.Count);

    /// <param name="features">As <see cref="PositionFeatures"/> or <see cref="EventFeatures"/> lays them out.</param>
    public LineVerdict Judge(ReadOnlySpan<float> features)
    {
        Span<float> hidden = stackalloc float[_hidden.Outputs];
        _hidden.Multiply(features, 1, hidden, _hiddenBias);
        for (int k = 0; k < hidden.Length; k++)
        {
            hidden[k] = Math.Max(0, hidden[k]);
        }

        Span<float> scores = stackalloc float[2];
        _out.Multiply(hidden, 1, scores, _outBias);
        return new LineVerdict(Chance(scores[0]), Chance(scores[1]));
    }

    // To two places: what is told must not hang on the last bit of a sum.
    private static double Chance(float score) => Math.Round(1 / (1 + Math.Exp(-score)), 2);
}
