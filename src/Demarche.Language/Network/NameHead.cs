namespace Demarche.Language;

/// <summary>Reads names off the top layer: the best sequence of labels a sentence.</summary>
internal sealed class NameHead(ModelFile file)
{
    private readonly LinearLayer _hidden = new(file, "name_hidden");
    private readonly LinearLayer _labels = new(file, "name");
    private readonly LinearChain _chain = new(file.Floats("name_transition"), file.Floats("name_start"), file.Floats("name_end"));

    public void Read(ReadOnlySpan<float> top, ReadOnlySpan<int> offsets, Span<WordReading> readings, NetworkWorkspace workspace)
    {
        int words = readings.Length;
        Span<float> hidden = workspace.Take(4, words * _hidden.Outputs);
        _hidden.ApplyRelu(top, words, hidden);
        Span<float> scores = workspace.Take(5, words * _labels.Outputs);
        _labels.Apply(hidden, words, scores);
        for (int s = 0; s + 1 < offsets.Length; s++)
        {
            int first = offsets[s];
            int count = offsets[s + 1] - first;
            Span<int> labels = workspace.TakeHeads(count);
            _chain.Decode(scores.Slice(first * _labels.Outputs, count * _labels.Outputs), labels);
            for (int i = 0; i < count; i++)
            {
                readings[first + i] = readings[first + i] with { Name = (byte)labels[i] };
            }
        }
    }
}
