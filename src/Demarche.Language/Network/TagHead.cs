namespace Demarche.Language;

/// <summary>Reads part of speech, Penn tag and morphological features off the top layer, each apart.</summary>
internal sealed class TagHead(ModelFile file)
{
    private readonly LinearLayer _hidden = new(file, "tag_hidden");
    private readonly LinearLayer _upos = new(file, "upos");
    private readonly LinearLayer _xpos = new(file, "xpos");
    private readonly LinearLayer _feats = new(file, "feats");

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
            readings[i] = readings[i] with
            {
                Upos = (byte)Best(upos, i, _upos.Outputs),
                Xpos = (byte)Best(xpos, i, _xpos.Outputs),
                Feats = (short)Best(feats, i, _feats.Outputs),
            };
        }

        Span<float> Scores(LinearLayer layer, int slot)
        {
            Span<float> scores = workspace.Take(slot, words * layer.Outputs);
            layer.Apply(workspace.Take(4, words * _hidden.Outputs), words, scores);
            return scores;
        }
    }

    private static int Best(ReadOnlySpan<float> scores, int row, int width) => Rows.Best(scores.Slice(row * width, width));
}
