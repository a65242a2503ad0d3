namespace Demarche.Intake;

/// <summary>An attribute; name and value are valid until the page is disposed.</summary>
internal readonly record struct TreeAttribute(ReadOnlyMemory<char> Name, ReadOnlyMemory<char> Value);

/// <summary>The attributes of all elements of a page, those of one element side by side.</summary>
internal sealed class AttributeTable : IDisposable
{
    private PooledTable<TreeAttribute> _rows = new(2048);

    public Span<TreeAttribute> Of(int first, int count) => _rows.Rows.Slice(first, count);

    /// <summary>Cells for more attributes of an element.</summary>
    /// <param name="first">Where its attributes begin: another place afterwards, if those of other elements stand behind them.</param>
    /// <param name="count">How many it has.</param>
    public Span<TreeAttribute> Room(ref int first, int count, int more)
    {
        int moved = first + count == _rows.Count ? 0 : count;
        Span<TreeAttribute> room = _rows.Room(moved + more);
        if (moved > 0)
        {
            Of(first, count).CopyTo(room);
        }

        first = _rows.Count + moved - count;
        _rows.Advance(moved + more);
        return room.Slice(moved, more);
    }

    public void Dispose() => _rows.Return();
}
