using System.Globalization;
using Demarche.Store;
using Parquet;
using Parquet.Schema;

namespace Demarche.Exports;

/// <summary>A table as Parquet: numbers and instants (microseconds, UTC) by their types, lists as their JSON.</summary>
internal static class ParquetTable
{
    private const int RowsOfGroup = 5000;

    public static void Write(IStoreContents contents, StoredTable table, Stream stream)
    {
        // The format's footer needs to know where it stands, and is written from memory.
        using MemoryStream file = new();
        WriteAsync(contents, table, file).GetAwaiter().GetResult();
        file.Position = 0;
        file.CopyTo(stream);
    }

    private static async Task WriteAsync(IStoreContents contents, StoredTable table, Stream stream)
    {
        DataField[] fields = [.. table.Columns.Select(Field)];
        List<object?[]> rows = [];
        await using ParquetWriter writer = await ParquetWriter.CreateAsync(new ParquetSchema([.. fields]), stream).ConfigureAwait(false);
        contents.Rows(
            table,
            row =>
            {
                rows.Add(row);
                if (rows.Count == RowsOfGroup)
                {
                    Group(writer, fields, table, rows).GetAwaiter().GetResult();
                    rows.Clear();
                }
            }
        );
        await Group(writer, fields, table, rows).ConfigureAwait(false);
    }

    private static async Task Group(ParquetWriter writer, DataField[] fields, StoredTable table, List<object?[]> rows)
    {
        using ParquetRowGroupWriter group = writer.CreateRowGroup();
        for (int i = 0; i < fields.Length; i++)
        {
            int column = i;
            switch (table.Columns[i].Type)
            {
                case StoredType.Whole:
                    await group.WriteAsync<long>(fields[i], rows.Select(row => row[column] as long?).ToArray()).ConfigureAwait(false);
                    break;
                case StoredType.Real:
                    await group.WriteAsync<double>(fields[i], rows.Select(row => Real(row[column])).ToArray()).ConfigureAwait(false);
                    break;
                case StoredType.Instant:
                    await group
                        .WriteAsync<DateTime>(fields[i], rows.Select(row => Instant(row[column] as string)).ToArray())
                        .ConfigureAwait(false);
                    break;
                case StoredType.Bytes:
                    await group.WriteAsync(fields[i], rows.Select(row => row[column] as byte[]).ToArray()!).ConfigureAwait(false);
                    break;
                default:
                    await group
                        .WriteAsync(fields[i], rows.Select(row => row[column] is { } value ? Convert.ToString(value) : null).ToArray()!)
                        .ConfigureAwait(false);
                    break;
            }
        }

        group.CompleteValidate();
    }

    private static DataField Field(StoredColumn column) =>
        column.Type switch
        {
            StoredType.Whole => new DataField<long?>(column.Name),
            StoredType.Real => new DataField<double?>(column.Name),
            StoredType.Instant => new DateTimeDataField(
                column.Name,
                DateTimeFormat.DateAndTimeMicros,
                isAdjustedToUTC: true,
                isNullable: true
            ),
            StoredType.Bytes => new DataField<byte[]>(column.Name),
            _ => new DataField<string>(column.Name),
        };

    private static double? Real(object? value) => value is double or long ? Convert.ToDouble(value, CultureInfo.InvariantCulture) : null;

    private static DateTime? Instant(string? value) =>
        DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset instant)
            ? instant.UtcDateTime
            : null;
}
