using Demarche.Language;
using Demarche.Trainer.Coreference.Scoring;

namespace Demarche.Trainer.Coreference;

internal sealed record RankingOptions
{
    public int Epochs { get; init; } = 10;

    /// <summary>The weights are the mean of those after each of the last epochs.</summary>
    public int Averaged { get; init; } = 7;

    public float Rate { get; init; } = 0.06f;

    public float Decay { get; init; } = 1e-6f;

    /// <summary>What a false link of a new mention costs, what a missed link, and what a wrong one (Durrett and Klein 2013).</summary>
    public float FalseAnaphor { get; init; } = 0.4f;

    public float FalseNew { get; init; } = 3f;

    public float WrongLink { get; init; } = 0.5f;

    /// <summary>Share of hidden units that are left out for one mention.</summary>
    public float DroppedUnits { get; init; } = 0.4f;

    /// <summary>Share of features that are left out of one decision.</summary>
    public float DroppedFeatures { get; init; } = 0.2f;

    public ulong Seed { get; init; } = 20260101;
}

/// <summary>
/// Learns to rank: softmax-margin over "new" and all antecedents, the right ones taken together (latent antecedents). Chains
/// are those that the model itself builds while it learns, so that it meets its own mistakes.
/// </summary>
internal sealed class RankingTrainer
{
    private readonly RankingOptions _options;
    private readonly RankingNetwork _network;
    private readonly int[] _rows = new int[FeatureRows.Most];
    private SplitMix _dropping;
    private readonly List<int> _antecedents = [];
    private readonly List<int> _features = [];
    private readonly List<int> _ends = [];
    private float[] _hidden = new float[64 * RankingModel.Width];
    private float[] _scores = new float[64];
    private bool[] _right = new bool[64];

    public RankingTrainer(RankingOptions options)
    {
        _options = options;
        _dropping = new SplitMix(options.Seed + 2);
        _network = new RankingNetwork(options.Seed, options.Rate, options.Decay);
    }

    public RankingModel Train(IReadOnlyList<CoreferenceDocument> documents, Action<int, RankingModel>? afterEpoch = null)
    {
        ArgumentNullException.ThrowIfNull(documents);
        double[] rows = new double[_network.Rows.Length];
        double[] output = new double[_network.Output.Length];
        int averaged = 0;
        int[] order = [.. Enumerable.Range(0, documents.Count)];
        SplitMix random = new(_options.Seed + 1);
        for (int epoch = 1; epoch <= _options.Epochs; epoch++)
        {
            for (int i = order.Length - 1; i > 0; i--)
            {
                int j = (int)(random.Next() % (ulong)(i + 1));
                (order[i], order[j]) = (order[j], order[i]);
            }

            foreach (int d in order)
            {
                Learn(documents[d]);
            }

            if (epoch > _options.Epochs - _options.Averaged)
            {
                averaged++;
                for (int i = 0; i < rows.Length; i++)
                {
                    rows[i] += _network.Rows[i];
                }

                for (int k = 0; k < output.Length; k++)
                {
                    output[k] += _network.Output[k];
                }
            }

            afterEpoch?.Invoke(epoch, averaged == 0 ? Quantise(_network.Rows, _network.Output) : Mean(rows, output, averaged));
        }

        return Mean(rows, output, averaged);
    }

    private static RankingModel Mean(double[] rows, double[] output, int count) =>
        Quantise([.. rows.Select(r => (float)(r / count))], [.. output.Select(o => (float)(o / count))]);

    private static RankingModel Quantise(float[] rows, float[] output)
    {
        sbyte[] small = new sbyte[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            small[i] = (sbyte)Math.Clamp(MathF.Round(rows[i] / RankingModel.RowScale), -127, 127);
        }

        short[] weights = new short[output.Length];
        for (int k = 0; k < output.Length; k++)
        {
            weights[k] = (short)Math.Clamp(MathF.Round(output[k] / RankingModel.OutputScale), short.MinValue, short.MaxValue);
        }

        return new RankingModel(small, weights);
    }

    private void Learn(CoreferenceDocument document)
    {
        ResolvedText text = new(document.Input);
        int[] gold = GoldChains(document, text);
        HashSet<int> begun = [];
        foreach (Candidate mention in text.Order())
        {
            Score(text, mention, out int count);
            int chain = gold[mention.Index];
            bool anaphor = chain >= 0 && !begun.Add(chain) && Mark(gold, chain, count);
            _right[0] = !anaphor;
            int best = 0;
            for (int c = 1; c < count; c++)
            {
                best = _scores[c] > _scores[best] ? c : best;
            }

            Step(anaphor, count);
            text.Join(mention, best == 0 ? -1 : _antecedents[best - 1]);
        }
    }

    private bool Mark(int[] gold, int chain, int count)
    {
        bool any = false;
        for (int c = 1; c < count; c++)
        {
            _right[c] = gold[_antecedents[c - 1]] == chain;
            any |= _right[c];
        }

        return any;
    }

    // Decision 0 is "new"; the others are the antecedents in their order.
    private void Score(ResolvedText text, Candidate mention, out int count)
    {
        text.Antecedents(mention, _antecedents);
        count = _antecedents.Count + 1;
        if (_scores.Length < count)
        {
            Array.Resize(ref _scores, count * 2);
            Array.Resize(ref _right, count * 2);
            Array.Resize(ref _hidden, count * 2 * RankingModel.Width);
        }

        DropUnits();
        Array.Clear(_right);
        _features.Clear();
        _ends.Clear();
        FeatureRows rows = new(_rows);
        MentionFeatures.New(text, mention, ref rows);
        Keep(0, rows.Rows);
        int rivals = 0;
        for (int order = 0; order < _antecedents.Count; order++)
        {
            Candidate antecedent = text.Candidates[_antecedents[order]];
            rows = new FeatureRows(_rows);
            MentionFeatures.Anaphor(mention, ref rows);
            MentionFeatures.Antecedent(antecedent, ref rows);
            PairFeatures.Write(text, mention, antecedent, order, rivals, ref rows);
            Keep(order + 1, rows.Rows);
            rivals += PairFeatures.Agree(mention, antecedent) ? 1 : 0;
        }
    }

    private void DropUnits()
    {
        float kept = 1 - _options.DroppedUnits;
        for (int k = 0; k < RankingModel.Width - 1; k++)
        {
            _network.Kept[k] = _dropping.Unit() < kept ? 1 / kept : 0;
        }
    }

    private void Keep(int decision, ReadOnlySpan<int> rows)
    {
        int first = _features.Count;
        foreach (int row in rows)
        {
            if (_options.DroppedFeatures == 0 || _dropping.Unit() >= _options.DroppedFeatures)
            {
                _features.Add(row);
            }
        }

        _ends.Add(_features.Count);
        ReadOnlySpan<int> kept = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_features)[first..];
        _scores[decision] = _network.Score(kept, _hidden.AsSpan(decision * RankingModel.Width));
    }

    private void Step(bool anaphor, int count)
    {
        float top = float.NegativeInfinity;
        Span<float> costed = count <= 256 ? stackalloc float[count] : new float[count];
        for (int c = 0; c < count; c++)
        {
            float cost =
                _right[c] ? 0
                : c == 0 ? _options.FalseNew
                : anaphor ? _options.WrongLink
                : _options.FalseAnaphor;
            costed[c] = _scores[c] + cost;
            top = Math.Max(top, costed[c]);
        }

        float all = 0;
        float right = 0;
        for (int c = 0; c < count; c++)
        {
            costed[c] = MathF.Exp(costed[c] - top);
            all += costed[c];
            right += _right[c] ? costed[c] : 0;
        }

        right = Math.Max(right, 1e-30f);
        ReadOnlySpan<int> features = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_features);
        for (int c = 0; c < count; c++)
        {
            float gradient = (costed[c] / all) - (_right[c] ? costed[c] / right : 0);
            if (Math.Abs(gradient) > 0.002f)
            {
                int first = c == 0 ? 0 : _ends[c - 1];
                _network.Learn(features[first.._ends[c]], _hidden.AsSpan(c * RankingModel.Width, RankingModel.Width), gradient);
            }
        }
    }

    /// <summary>For each candidate the number of its annotated chain; -1 for none.</summary>
    internal static int[] GoldChains(CoreferenceDocument document, ResolvedText text)
    {
        Dictionary<ScoredMention, int> chains = [];
        for (int c = 0; c < document.Chains.Count; c++)
        {
            foreach (ScoredMention mention in document.Chains[c])
            {
                chains[mention] = c;
            }
        }

        int[] gold = new int[text.Candidates.Count];
        for (int i = 0; i < gold.Length; i++)
        {
            Candidate candidate = text.Candidates[i];
            gold[i] = chains.GetValueOrDefault(new ScoredMention(candidate.First, candidate.Last), -1);
        }

        return gold;
    }
}
