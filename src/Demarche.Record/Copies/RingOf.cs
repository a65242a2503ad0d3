using System.Numerics;

namespace Demarche.Record;

/// <summary>A queue whose items are found by number: numbers go upwards from 0, the oldest items leave first.</summary>
internal sealed class RingOf<T>
{
    private T[] _items = new T[16];

    /// <summary>Number of the oldest item that is there.</summary>
    public int First { get; private set; }

    /// <summary>Number of the item that comes next.</summary>
    public int Next { get; private set; }

    public int Count => Next - First;

    public T this[int number] => _items[Place(number)];

    public bool Holds(int number) => number >= First && number < Next;

    /// <summary>Where an item stands: no two that are there stand in one place.</summary>
    public int Place(int number) => number & (_items.Length - 1);

    public void Add(T item)
    {
        if (Count == _items.Length)
        {
            T[] items = new T[(int)BitOperations.RoundUpToPowerOf2((uint)_items.Length + 1)];
            for (int number = First; number < Next; number++)
            {
                items[number & (items.Length - 1)] = this[number];
            }

            _items = items;
        }

        _items[Place(Next++)] = item;
    }

    public T RemoveFirst()
    {
        int place = Place(First++);
        T item = _items[place];
        _items[place] = default!;
        return item;
    }

    /// <summary>A count for each place, all of them 0: the one given, or a longer one.</summary>
    public int[] Sized(int[] counts) => counts.Length >= _items.Length ? counts : new int[_items.Length];
}
