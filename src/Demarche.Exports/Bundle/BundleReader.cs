using System.Collections.Immutable;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Demarche.Store;

namespace Demarche.Exports;

/// <summary>A bundle that cannot be read; the message says what is wrong and what to do.</summary>
public sealed class BundleException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Reads a bundle back: checks the hash of every file that a store is made from, then hands over the tables row by row.</summary>
public sealed class BundleReader : IDisposable
{
    private const int LargestDescriptor = 16 * 1024 * 1024;
    private const int LongestLine = 512 * 1024 * 1024;

    private readonly string _path;
    private readonly ZipArchive? _zip;
    private readonly List<Source> _sources = [];

    private BundleReader(string path)
    {
        _path = path;
        _zip = Directory.Exists(path) ? null : ZipFile.OpenRead(path);
    }

    /// <summary>Version of the store that the bundle was written from.</summary>
    public int StoreVersion { get; private set; }

    /// <summary>Opens a folder or a zip file and checks it.</summary>
    /// <exception cref="BundleException">It is no bundle, or is damaged.</exception>
    public static BundleReader Open(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        BundleReader? reader = null;
        try
        {
            if (!Directory.Exists(path) && !File.Exists(path))
            {
                throw new BundleException($"{path}: no such file or folder");
            }

            reader = new BundleReader(path);
            reader.ReadDescriptor();
            foreach (Source source in reader._sources)
            {
                reader.Check(source);
            }

            return reader;
        }
        catch (Exception error)
            when (error is JsonException or InvalidDataException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            reader?.Dispose();
            throw new BundleException(
                $"{path} is no bundle of Demarche, or is damaged ({error.Message}). Export it again: demarche export bundle -o FOLDER",
                error
            );
        }
        catch (BundleException)
        {
            reader?.Dispose();
            throw;
        }
    }

    /// <summary>The tables that a store is made from. Rows are read as they are asked for.</summary>
    public IEnumerable<GivenTable> Tables()
    {
        foreach (Source source in _sources)
        {
            yield return new GivenTable(source.Table, [.. source.Fields.Select(static field => field.Column)], Rows(source));
        }
    }

    public void Dispose() => _zip?.Dispose();

    private void ReadDescriptor()
    {
        using Stream stream = OpenFile(BundleNames.Descriptor);
        using MemoryStream bytes = new();
        byte[] piece = new byte[81920];
        int count;
        while ((count = stream.Read(piece)) > 0)
        {
            bytes.Write(piece, 0, count);
            if (bytes.Length > LargestDescriptor)
            {
                throw new BundleException($"{_path}: its {BundleNames.Descriptor} is too large to be one of Demarche");
            }
        }

        using JsonDocument descriptor = JsonDocument.Parse(bytes.ToArray());
        if (!descriptor.RootElement.TryGetProperty("demarche", out JsonElement own))
        {
            throw new BundleException(
                $"{_path} is a data package of another program; only bundles of demarche export bundle can be restored"
            );
        }

        StoreVersion = own.GetProperty("storeVersion").GetInt32();
        foreach (JsonElement resource in descriptor.RootElement.GetProperty("resources").EnumerateArray())
        {
            if (Source.Of(resource) is { } source)
            {
                _sources.Add(source);
            }
        }
    }

    private void Check(Source source)
    {
        using Stream stream = OpenFile(source.Path);
        string hash = "sha256:" + Convert.ToHexStringLower(SHA256.HashData(stream));
        if (!hash.Equals(source.Hash, StringComparison.OrdinalIgnoreCase))
        {
            throw new BundleException(
                $"{_path}: {source.Path} is not what was exported (its hash differs). Nothing was restored; take another copy of the bundle."
            );
        }
    }

    private IEnumerable<object?[]> Rows(Source source)
    {
        using Stream stream = OpenFile(source.Path);
        using StreamReader reader = new(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > LongestLine)
            {
                throw new BundleException($"{_path}: a line of {source.Path} is too long");
            }

            yield return Row(source, line);
        }
    }

    private static object?[] Row(Source source, string line)
    {
        using JsonDocument document = JsonDocument.Parse(line);
        object?[] row = new object?[source.Fields.Length];
        for (int i = 0; i < row.Length; i++)
        {
            if (document.RootElement.TryGetProperty(source.Fields[i].Member, out JsonElement value))
            {
                row[i] = value.ValueKind switch
                {
                    JsonValueKind.Number => value.TryGetInt64(out long whole) ? (object)whole : value.GetDouble(),
                    JsonValueKind.String => source.Fields[i].Binary ? value.GetBytesFromBase64() : value.GetString(),
                    JsonValueKind.Null => null,
                    _ => value.GetRawText(),
                };
            }
        }

        return row;
    }

    private Stream OpenFile(string path)
    {
        if (_zip is not null)
        {
            return _zip.GetEntry(path)?.Open()
                ?? throw new BundleException($"{_path}: there is no {path} in it. Export it again: demarche export bundle -o FILE.zip");
        }

        string file = Path.Combine(_path, path);
        return File.Exists(file)
            ? new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read)
            : throw new BundleException($"{_path}: there is no {path} in it. Export it again: demarche export bundle -o FOLDER");
    }

    private sealed record Source(string Table, string Path, string Hash, ImmutableArray<Field> Fields)
    {
        // Null for a file that nothing is restored from.
        public static Source? Of(JsonElement resource)
        {
            string path = resource.GetProperty("path").GetString() ?? "";
            bool texts = path == "reports.jsonl";
            if (!texts && (!resource.TryGetProperty("restored", out JsonElement restored) || !restored.GetBoolean()))
            {
                return null;
            }

            string name = path.StartsWith(BundleNames.OfTheStore, StringComparison.Ordinal) ? path[BundleNames.OfTheStore.Length..] : path;
            if (!name.EndsWith(".jsonl", StringComparison.Ordinal) || name.AsSpan().ContainsAny("/\\:") || name.StartsWith('.'))
            {
                throw new BundleException($"a file of the bundle has the path \"{path}\", which no bundle of Demarche has");
            }

            ImmutableArray<Field> fields = texts
                ? [new Field("id", "id", Binary: false), new Field("text", "text", Binary: false)]
                :
                [
                    .. resource
                        .GetProperty("schema")
                        .GetProperty("fields")
                        .EnumerateArray()
                        .Select(static field => new Field(
                            field.GetProperty("name").GetString()!,
                            field.GetProperty("column").GetString()!,
                            field.TryGetProperty("format", out JsonElement format) && format.GetString() == "binary"
                        )),
                ];
            return new Source(name[..^".jsonl".Length], path, resource.GetProperty("hash").GetString() ?? "", fields);
        }
    }

    private sealed record Field(string Member, string Column, bool Binary);
}
