using System.Text;

namespace Demarche.Trainer.Classes;

/// <summary>
/// Merges classes two by two, always those that lose the least mutual information between neighbouring classes (Brown et al.
/// 1992), into one tree. The path to a class from the root is its bit string; its beginnings are coarser classes.
/// </summary>
internal sealed class ClassMerging
{
    private readonly List<double[]> _counts = [];
    private readonly List<double> _left = [];
    private readonly List<double> _right = [];
    private readonly List<double[]> _loss = [];
    private readonly List<Node> _nodes = [];
    private double _total;

    private ClassMerging() { }

    /// <summary>Bits of each class, by number.</summary>
    /// <param name="count">How often one class stands before another.</param>
    public static string[] Bits(int classes, Func<int, int, long> count)
    {
        ClassMerging merging = new();
        merging.Start(classes, count);
        while (merging._nodes.Count > 1)
        {
            merging.MergeCheapest();
        }

        string[] bits = new string[classes];
        merging._nodes[0].Name(new StringBuilder(), bits);
        return bits;
    }

    private void Start(int classes, Func<int, int, long> count)
    {
        for (int i = 0; i < classes; i++)
        {
            _nodes.Add(new Node(i, null, null));
            _counts.Add([.. Enumerable.Range(0, classes).Select(j => (double)count(i, j))]);
            _loss.Add(new double[classes]);
            _left.Add(_counts[i].Sum());
        }

        _total = _left.Sum();
        for (int i = 0; i < classes; i++)
        {
            _right.Add(_counts.Sum(row => row[i]));
        }

        for (int i = 0; i < classes; i++)
        {
            for (int j = i + 1; j < classes; j++)
            {
                _loss[i][j] = Loss(i, j);
            }
        }
    }

    private void MergeCheapest()
    {
        (int a, int b) = (0, 1);
        for (int i = 0; i < _nodes.Count; i++)
        {
            for (int j = i + 1; j < _nodes.Count; j++)
            {
                if (_loss[i][j] < _loss[a][b])
                {
                    (a, b) = (i, j);
                }
            }
        }

        // The losses of other pairs change only by their terms with the two classes: take those out, and put the merged ones in.
        Adjust(a, b, b, 1);
        Merge(a, b);
        Adjust(a, -1, b, -1);
        RemoveLast(b);
        for (int i = 0; i < _nodes.Count; i++)
        {
            if (i != a)
            {
                _loss[Math.Min(i, a)][Math.Max(i, a)] = Loss(Math.Min(i, a), Math.Max(i, a));
            }
        }
    }

    // For each pair apart from the two: sign times what it would keep and lose with class a, and with b where there is one.
    private void Adjust(int a, int b, int skipped, int sign)
    {
        for (int i = 0; i < _nodes.Count; i++)
        {
            for (int j = i + 1; j < _nodes.Count && i != a && i != skipped; j++)
            {
                if (j != a && j != skipped)
                {
                    double kept = Joined(i, j, a) + (b < 0 ? 0 : Joined(i, j, b));
                    double lost = Beside(i, a) + Beside(j, a) + (b < 0 ? 0 : Beside(i, b) + Beside(j, b));
                    _loss[i][j] += sign * (kept - lost);
                }
            }
        }
    }

    private void Merge(int a, int b)
    {
        for (int i = 0; i < _nodes.Count; i++)
        {
            _counts[a][i] += _counts[b][i];
        }

        for (int i = 0; i < _nodes.Count; i++)
        {
            _counts[i][a] += _counts[i][b];
        }

        _left[a] += _left[b];
        _right[a] += _right[b];
        _nodes[a] = new Node(-1, _nodes[a], _nodes[b]);
    }

    // The last class takes the place of the one that is gone.
    private void RemoveLast(int gone)
    {
        int last = _nodes.Count - 1;
        for (int i = 0; i < last; i++)
        {
            if (i != gone)
            {
                _loss[Math.Min(i, gone)][Math.Max(i, gone)] = _loss[i][last];
            }
        }

        _counts[gone] = _counts[last];
        for (int i = 0; i <= last; i++)
        {
            _counts[i][gone] = _counts[i][last];
        }

        _left[gone] = _left[last];
        _right[gone] = _right[last];
        _nodes[gone] = _nodes[last];
        _counts.RemoveAt(last);
        _left.RemoveAt(last);
        _right.RemoveAt(last);
        _nodes.RemoveAt(last);
    }

    // What merging i and j loses: their terms with every class less the terms of the merged one.
    private double Loss(int i, int j)
    {
        double loss = 0;
        for (int other = 0; other < _nodes.Count; other++)
        {
            if (other != i && other != j)
            {
                loss += Beside(i, other) + Beside(j, other) - Joined(i, j, other);
            }
        }

        double inside = _counts[i][i] + _counts[i][j] + _counts[j][i] + _counts[j][j];
        loss += Term(_counts[i][i], _left[i], _right[i]) + Term(_counts[j][j], _left[j], _right[j]);
        loss += Term(_counts[i][j], _left[i], _right[j]) + Term(_counts[j][i], _left[j], _right[i]);
        return loss - Term(inside, _left[i] + _left[j], _right[i] + _right[j]);
    }

    private double Beside(int i, int other) =>
        Term(_counts[i][other], _left[i], _right[other]) + Term(_counts[other][i], _left[other], _right[i]);

    private double Joined(int i, int j, int other) =>
        Term(_counts[i][other] + _counts[j][other], _left[i] + _left[j], _right[other])
        + Term(_counts[other][i] + _counts[other][j], _left[other], _right[i] + _right[j]);

    private double Term(double pair, double left, double right) => pair <= 0 ? 0 : pair * Math.Log(pair * _total / (left * right));

    private sealed record Node(int Class, Node? First, Node? Second)
    {
        public void Name(StringBuilder path, string[] bits)
        {
            if (First is null || Second is null)
            {
                bits[Class] = path.ToString();
                return;
            }

            First.Name(path.Append('0'), bits);
            path.Length--;
            Second.Name(path.Append('1'), bits);
            path.Length--;
        }
    }
}
