using System.Runtime.InteropServices;

namespace Demarche.Record;

/// <summary>Recent reports by their heaviest words; of each word the latest reports only.</summary>
internal sealed class TermIndex
{
    /// <summary>Words of a report that it is found by.</summary>
    public const int TermsOfReport = 24;

    private const int MostInBucket = 256;

    /// <summary>Sum of the products of weights, of at most 255 each, that makes a candidate.</summary>
    private const int LeastProduct = 4_000;

    private readonly Dictionary<uint, List<Entry>> _buckets = [];
    private readonly Stack<List<Entry>> _unused = new();
    private int[] _touched = [];
    private readonly List<ulong> _found = [];
    private int[] _products = [];

    /// <summary>The likest by the words given, the latest first among equals.</summary>
    public void Candidates(
        ReadOnlySpan<uint> terms,
        TermVector weights,
        RingOf<StoryGrouping.Placed> reports,
        int most,
        List<int> candidates
    )
    {
        candidates.Clear();
        _found.Clear();
        _products = reports.Sized(_products);
        if (_touched.Length <= _products.Length)
        {
            _touched = new int[_products.Length + 1];
        }

        int[] touched = _touched;
        int touches = 0;
        foreach (uint term in terms)
        {
            if (!_buckets.TryGetValue(term, out List<Entry>? bucket))
            {
                continue;
            }

            int mine = Math.Max(1, weights.WeightOf(term));
            foreach (Entry entry in CollectionsMarshal.AsSpan(bucket))
            {
                ref int product = ref _products[reports.Place(entry.Report)];

                // Without branches: whether a report was met before cannot be foretold. No weight is 0, so each is noted once.
                touched[touches] = entry.Report;
                touches += product == 0 ? 1 : 0;
                product += mine * entry.Weight;
            }
        }

        foreach (int report in touched.AsSpan(0, touches))
        {
            ref int product = ref _products[reports.Place(report)];
            if (product >= LeastProduct)
            {
                _found.Add(((ulong)product << 32) | (uint)report);
            }

            product = 0;
        }

        _found.Sort();
        for (int i = _found.Count - 1; i >= 0 && candidates.Count < most; i--)
        {
            candidates.Add((int)(uint)_found[i]);
        }
    }

    public void Enter(int report, ReadOnlySpan<uint> terms, TermVector weights)
    {
        foreach (uint term in terms)
        {
            List<Entry> bucket = CollectionsMarshal.GetValueRefOrAddDefault(_buckets, term, out _) ??=
                _unused.Count > 0 ? _unused.Pop() : [];
            if (bucket.Count >= MostInBucket)
            {
                // A word that hundreds of reports hold: the older half gives way.
                bucket.RemoveRange(0, MostInBucket / 2);
            }

            bucket.Add(new Entry(report, Math.Max(1, weights.WeightOf(term))));
        }
    }

    /// <summary>Takes out the oldest of the reports that are left.</summary>
    public void Leave(int report, ReadOnlySpan<uint> terms)
    {
        foreach (uint term in terms)
        {
            if (!_buckets.TryGetValue(term, out List<Entry>? bucket) || bucket.Count == 0 || bucket[0].Report != report)
            {
                continue;
            }

            bucket.RemoveAt(0);
            if (bucket.Count == 0)
            {
                _buckets.Remove(term);
                _unused.Push(bucket);
            }
        }
    }

    private readonly record struct Entry(int Report, int Weight);
}
