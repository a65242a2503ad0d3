using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Demarche.Record;

/// <summary>
/// Weighted terms as hashes, small enough to keep for every report: five bytes a term, ascending by hash. Two vectors are compared by
/// the cosine of the angle between them.
/// </summary>
[JsonConverter(typeof(TermVectorJson))]
public sealed class TermVector : IEquatable<TermVector>
{
    private readonly uint[] _terms;
    private readonly byte[] _weights;
    private readonly float _norm;

    private TermVector(uint[] terms, byte[] weights)
    {
        (_terms, _weights) = (terms, weights);
        int sum = 0;
        foreach (byte weight in weights)
        {
            sum += weight * weight;
        }

        _norm = MathF.Sqrt(sum);
    }

    public static TermVector Empty { get; } = new([], []);

    public int Count => _terms.Length;

    public ReadOnlySpan<uint> Terms => _terms;

    internal ReadOnlySpan<byte> Weights => _weights;

    /// <summary>The heaviest terms of a count.</summary>
    public static TermVector Of(Dictionary<uint, float> weights, int most)
    {
        ArgumentNullException.ThrowIfNull(weights);
        if (weights.Count == 0)
        {
            return Empty;
        }

        (uint Term, float Weight)[] all = new (uint Term, float Weight)[weights.Count];
        int count = 0;
        foreach ((uint term, float weight) in weights)
        {
            all[count++] = (term, weight);
        }

        Array.Sort(all, static (x, y) => x.Weight != y.Weight ? y.Weight.CompareTo(x.Weight) : x.Term.CompareTo(y.Term));
        float heaviest = Math.Max(all[0].Weight, float.Epsilon);
        Span<(uint Term, float Weight)> kept = all.AsSpan(0, Math.Min(most, all.Length));
        kept.Sort(static (x, y) => x.Term.CompareTo(y.Term));
        uint[] terms = new uint[kept.Length];
        byte[] bytes = new byte[kept.Length];
        for (int i = 0; i < kept.Length; i++)
        {
            terms[i] = kept[i].Term;
            bytes[i] = (byte)Math.Clamp((int)MathF.Round(kept[i].Weight / heaviest * byte.MaxValue), 1, byte.MaxValue);
        }

        return new TermVector(terms, bytes);
    }

    /// <summary>Cosine, 0 to 1; 0 where one is empty.</summary>
    public static double Cosine(TermVector left, TermVector right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        uint[] a = left._terms;
        uint[] b = right._terms;
        byte[] weightsOfA = left._weights;
        byte[] weightsOfB = right._weights;
        int product = 0;
        int i = 0;
        int j = 0;
        while (i < a.Length && j < b.Length)
        {
            // Without branches: which list goes on cannot be foretold.
            (uint x, uint y) = (a[i], b[j]);
            product += x == y ? weightsOfA[i] * weightsOfB[j] : 0;
            i += x <= y ? 1 : 0;
            j += y <= x ? 1 : 0;
        }

        return product == 0 ? 0 : product / ((double)left._norm * right._norm);
    }

    /// <summary>0 to 255; 0 for a term that is not there.</summary>
    internal int WeightOf(uint term)
    {
        int at = Array.BinarySearch(_terms, term);
        return at < 0 ? 0 : _weights[at];
    }

    public byte[] ToBytes()
    {
        byte[] bytes = new byte[_terms.Length * 5];
        for (int i = 0; i < _terms.Length; i++)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(i * 5), _terms[i]);
            bytes[(i * 5) + 4] = _weights[i];
        }

        return bytes;
    }

    public static TermVector FromBytes(ReadOnlySpan<byte> bytes)
    {
        uint[] terms = new uint[bytes.Length / 5];
        byte[] weights = new byte[terms.Length];
        for (int i = 0; i < terms.Length; i++)
        {
            terms[i] = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(i * 5)..]);
            weights[i] = bytes[(i * 5) + 4];
        }

        return new TermVector(terms, weights);
    }

    public bool Equals(TermVector? other) =>
        other is not null && _terms.AsSpan().SequenceEqual(other._terms) && _weights.AsSpan().SequenceEqual(other._weights);

    public override bool Equals(object? obj) => Equals(obj as TermVector);

    public override int GetHashCode() => _terms.Length == 0 ? 0 : HashCode.Combine(_terms.Length, _terms[0], _terms[^1]);
}

/// <summary>Written as one string of base 64.</summary>
internal sealed class TermVectorJson : JsonConverter<TermVector>
{
    public override TermVector Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TermVector.FromBytes(reader.GetBytesFromBase64());

    public override void Write(Utf8JsonWriter writer, TermVector value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(value);
        writer.WriteBase64StringValue(value.ToBytes());
    }
}
