using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Demarche.Language;

/// <summary>
/// A file of named tables: <c>DMRC</c>, version and length of the header (each 32 bits, low byte first), the header in JSON,
/// padding to 64 bytes, and the blob, in which each table begins at a multiple of 64. Tables are converted when they are asked
/// for, and those that need no conversion are not copied. Threads may share it.
/// </summary>
public sealed class ModelFile
{
    private const int Version = 1;
    private const int Fixed = 12;
    private const int Alignment = 64;

    private readonly ReadOnlyMemory<byte> _blob;
    private readonly Dictionary<string, ModelTensor> _tensors = new(StringComparer.Ordinal);

    private ModelFile(ReadOnlyMemory<byte> blob, JsonElement header)
    {
        _blob = blob;
        if (header.ValueKind != JsonValueKind.Object || !header.TryGetProperty("tensors", out JsonElement tensors))
        {
            throw new ModelFormatException("the header of the model file names no tensors");
        }

        if (tensors.ValueKind != JsonValueKind.Object)
        {
            throw new ModelFormatException("the tensors of the model file are no JSON object");
        }

        Meta = header.TryGetProperty("meta", out JsonElement meta) ? meta : default;
        foreach (JsonProperty entry in tensors.EnumerateObject())
        {
            _tensors[entry.Name] = ModelTensor.Read(entry, blob.Length);
        }
    }

    /// <summary>What the maker of the model has put down under <c>meta</c>; of kind Undefined if nothing.</summary>
    public JsonElement Meta { get; }

    public IReadOnlyDictionary<string, ModelTensor> Tensors => _tensors;

    /// <param name="file">The whole file; kept, and read as long as tables are.</param>
    /// <exception cref="ModelFormatException">The file is cut off, foreign, or of a newer version.</exception>
    public static ModelFile Open(ReadOnlyMemory<byte> file)
    {
        ReadOnlySpan<byte> bytes = file.Span;
        if (bytes.Length < Fixed || !bytes[..4].SequenceEqual("DMRC"u8))
        {
            throw new ModelFormatException("not a model file of Demarche: it does not begin with DMRC");
        }

        uint version = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
        if (version != Version)
        {
            throw new ModelFormatException($"the model file has version {version}; this program reads version {Version}");
        }

        uint length = BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]);
        long start = (Fixed + (long)length + Alignment - 1) / Alignment * Alignment;
        if (start > bytes.Length)
        {
            throw new ModelFormatException($"the model file is cut off: {bytes.Length} bytes, its header alone ends at {start}");
        }

        try
        {
            using JsonDocument header = JsonDocument.Parse(file.Slice(Fixed, (int)length));
            return new ModelFile(file[(int)start..], header.RootElement.Clone());
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The second is what a string that is not UTF-8 gives.
            throw new ModelFormatException("the header of the model file is not JSON in UTF-8", e);
        }
    }

    /// <summary>Opens an embedded resource where it lies in memory; any other stream is read to its end.</summary>
    /// <exception cref="ModelFormatException">The file is cut off, foreign, or of a newer version.</exception>
    public static ModelFile Open(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        if (stream is UnmanagedMemoryStream resource)
        {
            return Open(new ResourceMemory(resource).Memory);
        }

        using MemoryStream copy = new();
        stream.CopyTo(copy);
        return Open(copy.GetBuffer().AsMemory(0, (int)copy.Length));
    }

    /// <summary>The numbers of a table as floats, in a new array; those of a quantised one times the scale of their row.</summary>
    /// <exception cref="ModelFormatException">There is no such table, or its scales do not fit.</exception>
    public float[] Floats(string name)
    {
        ModelTensor tensor = Tensor(name);
        ReadOnlySpan<byte> bytes = Bytes(tensor);
        float[] floats = new float[tensor.Count];
        switch (tensor.Type)
        {
            case "f32":
                MemoryMarshal.Cast<byte, float>(bytes).CopyTo(floats);
                break;
            case "f16":
                Quantised.ToFloats(MemoryMarshal.Cast<byte, Half>(bytes), floats);
                break;
            case "i8":
                Quantised.ToFloats(MemoryMarshal.Cast<byte, sbyte>(bytes), floats);
                break;
            case "u8":
                Quantised.ToFloats(bytes, floats);
                break;
            default:
                Quantised.ToFloats(MemoryMarshal.Cast<byte, int>(bytes), floats);
                break;
        }

        if (tensor.Scale is not null)
        {
            Quantised.Scale(floats, Scales(tensor));
        }

        return floats;
    }

    /// <summary>The table as it lies in the file.</summary>
    /// <exception cref="ModelFormatException">There is no such table.</exception>
    public ReadOnlyMemory<byte> Bytes(string name)
    {
        ModelTensor tensor = Tensor(name);
        return _blob.Slice(tensor.Offset, tensor.Bytes);
    }

    /// <summary>The signed bytes of a table as they lie in the file, without its scales.</summary>
    /// <exception cref="ModelFormatException">There is no such table, or it is of another type.</exception>
    public ReadOnlySpan<sbyte> SBytes(string name) => MemoryMarshal.Cast<byte, sbyte>(Bytes(Typed(name, "i8")));

    /// <exception cref="ModelFormatException">There is no such table, or it is of another type.</exception>
    public ReadOnlySpan<int> Integers(string name) => MemoryMarshal.Cast<byte, int>(Bytes(Typed(name, "i32")));

    /// <summary>The weights of a linear map, [outputs × inputs].</summary>
    /// <exception cref="ModelFormatException">There is no such table, it has not two dimensions, or its scales do not fit.</exception>
    public PackedMatrix Matrix(string name)
    {
        ModelTensor tensor = Tensor(name);
        return tensor.Shape is [> 0 and var outputs, > 0 and var inputs]
            ? PackedMatrix.From(Floats(name), outputs, inputs)
            : throw new ModelFormatException($"tensor {name} of shape [{string.Join(", ", tensor.Shape)}] is no matrix");
    }

    /// <summary>A table of quantised rows, where it lies.</summary>
    /// <exception cref="ModelFormatException">There is no such table, or it is not one of signed bytes with scales.</exception>
    public EmbeddingTable Embeddings(string name)
    {
        ModelTensor tensor = Typed(name, "i8");
        return tensor.Shape is [_, > 0 and var width] && tensor.Scale is not null
            ? new EmbeddingTable(Bytes(name), Scales(tensor), width)
            : throw new ModelFormatException($"tensor {name} has no rows with a scale each");
    }

    private float[] Scales(ModelTensor tensor)
    {
        ModelTensor scales = Typed(tensor.Scale!, "f32");
        return scales.Count == tensor.Rows && scales.Scale is null
            ? MemoryMarshal.Cast<byte, float>(Bytes(scales)).ToArray()
            : throw new ModelFormatException($"tensor {tensor.Name} has {tensor.Rows} rows and {scales.Count} scales");
    }

    private ReadOnlySpan<byte> Bytes(ModelTensor tensor) => _blob.Span.Slice(tensor.Offset, tensor.Bytes);

    private ModelTensor Typed(string name, string type) =>
        Tensor(name) is var tensor && tensor.Type == type
            ? tensor
            : throw new ModelFormatException($"tensor {name} holds {tensor.Type}, not {type}");

    private ModelTensor Tensor(string name) =>
        _tensors.GetValueOrDefault(name) ?? throw new ModelFormatException($"the model file has no tensor {name}");
}
