using System.Text;

namespace Demarche.Intake;

/// <summary>A part of a mail: its header lines and its body as sent.</summary>
internal sealed record MimePart(HeaderLines Headers, ReadOnlyMemory<byte> Body)
{
    public MediaType Type => MediaType.Parse(Headers["Content-Type"]);
}

/// <summary>Cuts a multipart message (RFC 2046) into its parts.</summary>
internal static class MimeParts
{
    private const int MostParts = 20_000;
    private const int Deepest = 3;

    /// <summary>The message itself: header lines and all below them.</summary>
    public static MimePart Message(ReadOnlyMemory<byte> bytes)
    {
        ReadOnlySpan<byte> span = bytes.Span;
        int end = span.IndexOf("\r\n\r\n"u8);
        int bare = span[..(end < 0 ? span.Length : end)].IndexOf("\n\n"u8);
        (int head, int body) =
            bare >= 0 ? (bare, bare + 2)
            : end >= 0 ? (end, end + 4)
            : (span.Length, span.Length);
        return new MimePart(HeaderLines.Parse(span[..head]), bytes[body..]);
    }

    /// <summary>The parts that hold something, those inside parts after them; the message itself when it is not cut.</summary>
    public static List<MimePart> Of(MimePart message)
    {
        List<MimePart> parts = [];
        Add(parts, message, 0);
        return parts;
    }

    private static void Add(List<MimePart> parts, MimePart part, int depth)
    {
        MediaType type = part.Type;
        if (!type.Type.StartsWith("multipart/", StringComparison.Ordinal) || type.Boundary is not { Length: > 0 and <= 200 } boundary)
        {
            parts.Add(part);
            return;
        }

        if (depth >= Deepest)
        {
            return;
        }

        byte[] mark = Encoding.UTF8.GetBytes("--" + boundary);
        int start = Line(part.Body.Span, mark, 0);
        while (start >= 0 && parts.Count < MostParts)
        {
            int next = Line(part.Body.Span, mark, start + mark.Length);
            int content = part.Body.Span[start..].IndexOf((byte)'\n') + start + 1;
            bool last = part.Body.Span[(start + mark.Length)..].StartsWith("--"u8);
            if (last || content <= start)
            {
                return;
            }

            int end = next < 0 ? part.Body.Length : next;
            if (end > content)
            {
                Add(parts, Message(part.Body[content..end]), depth + 1);
            }

            start = next;
        }
    }

    // The offset of the next boundary that stands at the beginning of a line.
    private static int Line(ReadOnlySpan<byte> body, byte[] mark, int from)
    {
        while (from < body.Length)
        {
            int found = body[from..].IndexOf(mark);
            if (found < 0)
            {
                return -1;
            }

            from += found;
            if (from == 0 || body[from - 1] == (byte)'\n')
            {
                return from;
            }

            from += mark.Length;
        }

        return -1;
    }
}
