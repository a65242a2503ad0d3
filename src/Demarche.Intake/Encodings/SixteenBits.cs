using System.Text;

namespace Demarche.Intake;

/// <summary>UTF-16 without a BOM, told by its zero bytes.</summary>
internal static class SixteenBits
{
    private const int Window = 512;

    public static bool Look(ReadOnlySpan<byte> bytes) => Guess(bytes) is not null;

    /// <summary>Little or big endian when most of the bytes at even or odd places are zero; null else.</summary>
    public static Encoding? Guess(ReadOnlySpan<byte> bytes)
    {
        int length = Math.Min(bytes.Length, Window) & ~1;
        if (length < 8)
        {
            return null;
        }

        int even = 0;
        int odd = 0;
        for (int i = 0; i < length; i += 2)
        {
            even += bytes[i] == 0 ? 1 : 0;
            odd += bytes[i + 1] == 0 ? 1 : 0;
        }

        int pairs = length / 2;
        if (odd * 10 > pairs * 7 && even * 10 < pairs)
        {
            return Encoding.Unicode;
        }

        return even * 10 > pairs * 7 && odd * 10 < pairs ? Encoding.BigEndianUnicode : null;
    }
}
