using System.Buffers.Text;

namespace Demarche.Intake;

/// <summary>Undoes the codings of mail bodies: quoted-printable and base64 (RFC 2045). Damaged stretches are kept as they are.</summary>
internal static class TransferCoding
{
    public static ReadOnlyMemory<byte> Undone(ReadOnlyMemory<byte> body, string? coding) =>
        (coding ?? "").Trim().ToLowerInvariant() switch
        {
            "quoted-printable" => QuotedPrintable(body.Span),
            "base64" => Base64Text(body.Span) ?? body,
            _ => body,
        };

    private static ReadOnlyMemory<byte> QuotedPrintable(ReadOnlySpan<byte> body)
    {
        byte[] plain = new byte[body.Length];
        int length = 0;
        for (int i = 0; i < body.Length; i++)
        {
            if (body[i] != (byte)'=')
            {
                plain[length++] = body[i];
                continue;
            }

            ReadOnlySpan<byte> rest = body[(i + 1)..];
            int end = rest.IndexOfAnyExcept((byte)' ', (byte)'\t');
            if (end >= 0 && rest[end..].StartsWith("\r\n"u8))
            {
                i += end + 2;
            }
            else if (end >= 0 && rest[end] == (byte)'\n')
            {
                i += end + 1;
            }
            else if (rest.Length >= 2 && Hex(rest[0]) is >= 0 and int high && Hex(rest[1]) is >= 0 and int low)
            {
                plain[length++] = (byte)((high << 4) | low);
                i += 2;
            }
            else
            {
                plain[length++] = body[i];
            }
        }

        return plain.AsMemory(0, length);
    }

    private static int Hex(byte c) =>
        c switch
        {
            >= (byte)'0' and <= (byte)'9' => c - '0',
            >= (byte)'A' and <= (byte)'F' => c - 'A' + 10,
            >= (byte)'a' and <= (byte)'f' => c - 'a' + 10,
            _ => -1,
        };

    // Null when not one group of four letters could be read.
    private static ReadOnlyMemory<byte>? Base64Text(ReadOnlySpan<byte> body)
    {
        byte[] letters = new byte[body.Length + 3];
        int count = 0;
        foreach (byte c in body)
        {
            if (char.IsAsciiLetterOrDigit((char)c) || c is (byte)'+' or (byte)'/')
            {
                letters[count++] = c;
            }
        }

        // A tail that was cut off is filled up.
        while (count % 4 is 2 or 3)
        {
            letters[count++] = (byte)'=';
        }

        byte[] plain = new byte[Base64.GetMaxDecodedFromUtf8Length(count)];
        Base64.DecodeFromUtf8(letters.AsSpan(0, count), plain, out _, out int written);
        return written == 0 ? null : plain.AsMemory(0, written);
    }
}
