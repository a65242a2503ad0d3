using System.Collections.Immutable;

namespace Demarche.Store;

/// <summary>Everything that a store holds, table by table: what a bundle (formats.md 2) is written from and made of again.</summary>
public interface IStoreContents
{
    /// <summary>Version of the store's tables.</summary>
    int StoreVersion { get; }

    /// <summary>When the store last took something in, RFC 3339 in UTC; null for an empty one. The same contents give the same time.</summary>
    string? Changed { get; }

    ImmutableArray<string> Disputes { get; }

    ImmutableArray<StoredTable> Tables { get; }

    /// <summary>Hands over the rows of a table one by one, in an order that depends on the contents alone. Values are null, long, double, string or bytes.</summary>
    void Rows(StoredTable table, Action<object?[]> row);
}

/// <summary>A store that can show all it holds.</summary>
public interface IWholeStore
{
    /// <summary>Shows everything that the store holds, under one snapshot.</summary>
    void Contents(Action<IStoreContents> show);
}

/// <summary>A table of a bundle.</summary>
/// <param name="Restored">The store is made again from it; else it shows the same to other programs, as formats.md 2 names it.</param>
/// <param name="Shown">It is one of the tables of formats.md 2.</param>
public sealed record StoredTable(string Name, bool Restored, bool Shown, ImmutableArray<StoredColumn> Columns, string Query);

public sealed record StoredColumn(string Name, StoredType Type);

public enum StoredType
{
    Text,
    Whole,
    Real,

    /// <summary>RFC 3339 in UTC.</summary>
    Instant,

    /// <summary>YYYY-MM-DD.</summary>
    Day,

    /// <summary>A JSON array of strings as text.</summary>
    List,

    /// <summary>A JSON value as text.</summary>
    Json,
    Bytes,
}

/// <summary>The rows of a table that a store is made again from.</summary>
/// <param name="Columns">Names as the store has them.</param>
public sealed record GivenTable(string Name, ImmutableArray<string> Columns, IEnumerable<object?[]> Rows);
