using Demarche.Language;

namespace Demarche.Record;

/// <summary>
/// A second opinion on a line that rules or the reader of acts have found, as a reranker gives one on what a first model proposes (M. Collins and
/// T. Koo, "Discriminative Reranking for Natural Language Parsing", Computational Linguistics 31, 2005), learned from lines that were judged
/// against their sentences (<c>tools/train lines</c>). Threads may share it.
/// </summary>
internal sealed class LineVerifier
{
    private static readonly ModelFile s_file = ModelFile.Open(ShippedModel.Open("lines.bin"));

    private readonly JudgingNetwork _network;

    private LineVerifier(string name, int inputs) => _network = new JudgingNetwork(s_file, name, inputs);

    public static LineVerifier Positions { get; } = new("positions", PositionFeatures.Count);

    public static LineVerifier Events { get; } = new("events", EventFeatures.Count);

    /// <param name="features">As <see cref="PositionFeatures"/> or <see cref="EventFeatures"/> lays them out.</param>
    public LineVerdict Judge(ReadOnlySpan<float> features)
    {
        (double told, double right) = _network.Judge(features);
        return new LineVerdict(told, right);
    }
}
