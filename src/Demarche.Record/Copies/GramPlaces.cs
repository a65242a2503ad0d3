using System.Numerics;

namespace Demarche.Record;

/// <summary>
/// Where each word sequence of one text stands in others, one other at a time: the sequences of the one are numbered once, then those of
/// each other are looked up among them. Linear in both texts, however often a sequence comes again.
/// </summary>
internal sealed class GramPlaces
{
    /// <summary>Places of one sequence that are kept: the first ones.</summary>
    public const int Most = 12;

    private const int FilterWords = 1024;

    // Sequences of the one text: by slot its hash and number, by place its number.
    private uint[] _slots = [];
    private int _mask;
    private ulong[] _hashes = [];
    private int[] _numbers = [];
    private int _distinct;

    // A bit for some of the sequences each: most of another text is told to be absent at one look, in little memory.
    private readonly ulong[] _perhaps = new ulong[FilterWords];

    // Places in the other: the first, the last and how many of a number, then the next of a place. Of another text than the one looked
    // through now unless the stamp says so.
    private Places[] _places = [];
    private int[] _next = [];
    private int _stamp;

    /// <summary>Sequences of the one text.</summary>
    public int Count { get; private set; }

    public void Begin(ReadOnlySpan<uint> one)
    {
        Count = Math.Max(0, one.Length - CopyFinder.GramWords + 1);
        int size = (int)BitOperations.RoundUpToPowerOf2((uint)(Count * 2) + 16);
        _slots = _slots.Length >= size ? _slots : new uint[size];
        _slots.AsSpan(0, size).Clear();
        _mask = size - 1;
        _perhaps.AsSpan().Clear();
        if (_numbers.Length < Count)
        {
            int room = Math.Max(Count, _numbers.Length * 2);
            (_numbers, _hashes, _places, _stamp) = (new int[room], new ulong[room], new Places[room], 0);
        }

        _distinct = 0;
        for (int i = 0; i < Count; i++)
        {
            ulong hash = HashAt(one, i);
            _perhaps[(hash >> 40) & (FilterWords - 1)] |= 1UL << (int)hash;
            int slot = SlotOf(hash);
            if (_slots[slot] == 0)
            {
                _hashes[_distinct] = hash;
                _slots[slot] = (uint)++_distinct;
            }

            _numbers[i] = (int)_slots[slot] - 1;
        }
    }

    /// <summary>Looks through another text; false when it shares no sequence.</summary>
    public bool Find(ReadOnlySpan<uint> other)
    {
        int count = other.Length - CopyFinder.GramWords + 1;
        if (_next.Length < count)
        {
            _next = new int[Math.Max(count, _next.Length * 2)];
        }

        if (++_stamp == int.MaxValue)
        {
            (_places, _stamp) = (new Places[_places.Length], 1);
        }

        bool found = false;
        for (int j = 0; j < count; j++)
        {
            ulong hash = HashAt(other, j);
            if ((_perhaps[(hash >> 40) & (FilterWords - 1)] >> (int)hash & 1) == 0)
            {
                continue;
            }

            uint number = _slots[SlotOf(hash)];
            if (number == 0)
            {
                continue;
            }

            found = true;
            ref Places places = ref _places[number - 1];
            if (places.Stamp != _stamp)
            {
                places = new Places
                {
                    Stamp = _stamp,
                    First = j,
                    Last = j,
                    Count = 1,
                };
                _next[j] = -1;
            }
            else if (places.Count < Most)
            {
                (_next[places.Last], _next[j]) = (j, -1);
                places.Last = j;
                places.Count++;
            }
        }

        return found;
    }

    /// <summary>The first place in the other text of the sequence at a place in the one; -1 for none.</summary>
    public int First(int place)
    {
        ref readonly Places places = ref _places[_numbers[place]];
        return places.Stamp == _stamp ? places.First : -1;
    }

    /// <summary>The place after this one where the same sequence stands; -1 for none.</summary>
    public int After(int place) => _next[place];

    private static ulong HashAt(ReadOnlySpan<uint> words, int at)
    {
        ReadOnlySpan<uint> gram = words.Slice(at, CopyFinder.GramWords);
        ulong front = ((ulong)gram[0] << 32) | gram[1];
        ulong back = ((ulong)gram[2] << 32) | gram[3];
        return (front * 0x9E3779B97F4A7C15) ^ BitOperations.RotateLeft(back * 0xC2B2AE3D27D4EB4F, 29);
    }

    // The slot where a sequence stands, or the free one where it would.
    private int SlotOf(ulong hash)
    {
        int slot = (int)(hash >> 17) & _mask;
        while (_slots[slot] != 0 && _hashes[_slots[slot] - 1] != hash)
        {
            slot = (slot + 1) & _mask;
        }

        return slot;
    }

    private struct Places
    {
        public int Stamp;
        public int First;
        public int Last;
        public int Count;
    }
}
