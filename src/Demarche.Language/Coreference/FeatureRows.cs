namespace Demarche.Language;

/// <summary>Collects the rows of the weight table that the features of one decision point to (feature hashing, Weinberger et al. 2009).</summary>
internal ref struct FeatureRows(Span<int> rows)
{
    /// <summary>Rows of the table; a power of two.</summary>
    public const int TableSize = 1 << 15;

    /// <summary>No part of a decision has more features.</summary>
    public const int Most = 64;

    private readonly Span<int> _rows = rows;

    public int Count { get; private set; }

    public readonly ReadOnlySpan<int> Rows => _rows[..Count];

    public void Add(int template, int a, int b = 0, int c = 0) => Add(template, unchecked((uint)(a + (b << 8) + (c << 16))));

    public void Add(int template, uint value)
    {
        unchecked
        {
            uint hash = (value * 0x85EBCA6Bu) ^ ((uint)template * 0x9E3779B1u);
            hash ^= hash >> 15;
            hash *= 0xC2B2AE35u;
            hash ^= hash >> 13;
            hash *= 0x27D4EB2Fu;
            _rows[Count++] = (int)((hash ^ (hash >> 16)) & (TableSize - 1));
        }
    }
}
