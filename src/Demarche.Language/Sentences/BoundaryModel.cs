using System.Buffers.Binary;

namespace Demarche.Language;

/// <summary>
/// The learned weights of the boundary classifier: logistic regression over hashed features (Gillick 2009 for the idea of a
/// supervised splitter, Weinberger et al. 2009 for the hashing), rounded to 8 bits, and a table of how words are usually cased.
/// </summary>
internal sealed class BoundaryModel
{
    private const uint Mark = 0x314D5342; // "BSM1"
    private const int HeaderLength = 20;

    private static readonly Lazy<BoundaryModel> s_shipped = new(() => Read(ShippedModel.Bytes("sentences.bin")));

    private readonly sbyte[] _weights;
    private readonly byte[] _casing;
    private readonly int _afterStop;
    private readonly int _elsewhere;

    /// <param name="weights">A power of two of them.</param>
    /// <param name="casing">A power of two of classes; 0 for a word not known.</param>
    /// <param name="afterStop">What the sum of weights must pass behind a closing mark of a sentence.</param>
    /// <param name="elsewhere">What it must pass at any other place.</param>
    public BoundaryModel(sbyte[] weights, byte[] casing, int afterStop, int elsewhere)
    {
        _weights = weights;
        _casing = casing;
        _afterStop = afterStop;
        _elsewhere = elsewhere;
    }

    public static BoundaryModel Shipped => s_shipped.Value;

    public ReadOnlySpan<byte> Casing => _casing;

    /// <summary>How news writes a word inside sentences, from 1, always with a capital, to 7, always small; 0 when not known.</summary>
    public int CasingOf(ReadOnlySpan<char> form) => _casing[(int)(BoundaryToken.HashOf(form) >> 8) & (_casing.Length - 1)];

    /// <summary>True when a sentence ends at the boundary with these features.</summary>
    public bool Ends(ReadOnlySpan<uint> features, TokenKind before) => Score(features) > (MayClose(before) ? _afterStop : _elsewhere);

    public int Score(ReadOnlySpan<uint> features)
    {
        sbyte[] weights = _weights;
        uint mask = (uint)weights.Length - 1;
        int sum = 0;
        foreach (uint feature in features)
        {
            sum += weights[feature & mask];
        }

        return sum;
    }

    /// <summary>Kinds of tokens that usually close a sentence.</summary>
    public static bool MayClose(TokenKind kind) =>
        kind is TokenKind.Stop or TokenKind.Question or TokenKind.Exclamation or TokenKind.Ellipsis;

    public byte[] Write()
    {
        byte[] file = new byte[HeaderLength + _weights.Length + _casing.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(file, Mark);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), _weights.Length);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(8), _casing.Length);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(12), _afterStop);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(16), _elsewhere);
        Buffer.BlockCopy(_weights, 0, file, HeaderLength, _weights.Length);
        _casing.CopyTo(file, HeaderLength + _weights.Length);
        return file;
    }

    /// <exception cref="InvalidDataException">The bytes are no model of this version.</exception>
    public static BoundaryModel Read(byte[] file)
    {
        if (file.Length < HeaderLength || BinaryPrimitives.ReadUInt32LittleEndian(file) != Mark)
        {
            throw new InvalidDataException("no sentence model");
        }

        sbyte[] weights = new sbyte[BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(4))];
        byte[] casing = new byte[BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(8))];
        Buffer.BlockCopy(file, HeaderLength, weights, 0, weights.Length);
        Buffer.BlockCopy(file, HeaderLength + weights.Length, casing, 0, casing.Length);
        return new BoundaryModel(
            weights,
            casing,
            BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(12)),
            BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(16))
        );
    }
}
