using System.Globalization;
using System.Text.Json;
using Demarche.Store;
using Parquet;
using Parquet.Schema;

namespace Demarche.Exports;

/// <summary>
/// A table as Parquet: numbers, days and instants (microseconds, UTC) by their types, lists of strings as lists, other JSON as text. Which program, store and
/// disputes it is of stands in the file's own metadata.
/// </summary>
internal static class ParquetTable
{
    // About as many rows as readers like, but no more text at once than can be held easily.
    private const int RowsOfGroup = 100_000;
    private const long TextOfGroup = 32 * 1024 * 1024;

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
        ParquetSchema schema = new([.. table.Columns.Select(Field)]);
        DataField[] fields = schema.GetDataFields();
        List<object?[]> rows = [];
        long held = 0;
        await using ParquetWriter writer = await ParquetWriter.CreateAsync(schema, stream).ConfigureAwait(false);
        Dictionary<string, string> about = new(StringComparer.Ordinal)
        {
            ["demarche.version"] = string.Create(CultureInfo.InvariantCulture, $"store {contents.StoreVersion}"),
            ["demarche.dispute"] = string.Join(", ", contents.Disputes),
            ["demarche.created"] = contents.Changed ?? "",
        };
        writer.CustomMetadata = about;
        contents.Rows(
            table,
            row =>
            {
                rows.Add(row);
                held += Size(row);
                if (rows.Count == RowsOfGroup || held > TextOfGroup)
                {
                    Group(writer, fields, table, rows).GetAwaiter().GetResult();
                    rows.Clear();
                    held = 0;
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
                case StoredType.Day:
                    await group
                        .WriteAsync<DateOnly>(fields[i], rows.Select(row => Day(row[column] as string)).ToArray())
                        .ConfigureAwait(false);
                    break;
                case StoredType.List:
                    await List(group, fields[i], rows, column).ConfigureAwait(false);
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

    // Levels as the format has them: 0 for no list, 1 for an empty one, else an entry with what it takes to be there; 1 repeats the list of the entry before.
    private static async Task List(ParquetRowGroupWriter group, DataField element, List<object?[]> rows, int column)
    {
        List<ReadOnlyMemory<char>> values = [];
        List<int> there = [];
        List<int> repeats = [];
        foreach (object?[] row in rows)
        {
            if (row[column] is not string { Length: > 0 } json)
            {
                there.Add(0);
                repeats.Add(0);
                continue;
            }

            using JsonDocument list = JsonDocument.Parse(json);
            int before = values.Count;
            foreach (JsonElement item in list.RootElement.EnumerateArray())
            {
                repeats.Add(values.Count == before ? 0 : 1);
                there.Add(element.MaxDefinitionLevel);
                values.Add((item.ValueKind == JsonValueKind.String ? item.GetString()! : item.GetRawText()).AsMemory());
            }

            if (values.Count == before)
            {
                there.Add(1);
                repeats.Add(0);
            }
        }

        await group
            .WriteAllPartsAsync<ReadOnlyMemory<char>>(element, values.ToArray(), there.ToArray(), repeats.ToArray(), CancellationToken.None)
            .ConfigureAwait(false);
    }

    private static long Size(object?[] row)
    {
        long size = 0;
        foreach (object? value in row)
        {
            size += value switch
            {
                string text => text.Length * 2,
                byte[] bytes => bytes.Length,
                _ => 0,
            };
        }

        return size;
    }

    private static Field Field(StoredColumn column) =>
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
            StoredType.Day => new DataField<DateOnly?>(column.Name),
            StoredType.List => new ListField(column.Name, new DataField<string>("element")),
            _ => new DataField<string>(column.Name),
        };

    private static double? Real(object? value) => value is double or long ? Convert.ToDouble(value, CultureInfo.InvariantCulture) : null;

    private static DateOnly? Day(string? value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : null;

    private static DateTime? Instant(string? value) =>
        DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset instant)
            ? instant.UtcDateTime
            : null;
}
