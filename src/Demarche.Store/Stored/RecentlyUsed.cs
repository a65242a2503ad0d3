namespace Demarche.Store;

/// <summary>What was used last, up to a weight in all; what was used longest ago goes first.</summary>
/// <param name="most">Weight that is kept at most, in the unit of <see cref="Keep"/>.</param>
internal sealed class RecentlyUsed<TKey, TValue>(int most)
    where TKey : notnull
    where TValue : class
{
    private readonly Dictionary<TKey, LinkedListNode<(TKey Key, TValue Value, int Weight)>> _byKey = [];
    private readonly LinkedList<(TKey Key, TValue Value, int Weight)> _byUse = new();
    private int _weight;

    /// <summary>Null for what is not kept.</summary>
    public TValue? Find(TKey key)
    {
        if (!_byKey.TryGetValue(key, out LinkedListNode<(TKey Key, TValue Value, int Weight)>? node))
        {
            return null;
        }

        _byUse.Remove(node);
        _byUse.AddLast(node);
        return node.Value.Value;
    }

    /// <summary>Keeps a value, in the place of another of its key. One that weighs more than is kept at all stays until the next.</summary>
    public void Keep(TKey key, TValue value, int weight)
    {
        Remove(key);
        _byKey.Add(key, _byUse.AddLast((key, value, weight)));
        _weight += weight;
        while (_weight > most && _byUse.Count > 1)
        {
            Remove(_byUse.First!.Value.Key);
        }
    }

    public void Remove(TKey key)
    {
        if (_byKey.Remove(key, out LinkedListNode<(TKey Key, TValue Value, int Weight)>? node))
        {
            _byUse.Remove(node);
            _weight -= node.Value.Weight;
        }
    }

    public void Clear()
    {
        _byKey.Clear();
        _byUse.Clear();
        _weight = 0;
    }
}
