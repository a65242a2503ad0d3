using Demarche.Text;

namespace Demarche.Trainer.Tokens;

/// <summary>Precision and recall of spans that must be met exactly, as the CoNLL 2018 shared task counts tokens and sentences.</summary>
internal sealed class BoundaryScore
{
    private int _gold;
    private int _found;
    private int _right;

    public double F1 => _gold + _found == 0 ? 1 : 2.0 * _right / (_gold + _found);

    /// <summary>Both lists in order. Calls <paramref name="differ"/> with each stretch where they part, its gold and its found spans.</summary>
    public void Add(IReadOnlyList<TextSpan> gold, IReadOnlyList<TextSpan> found, Action<TextSpan[], TextSpan[]>? differ = null)
    {
        _gold += gold.Count;
        _found += found.Count;
        int g = 0;
        int f = 0;
        List<TextSpan> missed = [];
        List<TextSpan> wrong = [];
        while (g < gold.Count || f < found.Count)
        {
            if (g < gold.Count && f < found.Count && gold[g] == found[f])
            {
                _right++;
                Tell();
                g++;
                f++;
            }
            else if (f == found.Count || (g < gold.Count && gold[g].End <= found[f].End))
            {
                missed.Add(gold[g++]);
            }
            else
            {
                wrong.Add(found[f++]);
            }
        }

        Tell();

        void Tell()
        {
            if (missed.Count + wrong.Count > 0)
            {
                differ?.Invoke([.. missed], [.. wrong]);
                missed.Clear();
                wrong.Clear();
            }
        }
    }

    public override string ToString() =>
        FormattableString.Invariant(
            $"F1 {100 * F1:F2} (precision {100.0 * _right / Math.Max(1, _found):F2}, recall {100.0 * _right / Math.Max(1, _gold):F2})"
        );
}
