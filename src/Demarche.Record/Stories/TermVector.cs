using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
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
    private readonly int _total;

    private TermVector(uint[] terms, byte[] weights)
    {
        (_terms, _weights) = (terms, weights);
        int sum = 0;
        foreach (byte weight in weights)
        {
            sum += weight * weight;
            _total += weight;
        }

        _norm = MathF.Sqrt(sum);
    }

    public static TermVector Empty { get; } = new([], []);

    public int Count => _terms.Length;

    public ReadOnlySpan<uint> Terms => _terms;

    internal ReadOnlySpan<byte> Weights => _weights;

    /// <summary>Length of the vector; 0 for an empty one.</summary>
    internal float Norm => _norm;

    /// <summary>The heaviest terms of a count; of equal ones those of the smaller hash.</summary>
    /// <param name="weights">Terms, each once, with weights of 0 and above.</param>
    public static TermVector Of(ReadOnlySpan<(uint Term, float Weight)> weights, int most)
    {
        if (weights.IsEmpty)
        {
            return Empty;
        }

        // As one number each, so that sorting asks nothing: the bits of a positive number stand in the order of the numbers.
        ulong[] rented = ArrayPool<ulong>.Shared.Rent(weights.Length);
        Span<ulong> all = rented.AsSpan(0, weights.Length);
        for (int i = 0; i < all.Length; i++)
        {
            all[i] = ((ulong)~BitConverter.SingleToUInt32Bits(weights[i].Weight) << 32) | weights[i].Term;
        }

        all.Sort();
        float heaviest = Math.Max(WeightOf(all[0]), float.Epsilon);
        Span<ulong> kept = all[..Math.Min(most, all.Length)];
        foreach (ref ulong term in kept)
        {
            term = BitOperations.RotateLeft(term, 32);
        }

        kept.Sort();
        uint[] terms = new uint[kept.Length];
        byte[] bytes = new byte[kept.Length];
        for (int i = 0; i < kept.Length; i++)
        {
            terms[i] = (uint)(kept[i] >> 32);
            float weight = WeightOf(BitOperations.RotateLeft(kept[i], 32));
            bytes[i] = ByteOf(weight, heaviest);
        }

        ArrayPool<ulong>.Shared.Return(rented);
        return new TermVector(terms, bytes);

        static float WeightOf(ulong packed) => BitConverter.UInt32BitsToSingle(~(uint)(packed >> 32));
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

        return Cosine(product, left, right);
    }

    /// <param name="product">The scalar product of the two.</param>
    internal static double Cosine(int product, TermVector left, TermVector right) =>
        product == 0 ? 0 : product / ((double)left._norm * right._norm);

    /// <summary>Share of the weight of a vector; 0 of an empty one.</summary>
    internal static double Share(int weight, TermVector vector) => weight == 0 ? 0 : (double)weight / vector._total;

    /// <summary>0 to 255; 0 for a term that is not there.</summary>
    internal int WeightOf(uint term)
    {
        int at = Array.BinarySearch(_terms, term);
        return at < 0 ? 0 : _weights[at];
    }

    /// <summary>The same terms, the weight of each times a factor of 0 and above.</summary>
    /// <param name="factors">In the order of the terms; there may be more.</param>
    internal TermVector Times(ReadOnlySpan<float> factors)
    {
        if (_terms.Length == 0)
        {
            return this;
        }

        Span<float> products = _terms.Length <= 256 ? stackalloc float[_terms.Length] : new float[_terms.Length];
        float heaviest = float.Epsilon;
        for (int i = 0; i < products.Length; i++)
        {
            products[i] = _weights[i] * factors[i];
            heaviest = Math.Max(heaviest, products[i]);
        }

        byte[] weights = new byte[products.Length];
        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] = ByteOf(products[i], heaviest);
        }

        return new TermVector(_terms, weights);
    }

    /// <summary>The same terms with other weights, rounded, 1 to 255.</summary>
    /// <param name="weights">In the order of the terms; there may be more.</param>
    internal TermVector Weighted(ReadOnlySpan<float> weights, float scale)
    {
        byte[] bytes = new byte[_terms.Length];
        for (int i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)Math.Clamp((int)MathF.Round(scale * weights[i]), 1, byte.MaxValue);
        }

        return new TermVector(_terms, bytes);
    }

    /// <summary>The terms of the greatest weights, of equal ones those of the smaller hash.</summary>
    internal TermVector Heaviest(int most)
    {
        uint[] terms = StoryJoin.HeaviestTerms(this, most);
        return terms.Length == _terms.Length ? this : new TermVector(terms, Array.ConvertAll(terms, term => (byte)WeightOf(term)));
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

    private static byte ByteOf(float weight, float heaviest) =>
        (byte)Math.Clamp((int)MathF.Round(weight / heaviest * byte.MaxValue), 1, byte.MaxValue);

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
