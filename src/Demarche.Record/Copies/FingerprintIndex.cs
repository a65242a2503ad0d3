using System.Numerics;

namespace Demarche.Record;

/// <summary>
/// Which texts of a window hold a fingerprint: an open-addressed table without an object for each of the millions of fingerprints.
/// Most have one holder, which stands in the table itself; more are chained. Texts are numbered upwards and leave in that order.
/// </summary>
internal sealed class FingerprintIndex
{
    /// <summary>Holders of one fingerprint that are kept: the first ones of the window.</summary>
    public const int MostHolders = 64;

    private const int Free = -1;

    private ulong[] _keys = new ulong[1024];
    private int[] _values = NoValues(1024);
    private int _count;

    // Holders of fingerprints of several: chains in a ring, of which the table names the last.
    private Link[] _links = new Link[256];
    private int _unused = Free;
    private int _used;

    /// <summary>Enters a text under a fingerprint and gives those that were there before it, oldest first.</summary>
    /// <param name="number">Greater than all that were entered before.</param>
    public void Enter(ulong fingerprint, int number, List<int> holders)
    {
        if ((_count + 1) * 8L > _keys.Length * 5L)
        {
            Grow();
        }

        int slot = SlotOf(fingerprint);
        int value = _values[slot];
        if (value == Free)
        {
            (_keys[slot], _values[slot]) = (fingerprint, number);
            _count++;
            return;
        }

        if (value >= 0)
        {
            holders.Add(value);
            int only = NewLink(value);
            _links[only].Next = only;
            _values[slot] = Chain(Append(only, number));
            return;
        }

        int last = LastOf(value);
        int before = holders.Count;
        for (int link = _links[last].Next; ; link = _links[link].Next)
        {
            holders.Add(_links[link].Number);
            if (link == last)
            {
                break;
            }
        }

        if (holders.Count - before < MostHolders)
        {
            _values[slot] = Chain(Append(last, number));
        }
    }

    /// <summary>Takes out a text, the oldest of those that are left.</summary>
    public void Leave(ulong fingerprint, int number)
    {
        int slot = SlotOf(fingerprint);
        int value = _values[slot];
        if (value >= 0)
        {
            if (value == number)
            {
                Remove(slot);
            }

            return;
        }

        if (value == Free)
        {
            return;
        }

        int last = LastOf(value);
        int first = _links[last].Next;
        if (_links[first].Number != number)
        {
            return;
        }

        int second = _links[first].Next;
        _links[last].Next = second;
        GiveBack(first);
        if (second == last)
        {
            _values[slot] = _links[last].Number;
            GiveBack(last);
        }
    }

    private static int[] NoValues(int length)
    {
        int[] values = new int[length];
        values.AsSpan().Fill(Free);
        return values;
    }

    // Links in the table are below -1.
    private static int Chain(int last) => -2 - last;

    private static int LastOf(int value) => -2 - value;

    private int Append(int last, int number)
    {
        int link = NewLink(number);
        _links[link].Next = _links[last].Next;
        _links[last].Next = link;
        return link;
    }

    private int NewLink(int number)
    {
        int link = _unused;
        if (link != Free)
        {
            _unused = _links[link].Next;
        }
        else
        {
            if (_used == _links.Length)
            {
                Array.Resize(ref _links, _used * 2);
            }

            link = _used++;
        }

        _links[link].Number = number;
        return link;
    }

    private void GiveBack(int link)
    {
        _links[link].Next = _unused;
        _unused = link;
    }

    private int SlotOf(ulong fingerprint)
    {
        int mask = _keys.Length - 1;
        int slot = HomeOf(fingerprint, mask);
        while (_values[slot] != Free && _keys[slot] != fingerprint)
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    // The fingerprints kept of a text are its smallest: the lower bits are those that are even.
    private static int HomeOf(ulong fingerprint, int mask) => (int)fingerprint & mask;

    // What was pushed on by the one removed moves up.
    private void Remove(int slot)
    {
        int mask = _keys.Length - 1;
        int hole = slot;
        for (int i = (slot + 1) & mask; _values[i] != Free; i = (i + 1) & mask)
        {
            int home = HomeOf(_keys[i], mask);
            if (((i - home) & mask) >= ((i - hole) & mask))
            {
                (_keys[hole], _values[hole]) = (_keys[i], _values[i]);
                hole = i;
            }
        }

        _values[hole] = Free;
        _count--;
    }

    private void Grow()
    {
        (ulong[] keys, int[] values) = (_keys, _values);
        int length = (int)BitOperations.RoundUpToPowerOf2((uint)keys.Length + 1);
        (_keys, _values) = (new ulong[length], NoValues(length));
        for (int i = 0; i < keys.Length; i++)
        {
            if (values[i] != Free)
            {
                int slot = SlotOf(keys[i]);
                (_keys[slot], _values[slot]) = (keys[i], values[i]);
            }
        }
    }

    private struct Link
    {
        public int Number;
        public int Next;
    }
}
