using System.Runtime.InteropServices;
using System.Text;
using Demarche.Language.Tests.Neural;

namespace Demarche.Language.Tests.Contextual;

/// <summary>A model file of an encoder of eight numbers a piece, and the same encoder computed plainly in double precision.</summary>
internal sealed class TinyEncoder
{
    public const int Width = 8;
    private const int Inner = 16;
    private const int Pieces = 120;
    private const int Layers = 2;
    private const int Places = ContextualEncoder.Stretch + 2;

    private readonly Dictionary<string, float[]> _tables = [];
    private readonly List<string> _header = [];
    private readonly List<byte> _blob = [];

    private TinyEncoder()
    {
        byte[] keys = Encoding.UTF8.GetBytes(
            string.Join((char)10, Enumerable.Range(0, Pieces).Select(static i => i < 104 ? $"[{i}]" : $"w{i}"))
        );
        Add("encoder.keys", "u8", [keys.Length], keys);
        byte[] rows = [.. Enumerable.Range(0, Pieces * Width).Select(static i => (byte)((i * 37) % 251))];
        Add("encoder.piece.scale", "f32", [Pieces], MemoryMarshal.AsBytes<float>(Enumerable.Repeat(0.01f, Pieces).ToArray()).ToArray());
        Add("encoder.piece", "i8", [Pieces, Width], rows, "encoder.piece.scale");
        _tables["piece"] = [.. rows.Select(static b => (sbyte)b * 0.01f)];
        Floats("place", [Places, Width], 0);
        Normalisation("norm");
        for (int i = 0; i < Layers; i++)
        {
            Linear($"{i}.queries", 3 * Width, Width);
            Linear($"{i}.out", Width, Width);
            Linear($"{i}.up", Inner, Width);
            Linear($"{i}.down", Width, Inner);
            Normalisation($"{i}.first");
            Normalisation($"{i}.second");
        }
    }

    public static TinyEncoder Made { get; } = new();

    public ContextualEncoder Encoder() => new(File());

    public ModelFile File() =>
        ModelFile.Open(
            ModelFiles.Written(
                $$$"""{"meta":{"encoder":{"layers":{{{Layers}}},"heads":1}},"tensors":{{{{string.Join(',', _header)}}}}}""",
                [.. _blob]
            )
        );

    /// <summary>States of pieces that are read at once, begin and end among them.</summary>
    public double[][] Plainly(int[] pieces)
    {
        double[][] x = [.. pieces.Select((p, i) => Normalised("norm", Sum(Row("piece", p), Row("place", i))))];
        for (int layer = 0; layer < Layers; layer++)
        {
            double[][] projected = [.. x.Select(row => Mapped($"{layer}.queries", row))];
            double[][] looked =
            [
                .. projected.Select(q =>
                {
                    double[] weights = [.. projected.Select(k => Math.Exp(Dot(q[..Width], k[Width..(2 * Width)]) / Math.Sqrt(Width)))];
                    double all = weights.Sum();
                    return Enumerable
                        .Range(0, Width)
                        .Select(d => projected.Select((v, j) => weights[j] / all * v[(2 * Width) + d]).Sum())
                        .ToArray();
                }),
            ];
            x = [.. x.Zip(looked, (row, l) => Normalised($"{layer}.first", Sum(row, Mapped($"{layer}.out", l))))];
            x =
            [
                .. x.Select(row =>
                    Normalised($"{layer}.second", Sum(row, Mapped($"{layer}.down", [.. Mapped($"{layer}.up", row).Select(Bent)])))
                ),
            ];
        }

        return x;
    }

    private static double Bent(double x) => 0.5 * x * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + (0.044715 * x * x * x))));

    private double[] Normalised(string name, double[] row)
    {
        double mean = row.Average();
        double deviation = Math.Sqrt(row.Average(v => (v - mean) * (v - mean)));
        return [.. row.Select((v, i) => ((v - mean) / deviation * _tables[name + ".weight"][i]) + _tables[name + ".bias"][i])];
    }

    private double[] Mapped(string name, double[] row) =>
        [
            .. _tables[name + ".bias"]
                .Select((b, o) => b + Dot(row, [.. _tables[name].Skip(o * row.Length).Take(row.Length).Select(static w => (double)w)])),
        ];

    private double[] Row(string table, int row) => [.. _tables[table].Skip(row * Width).Take(Width).Select(static v => (double)v)];

    private static double[] Sum(double[] a, double[] b) => [.. a.Zip(b, static (x, y) => x + y)];

    private static double Dot(double[] a, double[] b) => a.Zip(b, static (x, y) => x * y).Sum();

    private void Linear(string name, int outputs, int inputs)
    {
        Floats(name, [outputs, inputs], 0);
        Floats(name + ".bias", [outputs], 0);
    }

    private void Normalisation(string name)
    {
        Floats(name + ".weight", [Width], 1);
        Floats(name + ".bias", [Width], 0);
    }

    private void Floats(string name, int[] shape, float around)
    {
        float[] numbers = [.. Wave.Of(_tables.Count, shape.Aggregate(static (a, b) => a * b)).Select(v => around + v)];
        _tables[name] = numbers;
        Add("encoder." + name, "f32", shape, MemoryMarshal.AsBytes<float>(numbers).ToArray());
    }

    private void Add(string name, string type, int[] shape, byte[] bytes, string? scale = null)
    {
        _blob.AddRange(new byte[((_blob.Count + 63) / 64 * 64) - _blob.Count]);
        _header.Add(
            $$"""
            "{{name}}":{"dtype":"{{type}}","shape":[{{string.Join(',', shape)}}],"offset":{{_blob.Count}}{{(
                scale is null ? "" : $",\"scale\":\"{scale}\""
            )}}}
            """
        );
        _blob.AddRange(bytes);
    }
}
