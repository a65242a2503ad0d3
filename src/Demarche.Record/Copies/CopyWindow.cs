using System.Runtime.InteropServices;

namespace Demarche.Record;

/// <summary>
/// The texts of a window, each found by what it shares with a new one. Texts are numbered from 0 in the order of adding; those that the
/// window has gone past are forgotten. What is held is bounded by the window. One thread at a time.
/// </summary>
/// <param name="size">Texts that are remembered.</param>
internal sealed class CopyWindow(int size)
{
    /// <summary>Texts that a new one is measured against: those with most fingerprints in common.</summary>
    private const int MostCandidates = 200;

    private readonly FingerprintIndex _index = new();
    private readonly RingOf<Kept> _kept = new();
    private readonly List<int> _holders = [];
    private readonly List<int> _touched = [];
    private readonly List<long> _enough = [];
    private readonly List<int> _candidates = [];
    private readonly CopyAlignment _alignment = new();
    private int[] _common = [];

    /// <summary>Adds a text; gives what it shares with those before it, in their order.</summary>
    /// <param name="found">Takes the numbers of the earlier texts and the measures.</param>
    public void Add(CopyText text, List<(int Earlier, CopyMeasure Measure)> found)
    {
        found.Clear();
        ulong[] keys = CopyFinder.Keys(text.Fingerprints);
        int number = _kept.Next;
        Enter(keys, number);
        _alignment.Begin(text);
        foreach (int candidate in _candidates)
        {
            if (_alignment.Measure(_kept[candidate].Text) is { } measure)
            {
                found.Add((candidate, measure));
            }
        }

        _kept.Add(new Kept(text, keys));
        if (_kept.Count > size)
        {
            int oldest = _kept.First;
            foreach (ulong key in _kept.RemoveFirst().Keys)
            {
                _index.Leave(key, oldest);
            }
        }
    }

    // Those with most in common, in order of arrival.
    private void Enter(ulong[] keys, int number)
    {
        _candidates.Clear();
        _enough.Clear();
        _holders.Clear();
        _common = _kept.Sized(_common);
        foreach (ulong key in keys)
        {
            _index.Enter(key, number, _holders);
        }

        foreach (int holder in CollectionsMarshal.AsSpan(_holders))
        {
            ref int common = ref _common[_kept.Place(holder)];
            if (++common == CopyFinder.LeastCommonKeys)
            {
                _touched.Add(holder);
            }
        }

        foreach (int holder in CollectionsMarshal.AsSpan(_touched))
        {
            _enough.Add(((long)_common[_kept.Place(holder)] << 32) | (uint)(int.MaxValue - holder));
        }

        foreach (int holder in CollectionsMarshal.AsSpan(_holders))
        {
            _common[_kept.Place(holder)] = 0;
        }

        _touched.Clear();
        _enough.Sort();
        for (int i = _enough.Count - 1; i >= 0 && _candidates.Count < MostCandidates; i--)
        {
            _candidates.Add(int.MaxValue - (int)(uint)_enough[i]);
        }

        _candidates.Sort();
    }

    private readonly record struct Kept(CopyText Text, ulong[] Keys);
}
