namespace Demarche.Language;

/// <summary>
/// The algorithm of Y. Chu and T. Liu (1965) and J. Edmonds (1967) for dense graphs in quadratic time (R. Tarjan, Networks 7,
/// 1977): a path is grown along the best heads; where it bites its tail the cycle becomes one node, in the place of one of its
/// members; in the end the nodes are opened again, each at the member that its head enters.
/// </summary>
internal sealed class Contraction
{
    private const int New = 0;
    private const int OnPath = 1;
    private const int Done = 2;

    private readonly int _words;
    private readonly int _width;
    private readonly double[] _weights;

    // The arc between two words that stands behind a weight: dependent × width + head.
    private readonly int[] _arcs;

    // Nodes are words, then cycles in the order in which they were closed. A slot is a row of the weights and holds a node.
    private readonly int[] _nodeOfSlot;
    private readonly int[] _cycleOfNode;
    private readonly int[] _arcIntoNode;
    private readonly double[] _best;
    private readonly int[] _state;
    private readonly List<int> _alive;
    private readonly List<int> _path = [];
    private int _nodes;

    /// <param name="weights">[words × (words + 1)], the root first; overwritten</param>
    public Contraction(double[] weights, int words)
    {
        _words = words;
        _width = words + 1;
        _weights = weights;
        _arcs = [.. Enumerable.Range(0, weights.Length)];
        _nodeOfSlot = [.. Enumerable.Range(0, words)];
        _cycleOfNode = new int[2 * words];
        _arcIntoNode = new int[2 * words];
        _best = new double[words];
        _state = new int[words];
        _alive = [.. Enumerable.Range(0, words)];
        _nodes = words;
    }

    /// <param name="heads">[words]; zero is the root, n is word n counted from one</param>
    public void Solve(Span<int> heads)
    {
        for (int slot = 0; slot < _words; slot++)
        {
            if (_state[slot] == New)
            {
                Grow(slot);
            }
        }

        Open();
        for (int word = 0; word < _words; word++)
        {
            heads[word] = _arcIntoNode[word] % _width;
        }
    }

    private void Grow(int slot)
    {
        while (true)
        {
            _path.Add(slot);
            _state[slot] = OnPath;
            int column = BestHead(slot);
            _best[slot] = _weights[(slot * _width) + column];
            _arcIntoNode[_nodeOfSlot[slot]] = _arcs[(slot * _width) + column];
            if (column == 0 || _state[column - 1] == Done)
            {
                foreach (int reached in _path)
                {
                    _state[reached] = Done;
                }

                _path.Clear();
                return;
            }

            slot = column - 1;
            if (_state[slot] == OnPath)
            {
                Close(slot);
            }
        }
    }

    private int BestHead(int slot)
    {
        int best = 0;
        foreach (int other in _alive)
        {
            if (other != slot && _weights[(slot * _width) + other + 1] > _weights[(slot * _width) + best])
            {
                best = other + 1;
            }
        }

        return best;
    }

    // The path from the slot to its end is a cycle. It goes on as one node in that slot.
    private void Close(int slot)
    {
        int first = _path.LastIndexOf(slot);
        List<int> others = _path[(first + 1)..];
        _path.RemoveRange(first, _path.Count - first);
        foreach (int member in others)
        {
            _state[member] = Done;
            _cycleOfNode[_nodeOfSlot[member]] = _nodes;
        }

        _alive.RemoveAll(others.Contains);
        _cycleOfNode[_nodeOfSlot[slot]] = _nodes;
        _nodeOfSlot[slot] = _nodes++;

        // To enter the cycle at a member is to give up the arc that the cycle has into it.
        Enter(slot, slot, 0);
        others.ForEach(member => Enter(slot, member, 0));
        foreach (int outside in _alive)
        {
            if (outside != slot)
            {
                Enter(slot, slot, outside + 1);
                foreach (int member in others)
                {
                    Enter(slot, member, outside + 1);
                    Take((outside * _width) + slot + 1, (outside * _width) + member + 1, 0);
                }
            }
        }
    }

    private void Enter(int slot, int member, int column) => Take((slot * _width) + column, (member * _width) + column, _best[member]);

    private void Take(int into, int from, double less)
    {
        if (into == from)
        {
            _weights[into] -= less;
        }
        else if (_weights[from] - less > _weights[into])
        {
            _weights[into] = _weights[from] - less;
            _arcs[into] = _arcs[from];
        }
    }

    private void Open()
    {
        for (int cycle = _nodes - 1; cycle >= _words; cycle--)
        {
            int arc = _arcIntoNode[cycle];
            int member = arc / _width;
            while (_cycleOfNode[member] != cycle)
            {
                member = _cycleOfNode[member];
            }

            _arcIntoNode[member] = arc;
        }
    }
}
