namespace Demarche.Store;

/// <summary>Which numbers are one set, as they are united pair by pair. A number not seen before is a set of its own.</summary>
internal sealed class DisjointSets
{
    private readonly Dictionary<long, long> _above = [];

    public bool AreOne(long a, long b) => a == b || Find(a) == Find(b);

    /// <summary>The number that stands for the set: the smallest of it.</summary>
    public long Find(long number)
    {
        while (_above.TryGetValue(number, out long above))
        {
            if (_above.TryGetValue(above, out long higher))
            {
                _above[number] = higher;
            }

            number = above;
        }

        return number;
    }

    public void Unite(long a, long b)
    {
        long first = Find(a);
        long second = Find(b);
        if (first != second)
        {
            _above[Math.Max(first, second)] = Math.Min(first, second);
        }
    }
}
