using System.Numerics;

namespace Demarche.Record;

/// <summary>Numbers the terms of one report from 1, so sparse that most terms that are not there meet an empty slot.</summary>
internal sealed class TermTable
{
    private const int Sparse = 8;
    private const int Least = 1024;

    private ushort[] _slots = new ushort[Least];
    private uint[] _terms = new uint[Least / Sparse];
    private int _shift = 32 - 10;
    private int _count;

    /// <param name="most">Terms that will be added at most, fewer than 65,536.</param>
    public void Clear(int most)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(most, ushort.MaxValue);
        int size = (int)BitOperations.RoundUpToPowerOf2((uint)((most + 1) * Sparse));
        if (size > _slots.Length)
        {
            (_slots, _terms) = (new ushort[size], new uint[size / Sparse]);
            _shift = 32 - BitOperations.Log2((uint)size);
        }
        else
        {
            Array.Clear(_slots);
        }

        _count = 0;
    }

    /// <summary>The number of a term, which is given one if it has none.</summary>
    public int Add(uint term, out bool known)
    {
        int slot = Find(term);
        known = _slots[slot] != 0;
        if (!known)
        {
            _terms[++_count] = term;
            _slots[slot] = (ushort)_count;
        }

        return _slots[slot];
    }

    /// <summary>0 for a term that is not there.</summary>
    public int PlaceOf(uint term)
    {
        int place = _slots[(term * 2654435769) >> _shift];
        return place == 0 || _terms[place] == term ? place : _slots[Find(term)];
    }

    private int Find(uint term)
    {
        ushort[] slots = _slots;
        int slot = (int)((term * 2654435769) >> _shift);
        while (slots[slot] is not 0 and var place && _terms[place] != term)
        {
            slot = (slot + 1) & (slots.Length - 1);
        }

        return slot;
    }
}
