using System.Buffers;
using System.Runtime.CompilerServices;

namespace Demarche.Intake;

/// <summary>
/// A table that grows at its end, in an array of the shared pool: the tables of a page are large, live as long as its reading, and would be
/// the garbage that costs most.
/// </summary>
internal struct PooledTable<T>(int capacity)
{
    private T[] _rows = ArrayPool<T>.Shared.Rent(capacity);

    public int Count { get; private set; }

    public readonly Span<T> Rows => _rows.AsSpan(0, Count);

    /// <summary>A new row at the end, with the value that its type begins with.</summary>
    public ref T Add()
    {
        Reserve(1);
        ref T row = ref _rows[Count++];
        row = default!;
        return ref row;
    }

    public ref T this[int index] => ref _rows[index];

    /// <summary>Room for more rows behind the last, not counted yet.</summary>
    public Span<T> Room(int rows)
    {
        Reserve(rows);
        return _rows.AsSpan(Count);
    }

    /// <summary>Counts rows that were written to the room behind the last, or takes the last away.</summary>
    public void Advance(int rows) => Count += rows;

    /// <summary>Gives the array back; the table is empty then.</summary>
    public void Return()
    {
        T[] rows = _rows;
        int count = Count;
        _rows = [];
        Count = 0;
        if (rows.Length > 0)
        {
            if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
            {
                rows.AsSpan(0, count).Clear();
            }

            ArrayPool<T>.Shared.Return(rows);
        }
    }

    private void Reserve(int rows)
    {
        if (Count + rows > _rows.Length)
        {
            T[] more = ArrayPool<T>.Shared.Rent(Math.Max(_rows.Length * 2, Count + rows));
            int count = Count;
            Rows.CopyTo(more);
            Return();
            _rows = more;
            Count = count;
        }
    }
}
