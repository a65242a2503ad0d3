using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Demarche.Store;

namespace Demarche.Exports;

/// <summary>
/// Writes a bundle (formats.md 2): the tables of the record as JSON Lines for other programs, those that only a store needs below <c>store/</c>, and a
/// Frictionless <c>datapackage.json</c> with the hash of each. The same store gives the same bytes.
/// </summary>
public static class BundleWriter
{
    private static readonly JsonWriterOptions s_line = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };
    private static readonly JsonWriterOptions s_indented = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = true,
        NewLine = "\n",
    };

    /// <param name="parquet">Writes the shown tables as Parquet too.</param>
    public static void Write(IStoreContents contents, IBundlePlace place, bool parquet)
    {
        ArgumentNullException.ThrowIfNull(contents);
        ArgumentNullException.ThrowIfNull(place);
        List<BundleFile> files = [];
        foreach (StoredTable table in contents.Tables)
        {
            // A table may be shown in one form and kept in another under the same name.
            string path = $"{(table.Restored && !table.Shown ? BundleNames.OfTheStore : "")}{table.Name}.jsonl";
            files.Add(Lines(contents, table, place, path));
            if (parquet && table.Shown)
            {
                files.Add(Parquet(contents, table, place));
            }
        }

        using Stream descriptor = place.Create(BundleNames.Descriptor);
        WriteDescriptor(descriptor, contents, files);
    }

    private static BundleFile Lines(IStoreContents contents, StoredTable table, IBundlePlace place, string path)
    {
        using HashedStream stream = new(place.Create(path));
        string[] members = [.. table.Columns.Select(static column => BundleNames.Member(column.Name))];
        using (BufferedStream buffered = new(stream, 1 << 16))
        using (Utf8JsonWriter line = new(buffered, s_line))
        {
            contents.Rows(
                table,
                row =>
                {
                    WriteRow(line, table.Columns, members, row);
                    line.Flush();
                    buffered.WriteByte((byte)'\n');
                    line.Reset();
                }
            );
        }

        return new BundleFile(path, "jsonl", "application/jsonl", table, stream.Count, stream.Sha256());
    }

    private static BundleFile Parquet(IStoreContents contents, StoredTable table, IBundlePlace place)
    {
        string path = $"{table.Name}.parquet";
        using HashedStream stream = new(place.Create(path));
        ParquetTable.Write(contents, table, stream);
        return new BundleFile(path, "parquet", "application/vnd.apache.parquet", table, stream.Count, stream.Sha256());
    }

    private static void WriteRow(Utf8JsonWriter line, ImmutableArray<StoredColumn> columns, string[] members, object?[] row)
    {
        line.WriteStartObject();
        for (int i = 0; i < row.Length; i++)
        {
            switch (row[i])
            {
                case null:
                    break;
                case long number:
                    line.WriteNumber(members[i], number);
                    break;
                case double number:
                    line.WriteNumber(members[i], number);
                    break;
                case byte[] bytes:
                    line.WriteBase64String(members[i], bytes);
                    break;
                case string json when columns[i].Type is StoredType.Json or StoredType.List && json.Length > 0 && (json[0] is '[' or '{'):
                    line.WritePropertyName(members[i]);
                    line.WriteRawValue((string)row[i]!, skipInputValidation: true);
                    break;
                default:
                    line.WriteString(members[i], Convert.ToString(row[i]));
                    break;
            }
        }

        line.WriteEndObject();
    }

    private static void WriteDescriptor(Stream stream, IStoreContents contents, List<BundleFile> files)
    {
        using (Utf8JsonWriter json = new(stream, s_indented))
        {
            json.WriteStartObject();
            json.WriteString("profile", "data-package");
            json.WriteString("name", "demarche-record");
            json.WriteString(
                "title",
                contents.Disputes.IsEmpty ? "A record without disputes" : $"The record of {string.Join(", ", contents.Disputes)}"
            );
            if (contents.Changed is { } changed)
            {
                json.WriteString("created", changed);
            }

            json.WriteStartObject("demarche");
            json.WriteNumber("storeVersion", contents.StoreVersion);
            json.WriteEndObject();
            json.WriteStartArray("resources");
            foreach (BundleFile file in files)
            {
                file.Write(json);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        stream.Write("\n"u8);
    }
}

/// <summary>A written file of a bundle, as its descriptor names it.</summary>
internal sealed record BundleFile(string Path, string Format, string MediaType, StoredTable Table, long Bytes, string Sha256)
{
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("name", Path.Replace('/', '-').Replace('.', '-').Replace('_', '-'));
        json.WriteString("path", Path);
        json.WriteString("format", Format);
        json.WriteString("mediatype", MediaType);
        json.WriteString("hash", "sha256:" + Sha256);
        json.WriteNumber("bytes", Bytes);
        json.WriteBoolean("restored", Table.Restored && Format == "jsonl");
        json.WriteStartObject("schema");
        json.WriteStartArray("fields");
        bool parquet = Format == "parquet";
        foreach (StoredColumn column in Table.Columns)
        {
            json.WriteStartObject();
            json.WriteString("name", parquet ? column.Name : BundleNames.Member(column.Name));
            json.WriteString("type", TypeOf(column.Type));
            if (column.Type == StoredType.Bytes)
            {
                json.WriteString("format", "binary");
            }

            if (!parquet)
            {
                json.WriteString("column", column.Name);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string TypeOf(StoredType type) =>
        type switch
        {
            StoredType.Whole => "integer",
            StoredType.Real => "number",
            StoredType.Instant => "datetime",
            StoredType.Json or StoredType.List => "array",
            StoredType.Day => "date",
            _ => "string",
        };
}
