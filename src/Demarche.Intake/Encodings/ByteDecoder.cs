using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Unicode;

namespace Demarche.Intake;

/// <summary>Text made of bytes, the charset it was read in, and what was repaired or guessed on the way.</summary>
public sealed record DecodedText(string Text, string Charset, ImmutableArray<string> Notes);

/// <summary>
/// Bytes to text (formats.md 1.1): BOM, the declared charset, the charset that the page names in its first 1024 bytes, UTF-8 when it is
/// clean, a guess by letter frequencies, else windows-1252. The text has <c>\n</c> line ends, no BOM, no NUL, no lone surrogate.
/// Never throws.
/// </summary>
public static class ByteDecoder
{
    // A double-byte text can be valid UTF-8 by chance when it is short; beyond this many sequences it cannot.
    private const int SequencesBeyondChance = 10;

    public static DecodedText Decode(ReadOnlyMemory<byte> bytes, string? declaredCharset = null)
    {
        using DecodedCharacters decoded = DecodeToBuffer(bytes, declaredCharset);
        return new DecodedText(decoded.Text.ToString(), decoded.Charset, decoded.Notes);
    }

    /// <summary>The same without a string of the whole.</summary>
    internal static DecodedCharacters DecodeToBuffer(ReadOnlyMemory<byte> bytes, string? declaredCharset = null)
    {
        ReadOnlySpan<byte> span = bytes.Span;
        List<string> notes = [];
        Encoding encoding = Choose(ref span, declaredCharset, notes);
        char[] buffer = ArrayPool<char>.Shared.Rent(encoding.GetMaxCharCount(span.Length));
        Span<char> text = buffer.AsSpan(0, encoding.GetChars(span, buffer));
        if (MojibakeRepair.Repaired(text, notes) is { } repaired)
        {
            repaired.CopyTo(text);
            text = text[..repaired.Length];
        }

        return new DecodedCharacters(buffer, CharacterScrubber.Scrub(text, notes), encoding.WebName, [.. notes]);
    }

    private static Encoding Choose(ref ReadOnlySpan<byte> bytes, string? declaredCharset, List<string> notes)
    {
        if (ByBom(ref bytes) is { } marked)
        {
            return marked;
        }

        string? label = declaredCharset ?? DeclaredCharset.Find(bytes);
        Encoding? declared = CharsetLabels.Find(label);
        if (label is not null && declared is null)
        {
            notes.Add($"unknown charset {Shown(label)} ignored");
        }

        bool clean = Utf8.IsValid(bytes);
        if (declared is null)
        {
            return clean && !SixteenBits.Look(bytes) ? Encoding.UTF8 : Guess(bytes, notes);
        }

        // A page that names a 16-bit charset in bytes that could be read to find the name is not in that charset.
        if (declared.CodePage is 1200 or 1201 or 12000 or 12001 && !SixteenBits.Look(bytes))
        {
            return clean ? Encoding.UTF8 : Guess(bytes, notes);
        }

        if (declared.CodePage == Encoding.UTF8.CodePage)
        {
            return clean || MostlyUtf8(bytes, notes) ? Encoding.UTF8 : Guess(bytes, notes);
        }

        if (clean && MultiByteSequences(bytes) >= (declared.IsSingleByte ? 1 : SequencesBeyondChance))
        {
            notes.Add($"declared {declared.WebName}, read as UTF-8: every byte is valid UTF-8");
            return Encoding.UTF8;
        }

        return declared;
    }

    private static Encoding? ByBom(ref ReadOnlySpan<byte> bytes)
    {
        (Encoding? encoding, int length) = bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
            [0xFF, 0xFE, 0, 0, ..] => (Encoding.UTF32, 4),
            [0, 0, 0xFE, 0xFF, ..] => (new UTF32Encoding(bigEndian: true, byteOrderMark: false), 4),
            [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
            [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
            _ => ((Encoding?)null, 0),
        };
        bytes = bytes[length..];
        return encoding;
    }

    private static Encoding Guess(ReadOnlySpan<byte> bytes, List<string> notes)
    {
        Encoding guess = SixteenBits.Guess(bytes) ?? CharsetGuess.Of(bytes);
        notes.Add($"charset guessed: {guess.WebName}");
        return guess;
    }

    // A UTF-8 page with one torn sequence (a teaser cut at a byte) is still UTF-8.
    private static bool MostlyUtf8(ReadOnlySpan<byte> bytes, List<string> notes)
    {
        int good = 0;
        int bad = 0;
        while (!bytes.IsEmpty)
        {
            OperationStatus status = Rune.DecodeFromUtf8(bytes, out _, out int consumed);
            bool beyondAscii = bytes[0] >= 0x80;
            bytes = bytes[Math.Max(consumed, 1)..];
            bad += status != OperationStatus.Done ? 1 : 0;
            good += status == OperationStatus.Done && beyondAscii ? 1 : 0;
        }

        bool mostly = good > bad * 4;
        if (mostly && bad > 0)
        {
            notes.Add($"{bad} damaged UTF-8 sequences replaced");
        }

        return mostly;
    }

    private static int MultiByteSequences(ReadOnlySpan<byte> validUtf8)
    {
        int count = 0;
        foreach (byte b in validUtf8)
        {
            count += b >= 0xC0 ? 1 : 0;
        }

        return count;
    }

    private static string Shown(string label) => label.Length > 40 ? string.Concat(label.AsSpan(0, 40), "…") : label;
}
