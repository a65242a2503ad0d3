using System.Buffers.Binary;

namespace Demarche.Language;

/// <summary>
/// What the network read of the words of a text: by far the dearest part of an analysis, and the part that neither names known beforehand
/// nor the day of publication have a say in. Given with the same text again, the network does not run again.
/// </summary>
public sealed class WordReadings
{
    private const int Width = 10;
    private readonly WordReading[] _words;

    internal WordReadings(WordReading[] words) => _words = words;

    /// <summary>Number of words.</summary>
    public int Count => _words.Length;

    internal WordReading[] Words => _words;

    /// <summary>Ten bytes a word, for keeping; good for the very models that made it and no others.</summary>
    public byte[] ToBytes()
    {
        byte[] bytes = new byte[_words.Length * Width];
        for (int i = 0; i < _words.Length; i++)
        {
            Span<byte> at = bytes.AsSpan(i * Width, Width);
            WordReading word = _words[i];
            (at[0], at[1], at[2], at[3]) = (word.Upos, word.Xpos, word.Relation, word.Name);
            BinaryPrimitives.WriteInt16LittleEndian(at[4..], word.Feats);
            BinaryPrimitives.WriteInt32LittleEndian(at[6..], word.Head);
        }

        return bytes;
    }

    /// <exception cref="ArgumentException">The bytes are not those of whole words.</exception>
    public static WordReadings FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length % Width != 0)
        {
            throw new ArgumentException("not the readings of whole words", nameof(bytes));
        }

        WordReading[] words = new WordReading[bytes.Length / Width];
        for (int i = 0; i < words.Length; i++)
        {
            ReadOnlySpan<byte> at = bytes.Slice(i * Width, Width);
            words[i] = new WordReading(
                at[0],
                at[1],
                BinaryPrimitives.ReadInt16LittleEndian(at[4..]),
                BinaryPrimitives.ReadInt32LittleEndian(at[6..]),
                at[2],
                at[3]
            );
        }

        return new WordReadings(words);
    }
}
