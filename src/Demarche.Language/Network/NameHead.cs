namespace Demarche.Language;

/// <summary>
/// Reads names: the best sequence of labels a sentence (a bidirectional memory under a conditional random field, as in G. Lample et
/// al., NAACL 2016). Names are in the words more than in the sentence, so that this head sees all layers: the words themselves, the
/// lower layer and the upper. A memory of its own lets the words of one name agree.
/// </summary>
internal sealed class NameHead(ModelFile file)
{
    private readonly PackedMatrix _upper = file.Matrix("hidden.upper");
    private readonly PackedMatrix _lower = file.Matrix("hidden.lower");
    private readonly float[] _bias = file.Floats("hidden.bias");
    private readonly BidirectionalLayer _memory = new(
        LongShortTermMemory.From(file, "memory.forward"),
        LongShortTermMemory.From(file, "memory.backward")
    );
    private readonly LinearLayer _labels = new(file, "label");
    private readonly PackedMatrix _labelsOfMemory = file.Matrix("label.memory");
    private readonly LinearChain _chain = new(file.Floats("transition"), file.Floats("start"), file.Floats("end"));

    /// <summary>Projects what is known of a word by itself onto the hidden layer; the caller keeps what comes of it.</summary>
    public NameWords Words { get; } = new(file);

    /// <param name="words">[words × hidden], projected by <see cref="Words"/>; written over.</param>
    public void Read(
        Span<float> words,
        ReadOnlySpan<float> lower,
        ReadOnlySpan<float> upper,
        ReadOnlySpan<int> offsets,
        Span<WordReading> readings,
        NetworkWorkspace workspace
    )
    {
        int count = readings.Length;
        _lower.Multiply(lower, count, words, accumulate: true);
        _upper.Multiply(upper, count, words, accumulate: true);
        for (int i = 0; i < count; i++)
        {
            Rows.Add(_bias, words.Slice(i * _bias.Length, _bias.Length));
        }

        Activation.Relu(words[..(count * _bias.Length)]);
        Span<float> remembered = workspace.Take(4, count * _memory.Outputs);
        _memory.Run(words, offsets, remembered, workspace.Recurrent);
        Span<float> scores = workspace.Take(5, count * _labels.Outputs);
        _labels.Apply(words, count, scores);
        _labelsOfMemory.Multiply(remembered, count, scores, accumulate: true);
        for (int s = 0; s + 1 < offsets.Length; s++)
        {
            int first = offsets[s];
            int length = offsets[s + 1] - first;
            Span<int> labels = workspace.TakeHeads(length);
            _chain.Decode(scores.Slice(first * _labels.Outputs, length * _labels.Outputs), labels);
            for (int i = 0; i < length; i++)
            {
                readings[first + i] = readings[first + i] with { Name = (byte)labels[i] };
            }
        }
    }
}
