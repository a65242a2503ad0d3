using System.IO.Compression;
using ZstdSharp;

namespace Demarche.Intake;

/// <summary>Undoes what servers press pages with: gzip, deflate, br, zstd (RFC 9110, 8.4). Bodies that were unfolded already stay as they are.</summary>
internal static class ContentCoding
{
    /// <summary>Most codings laid over each other that are undone.</summary>
    public const int Most = 4;

    private const int Piece = 64 * 1024;

    /// <param name="most">Most bytes that are unfolded; the rest is cut off with a note.</param>
    public static ReadOnlyMemory<byte> Undone(ReadOnlyMemory<byte> body, string coding, int most, List<string> notes)
    {
        if (body.IsEmpty)
        {
            return body;
        }

        switch (coding)
        {
            case "gzip" or "x-gzip":
                return body.Span is [0x1F, 0x8B, ..]
                    ? Unfolded(body, packed => new GZipStream(packed, CompressionMode.Decompress), most, notes) ?? body
                    : body;
            case "deflate":
                // The standard means zlib; some servers send the bare stream.
                return (
                        body.Span is [0x78, ..]
                            ? Unfolded(body, packed => new ZLibStream(packed, CompressionMode.Decompress), most, notes)
                            : null
                    )
                    ?? (
                        LooksLikeText(body.Span)
                            ? body
                            : Unfolded(body, packed => new DeflateStream(packed, CompressionMode.Decompress), most, notes)
                    )
                    ?? body;
            case "br":
                return LooksLikeText(body.Span)
                    ? body
                    : Unfolded(body, packed => new BrotliStream(packed, CompressionMode.Decompress), most, notes) ?? body;
            case "zstd":
                return body.Span is [0x28, 0xB5, 0x2F, 0xFD, ..]
                    ? Unfolded(body, packed => new DecompressionStream(packed), most, notes) ?? body
                    : body;
            case "identity" or "none" or "":
                return body;
            default:
                notes.Add("the page is pressed in a way that is not known");
                return body;
        }
    }

    // Null when nothing could be unfolded.
    private static ReadOnlyMemory<byte>? Unfolded(ReadOnlyMemory<byte> body, Func<Stream, Stream> unfold, int most, List<string> notes)
    {
        using MemoryStream unfolded = new();
        try
        {
            using Stream packed = new ReadOnlyBytes(body);
            using Stream stream = unfold(packed);
            byte[] buffer = new byte[Piece];
            int count;
            while ((count = stream.Read(buffer)) > 0)
            {
                if (unfolded.Length + count > most)
                {
                    notes.Add($"the page unfolds to more than {most / (1024 * 1024)} MiB: cut off there");
                    break;
                }

                unfolded.Write(buffer, 0, count);
            }
        }
        catch (Exception error) when (error is InvalidDataException or InvalidOperationException or IOException or ZstdException)
        {
            if (unfolded.Length == 0)
            {
                return null;
            }

            notes.Add("the pressed page breaks off");
        }

        return unfolded.Length == 0 ? null : unfolded.GetBuffer().AsMemory(0, (int)unfolded.Length).ToArray();
    }

    // The first bytes of a page that lies open are printable; those of a pressed one hardly ever all are.
    private static bool LooksLikeText(ReadOnlySpan<byte> body)
    {
        ReadOnlySpan<byte> window = body[..Math.Min(body.Length, 32)];
        return window.IndexOfAnyInRange((byte)0, (byte)8) < 0
            && window.IndexOfAnyInRange((byte)14, (byte)31) < 0
            && (
                window.IndexOfAnyInRange((byte)0x80, (byte)0xFF) < 0
                || System.Text.Unicode.Utf8.IsValid(window[..^Math.Min(window.Length, 3)])
            );
    }
}
