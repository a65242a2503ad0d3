using System.Runtime.InteropServices;
using System.Text.Json;

namespace Demarche.Trainer.Judging;

/// <summary>Writes the container that <see cref="Language.ModelFile"/> reads.</summary>
internal sealed class ModelFileWriter : IDisposable
{
    private const int Alignment = 64;

    private readonly SortedDictionary<string, object> _tensors = new(StringComparer.Ordinal);
    private readonly MemoryStream _blob = new();

    /// <summary>The tensors of a network.</summary>
    /// <param name="name">What their names begin with.</param>
    public void Add(string name, JudgingTraining network)
    {
        var (hidden, hiddenBias, output, outputBias) = network.Merged();
        AddHalf(name + ".hidden", hidden, hiddenBias.Length, hidden.Length / hiddenBias.Length);
        Add(name + ".hidden.bias", hiddenBias, hiddenBias.Length);
        Add(name + ".out", output, outputBias.Length, hiddenBias.Length);
        Add(name + ".out.bias", outputBias, outputBias.Length);
    }

    public void Add(string name, ReadOnlySpan<float> numbers, params ReadOnlySpan<int> shape)
    {
        Begin(name, "f32", shape);
        _blob.Write(MemoryMarshal.AsBytes(numbers));
    }

    /// <summary>In half precision.</summary>
    public void AddHalf(string name, ReadOnlySpan<float> numbers, params ReadOnlySpan<int> shape)
    {
        Begin(name, "f16", shape);
        foreach (float number in numbers)
        {
            Half half = (Half)number;
            _blob.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<Half>(in half)));
        }
    }

    private void Begin(string name, string dtype, ReadOnlySpan<int> shape)
    {
        Pad(_blob);
        _tensors[name] = new
        {
            dtype,
            shape = shape.ToArray(),
            offset = (int)_blob.Length,
        };
    }

    public void Save(string path)
    {
        byte[] header = JsonSerializer.SerializeToUtf8Bytes(new { meta = new { version = 1 }, tensors = _tensors });
        using MemoryStream file = new();
        file.Write("DMRC"u8);
        file.Write(BitConverter.GetBytes(1));
        file.Write(BitConverter.GetBytes(header.Length));
        file.Write(header);
        Pad(file);
        _blob.WriteTo(file);
        File.WriteAllBytes(path, file.ToArray());
    }

    public void Dispose() => _blob.Dispose();

    private static void Pad(MemoryStream stream)
    {
        while (stream.Length % Alignment != 0)
        {
            stream.WriteByte(0);
        }
    }
}
