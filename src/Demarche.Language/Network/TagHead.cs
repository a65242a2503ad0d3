namespace Demarche.Language;

/// <summary>Reads part of speech, Penn tag and morphological features off the top layer, as the triple that goes together best.</summary>
internal sealed class TagHead(ModelFile file, NetworkLabels labels)
{
    private readonly LinearLayer _hidden = new(file, "tag_hidden");
    private readonly LinearLayer _upos = new(file, "upos");
    private readonly LinearLayer _xpos = new(file, "xpos");
    private readonly LinearLayer _feats = new(file, "feats");
    private readonly TagTriples _triples = new(labels);

    public void Read(ReadOnlySpan<float> top, Span<WordReading> readings, NetworkWorkspace workspace)
    {
        int words = readings.Length;
        Span<float> hidden = workspace.Take(4, words * _hidden.Outputs);
        _hidden.ApplyRelu(top, words, hidden);
        Span<float> upos = Scores(_upos, 5);
        Span<float> xpos = Scores(_xpos, 6);
        Span<float> feats = Scores(_feats, 7);
        for (int i = 0; i < words; i++)
        {
            (byte u, byte x, short f) = _triples.Best(
                upos.Slice(i * _upos.Outputs, _upos.Outputs),
                xpos.Slice(i * _xpos.Outputs, _xpos.Outputs),
                feats.Slice(i * _feats.Outputs, _feats.Outputs)
            );
            readings[i] = readings[i] with { Upos = u, Xpos = x, Feats = f };
        }

        Span<float> Scores(LinearLayer layer, int slot)
        {
            Span<float> scores = workspace.Take(slot, words * layer.Outputs);
            layer.Apply(workspace.Take(4, words * _hidden.Outputs), words, scores);
            return scores;
        }
    }
}
