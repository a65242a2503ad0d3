using System.Collections;

namespace Demarche.Record;

/// <summary>At least one evidence. A record line takes this, so that a line without a span cannot be constructed.</summary>
public sealed class EvidenceSet : IReadOnlyList<Evidence>, IEquatable<EvidenceSet>
{
    private readonly Evidence[] _items;

    private EvidenceSet(Evidence[] items) => _items = items;

    /// <summary>The first, and with it the one that a line is shown with.</summary>
    public Evidence First => _items[0];

    public int Count => _items.Length;

    public Evidence this[int index] => _items[index];

    public static EvidenceSet Of(Evidence first, params IEnumerable<Evidence> others)
    {
        ArgumentNullException.ThrowIfNull(first);
        return new EvidenceSet([first, .. others]);
    }

    /// <summary>Null when there is none: no span, no line.</summary>
    public static EvidenceSet? From(IEnumerable<Evidence> items)
    {
        Evidence[] all = [.. items];
        return all.Length == 0 ? null : new EvidenceSet(all);
    }

    public IEnumerator<Evidence> GetEnumerator() => ((IEnumerable<Evidence>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Equals(EvidenceSet? other) => other is not null && _items.AsSpan().SequenceEqual(other._items);

    public override bool Equals(object? obj) => Equals(obj as EvidenceSet);

    public override int GetHashCode() => _items.Aggregate(17, HashCode.Combine);
}
