using System.Numerics;

namespace Demarche.Intake;

/// <summary>
/// What a list says of short words, looked up by a word packed into one number (<see cref="PackedName"/>). The table is made once from
/// our own lists and never changes, and at least half of it is empty, so that a look-up is a multiplication and a step or two.
/// </summary>
internal sealed class PackedTable<T>
{
    // Of the golden ratio: spreads neighbouring numbers (Knuth, The Art of Computer Programming 6.4).
    private const ulong Spread = 0x9E3779B97F4A7C15;

    private readonly ulong[] _keys;
    private readonly T[] _values;
    private readonly int _shift;

    /// <param name="entries">Keys are no 0, and none stands twice.</param>
    public PackedTable(IEnumerable<KeyValuePair<ulong, T>> entries)
    {
        KeyValuePair<ulong, T>[] all = [.. entries];
        Count = all.Length;
        int size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(4, all.Length * 2));
        _keys = new ulong[size];
        _values = new T[size];
        _shift = 64 - BitOperations.Log2((uint)size);
        foreach ((ulong key, T value) in all)
        {
            int at = Place(key);
            _keys[at] = _keys[at] == 0 && key != 0 ? key : throw new ArgumentException("a key is 0 or stands twice", nameof(entries));
            _values[at] = value;
        }
    }

    public int Count { get; }

    /// <summary>What is known of a word; the default of the type for one that is not listed.</summary>
    public bool TryGetValue(ulong key, out T value)
    {
        int at = Place(key);
        value = _values[at];
        return key != 0 && _keys[at] == key;
    }

    // Where the key stands, or the empty place that ends the search for it.
    private int Place(ulong key)
    {
        ulong[] keys = _keys;
        int at = (int)((key * Spread) >> _shift);
        while (keys[at] != key && keys[at] != 0)
        {
            at = (at + 1) & (keys.Length - 1);
        }

        return at;
    }
}
