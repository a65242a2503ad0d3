namespace Demarche.Language;

/// <summary>Goes through the candidates of one text and joins each to its best antecedent.</summary>
internal sealed class AntecedentRanking
{
    private readonly RankingModel _model;
    private readonly ResolvedText _text;
    private readonly short[] _asAnaphor;
    private readonly short[] _asAntecedent;
    private readonly short[] _asPair = new short[RankingModel.Width];
    private readonly short[] _nothing = new short[RankingModel.Width];
    private readonly int[] _rows = new int[FeatureRows.Most];
    private readonly List<int> _antecedents = [];

    public AntecedentRanking(RankingModel model, ResolvedText text)
    {
        _model = model;
        _text = text;
        _asAnaphor = new short[RankingModel.Width];
        _asAntecedent = new short[text.Candidates.Count * RankingModel.Width];
    }

    /// <param name="decided">Is told of each decision: the mention and its antecedent, -1 for none.</param>
    public void Run(Action<Candidate, int>? decided = null)
    {
        foreach (Candidate mention in _text.Order())
        {
            int best = Best(mention);
            decided?.Invoke(mention, best);
            _text.Join(mention, best);
            FeatureRows rows = new(_rows);
            MentionFeatures.Antecedent(mention, ref rows);
            _model.Sum(rows.Rows, Antecedent(mention.Index));
        }
    }

    private Span<short> Antecedent(int index) => _asAntecedent.AsSpan(index * RankingModel.Width, RankingModel.Width);

    private int Best(Candidate mention)
    {
        FeatureRows rows = new(_rows);
        MentionFeatures.New(_text, mention, ref rows);
        _model.Sum(rows.Rows, _asPair);
        int bestScore = _model.Score(_asPair, _nothing, _nothing);
        int best = -1;
        rows = new FeatureRows(_rows);
        MentionFeatures.Anaphor(mention, ref rows);
        _model.Sum(rows.Rows, _asAnaphor);
        _text.Antecedents(mention, _antecedents);
        int rivals = 0;
        for (int order = 0; order < _antecedents.Count; order++)
        {
            Candidate antecedent = _text.Candidates[_antecedents[order]];
            rows = new FeatureRows(_rows);
            PairFeatures.Write(_text, mention, antecedent, order, rivals, ref rows);
            _model.Sum(rows.Rows, _asPair);
            int score = _model.Score(_asAnaphor, Antecedent(antecedent.Index), _asPair);
            if (score > bestScore)
            {
                bestScore = score;
                best = antecedent.Index;
            }

            rivals += PairFeatures.Agree(mention, antecedent) ? 1 : 0;
        }

        return best;
    }
}
