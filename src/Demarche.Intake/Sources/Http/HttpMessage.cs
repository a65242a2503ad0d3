using System.Globalization;

namespace Demarche.Intake;

/// <summary>An HTTP response as a crawl file keeps it: status, header lines, body as it went over the wire.</summary>
internal sealed record HttpMessage(int Status, HeaderLines Headers, ReadOnlyMemory<byte> Body)
{
    /// <summary>Null when the bytes are no response.</summary>
    public static HttpMessage? Parse(ReadOnlyMemory<byte> block)
    {
        ReadOnlySpan<byte> span = block.Span;
        if (!span.StartsWith("HTTP/"u8))
        {
            return null;
        }

        int line = span.IndexOf((byte)'\n');
        ReadOnlySpan<byte> first = line < 0 ? span : span[..line];
        int space = first.IndexOf((byte)' ');
        if (
            space < 0
            || !int.TryParse(
                first[(space + 1)..Math.Min(first.Length, space + 4)],
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out int status
            )
        )
        {
            return null;
        }

        int end = span.IndexOf("\r\n\r\n"u8);
        int bare = span[..(end < 0 ? span.Length : end)].IndexOf("\n\n"u8);
        (int head, int body) =
            bare >= 0 ? (bare, bare + 2)
            : end >= 0 ? (end, end + 4)
            : (span.Length, span.Length);
        ReadOnlySpan<byte> lines = line < 0 || line >= head ? [] : span[(line + 1)..head];
        return new HttpMessage(status, HeaderLines.Parse(lines), block[body..]);
    }

    /// <summary>The body with its codings undone.</summary>
    public ReadOnlyMemory<byte> Payload(int most, List<string> notes)
    {
        ReadOnlyMemory<byte> body = Body;
        if (Headers["Transfer-Encoding"]?.Contains("chunked", StringComparison.OrdinalIgnoreCase) == true)
        {
            body = ChunkedBody.Joined(body, notes);
        }

        string[] codings = (Headers["Content-Encoding"] ?? "").Split(
            ',',
            StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
        );
        for (int i = codings.Length - 1; i >= 0 && i > codings.Length - ContentCoding.Most; i--)
        {
            body = ContentCoding.Undone(body, codings[i].ToLowerInvariant(), most, notes);
        }

        return body;
    }
}
