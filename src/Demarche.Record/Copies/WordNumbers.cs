using System.Numerics;

namespace Demarche.Record;

/// <summary>Numbers the words of texts from 0, equal words alike.</summary>
internal sealed class WordNumbers
{
    private uint[] _keys = [];

    // Number of the word in each slot, and of which numbering it is: what is of an older one is free.
    private (int Number, int Stamp)[] _slots = [];
    private int _stamp;

    /// <summary>How many different words there are.</summary>
    public int Count { get; private set; }

    /// <param name="most">Words that come at most.</param>
    public void Begin(int most)
    {
        Count = 0;
        int size = (int)BitOperations.RoundUpToPowerOf2((uint)most * 2 + 16);
        if (_slots.Length < size || ++_stamp == int.MaxValue)
        {
            (_keys, _slots, _stamp) = (new uint[size], new (int, int)[size], 1);
        }
    }

    public int Of(uint word)
    {
        int mask = _slots.Length - 1;
        int slot = (int)word & mask;
        for (; _slots[slot].Stamp == _stamp; slot = (slot + 1) & mask)
        {
            if (_keys[slot] == word)
            {
                return _slots[slot].Number;
            }
        }

        (_keys[slot], _slots[slot]) = (word, (Count, _stamp));
        return Count++;
    }
}
