using System.Collections.Immutable;
using System.Text;

namespace Demarche.Intake;

/// <summary>JSON in UTF-8, as its grammar wants it, and what was repaired or guessed to make it so.</summary>
/// <param name="Utf8">The JSON; the bytes themselves, without a byte-order mark, where they are UTF-8 already.</param>
internal readonly record struct JsonText(ReadOnlyMemory<byte> Utf8, ImmutableArray<string> Notes)
{
    private static ReadOnlySpan<byte> Mark => [0xEF, 0xBB, 0xBF];

    /// <summary>A whole file or a line of one. A parser takes bytes that are no UTF-8 as they come and stumbles only when they are asked for as text.</summary>
    public static JsonText Of(ReadOnlyMemory<byte> bytes)
    {
        ReadOnlyMemory<byte> bare = bytes.Span.StartsWith(Mark) ? bytes[Mark.Length..] : bytes;
        if (System.Text.Unicode.Utf8.IsValid(bare.Span) && !IsWide(bare.Span))
        {
            return new JsonText(bare, []);
        }

        DecodedText decoded = ByteDecoder.Decode(bare, Encoding.UTF8.WebName);
        return new JsonText(Encoding.UTF8.GetBytes(decoded.Text), decoded.Notes);
    }

    /// <summary>Whether the bytes are units of 16 or 32 bits, in which a line does not end at a byte.</summary>
    public static bool IsWide(ReadOnlySpan<byte> bytes) =>
        bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, 0, 0xFE, 0xFF, ..] || SixteenBits.Look(bytes);
}
