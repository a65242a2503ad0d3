namespace Demarche.Language;

/// <summary>
/// The part of speech, Penn tag and features that go together in the treebanks (<c>Data/tag-triples.tsv</c>, made by
/// <c>tools/train tag-triples</c>). The heads of the network judge each apart and may contradict each other; the triple that all
/// three together find likeliest does not.
/// </summary>
internal sealed class TagTriples
{
    private readonly byte[] _upos;
    private readonly byte[] _xpos;
    private readonly short[] _feats;

    /// <exception cref="ModelFormatException">The labels of the network are others than those of the table.</exception>
    public TagTriples(NetworkLabels labels)
    {
        List<(byte Upos, byte Xpos, short Feats)> triples = [];
        foreach (string[] cells in DataFile.Lines("tag-triples.tsv").Select(static l => l.Split(['\t', ' '])))
        {
            int upos = Array.IndexOf(labels.Upos, cells[0]);
            int xpos = Array.IndexOf(labels.Xpos, cells[1]);
            int feats = Array.IndexOf(labels.Feats, cells[2]);
            if (upos >= 0 && xpos >= 0 && feats >= 0)
            {
                triples.Add(((byte)upos, (byte)xpos, (short)feats));
            }
        }

        _upos = [.. triples.Select(static t => t.Upos)];
        _xpos = [.. triples.Select(static t => t.Xpos)];
        _feats = [.. triples.Select(static t => t.Feats)];
        if (_upos.Length == 0)
        {
            throw new ModelFormatException("no triple of Data/tag-triples.tsv is made of the labels of the model");
        }
    }

    /// <summary>The likeliest triple by the scores of one word; scores may be short of a constant for each of the three.</summary>
    public (byte Upos, byte Xpos, short Feats) Best(ReadOnlySpan<float> upos, ReadOnlySpan<float> xpos, ReadOnlySpan<float> feats)
    {
        int best = 0;
        float most = float.NegativeInfinity;
        for (int i = 0; i < _upos.Length; i++)
        {
            float score = upos[_upos[i]] + xpos[_xpos[i]] + feats[_feats[i]];
            if (score > most)
            {
                best = i;
                most = score;
            }
        }

        return (_upos[best], _xpos[best], _feats[best]);
    }
}
