using Demarche.Store;

namespace Demarche.Exports;

/// <summary>The tables of the record as Parquet files alone, for other programs.</summary>
public static class ParquetExport
{
    public static void Write(IStoreContents contents, IBundlePlace place)
    {
        ArgumentNullException.ThrowIfNull(contents);
        ArgumentNullException.ThrowIfNull(place);
        foreach (StoredTable table in contents.Tables.Where(static t => t.Shown))
        {
            using HashedStream stream = new(place.Create($"{table.Name}.parquet"));
            ParquetTable.Write(contents, table, stream);
        }
    }
}
