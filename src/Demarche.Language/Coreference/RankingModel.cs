using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Demarche.Language;

/// <summary>
/// The ranking's weights: a row of 32 small numbers for each hashed feature. The rows of a decision are added; 31 sums go
/// through a rectifier and are weighed, the last is added as it is: a log-linear model (Durrett and Klein 2013) with a hidden
/// layer beside it (Wiseman et al. 2015). All integers, so that every machine decides the same.
/// </summary>
internal sealed class RankingModel
{
    /// <summary>Numbers in a row; the last one bypasses the hidden layer.</summary>
    public const int Width = 32;

    /// <summary>What 1 in a row is worth when scores are written in float.</summary>
    public const float RowScale = 1 / 48f;

    /// <summary>What 1 in the output layer is worth.</summary>
    public const float OutputScale = 1 / 256f;

    private const uint Magic = 0x31524344; // "DCR1"
    private static readonly Lazy<RankingModel> s_shipped = new(LoadShipped);
    private readonly sbyte[] _rows;
    private readonly short[] _output;

    /// <param name="rows"><see cref="FeatureRows.TableSize"/> rows of <see cref="Width"/>.</param>
    /// <param name="output">One weight for each unit; the last is the factor of the unit that bypasses.</param>
    public RankingModel(sbyte[] rows, short[] output)
    {
        _rows = rows;
        _output = output;
    }

    /// <summary>The weights inside the library, read when first asked for.</summary>
    public static RankingModel Shipped => s_shipped.Value;

    /// <summary>Sets <paramref name="sum"/> to the sum of the rows.</summary>
    public void Sum(ReadOnlySpan<int> rows, Span<short> sum)
    {
        Vector128<short> s0 = Vector128<short>.Zero;
        Vector128<short> s1 = s0;
        Vector128<short> s2 = s0;
        Vector128<short> s3 = s0;
        ref sbyte table = ref MemoryMarshal.GetArrayDataReference(_rows);
        foreach (int row in rows)
        {
            Vector128<sbyte> a = Vector128.LoadUnsafe(ref table, (nuint)(row * Width));
            Vector128<sbyte> b = Vector128.LoadUnsafe(ref table, (nuint)((row * Width) + 16));
            s0 += Vector128.WidenLower(a);
            s1 += Vector128.WidenUpper(a);
            s2 += Vector128.WidenLower(b);
            s3 += Vector128.WidenUpper(b);
        }

        s0.CopyTo(sum);
        s1.CopyTo(sum[8..]);
        s2.CopyTo(sum[16..]);
        s3.CopyTo(sum[24..]);
    }

    /// <summary>The score of a decision whose features were summed in up to three parts.</summary>
    public int Score(ReadOnlySpan<short> a, ReadOnlySpan<short> b, ReadOnlySpan<short> c)
    {
        Vector128<int> score = Vector128<int>.Zero;
        Vector128<short> bypass = Vector128.Create(0, 0, 0, 0, 0, 0, 0, short.MinValue);
        for (int k = 0; k < Width; k += 8)
        {
            Vector128<short> sum = Vector128.Create(a[k..]) + Vector128.Create(b[k..]) + Vector128.Create(c[k..]);
            Vector128<short> floor = k == Width - 8 ? bypass : Vector128<short>.Zero;
            sum = Vector128.Max(sum, floor);
            Vector128<short> weight = Vector128.Create<short>(_output.AsSpan(k));
            score += Vector128.WidenLower(sum) * Vector128.WidenLower(weight);
            score += Vector128.WidenUpper(sum) * Vector128.WidenUpper(weight);
        }

        return Vector128.Sum(score);
    }

    public void Write(Stream stream)
    {
        using BrotliStream packed = new(stream, CompressionLevel.SmallestSize, leaveOpen: true);
        using BinaryWriter writer = new(packed);
        writer.Write(Magic);
        writer.Write(FeatureRows.TableSize);
        foreach (short weight in _output)
        {
            writer.Write(weight);
        }

        writer.Write(MemoryMarshal.AsBytes(_rows.AsSpan()));
    }

    /// <exception cref="InvalidDataException">Not a model of this version.</exception>
    public static RankingModel Read(Stream stream)
    {
        using BrotliStream unpacked = new(stream, CompressionMode.Decompress, leaveOpen: true);
        using BinaryReader reader = new(unpacked);
        if (reader.ReadUInt32() != Magic || reader.ReadInt32() != FeatureRows.TableSize)
        {
            throw new InvalidDataException("not a coreference model of this version");
        }

        short[] output = new short[Width];
        for (int k = 0; k < Width; k++)
        {
            output[k] = reader.ReadInt16();
        }

        sbyte[] rows = new sbyte[FeatureRows.TableSize * Width];
        unpacked.ReadExactly(MemoryMarshal.AsBytes(rows.AsSpan()));
        return new RankingModel(rows, output);
    }

    private static RankingModel LoadShipped()
    {
        using Stream stream = ShippedModel.Open("coreference.bin");
        return Read(stream);
    }
}
