using System.Globalization;

namespace Demarche.Intake;

/// <summary>A body that went over the wire in chunks (RFC 9112, 7.1).</summary>
internal static class ChunkedBody
{
    private const int LongestSizeLine = 1024;

    /// <summary>The chunks joined; the bytes as they are when they are joined already, although the header stayed.</summary>
    public static ReadOnlyMemory<byte> Joined(ReadOnlyMemory<byte> body, List<string> notes)
    {
        ReadOnlySpan<byte> rest = body.Span;
        if (!TrySize(rest, out _, out _))
        {
            return body;
        }

        byte[] joined = new byte[body.Length];
        int length = 0;
        while (TrySize(rest, out int size, out int line) && size > 0)
        {
            rest = rest[line..];
            int count = Math.Min(size, rest.Length);
            rest[..count].CopyTo(joined.AsSpan(length));
            length += count;
            rest = rest[count..];
            if (count < size)
            {
                notes.Add("the last chunk of the page breaks off");
                break;
            }

            rest =
                rest.StartsWith("\r\n"u8) ? rest[2..]
                : rest.StartsWith("\n"u8) ? rest[1..]
                : rest;
        }

        return joined.AsMemory(0, length);
    }

    // "1a3;name=value" and a line end.
    private static bool TrySize(ReadOnlySpan<byte> bytes, out int size, out int length)
    {
        (size, length) = (0, 0);
        int end = bytes[..Math.Min(bytes.Length, LongestSizeLine)].IndexOf((byte)'\n');
        if (end < 1)
        {
            return false;
        }

        ReadOnlySpan<byte> line = bytes[..end].TrimEnd(" \t\r"u8);
        int parted = line.IndexOf((byte)';');
        line = (parted < 0 ? line : line[..parted]).Trim(" \t"u8);
        length = end + 1;
        return line.Length is > 0 and <= 8
            && int.TryParse(line, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out size)
            && size >= 0;
    }
}
