using System.Buffers;

namespace Demarche.Intake;

/// <summary>Tells text in any charset from pictures, archives and the like.</summary>
internal static class TextOrBinary
{
    private static readonly SearchValues<byte> Controls = SearchValues.Create([
        1,
        2,
        3,
        4,
        5,
        6,
        7,
        8,
        11,
        14,
        15,
        16,
        17,
        18,
        19,
        20,
        21,
        22,
        23,
        24,
        25,
        28,
        29,
        30,
        31,
    ]);

    /// <summary>True when the first bytes of a file hold next to no control bytes, and zeros only as UTF-16 does.</summary>
    public static bool IsText(ReadOnlySpan<byte> window)
    {
        if (window.StartsWith("%PDF"u8) || window.StartsWith("PK\u0003\u0004"u8))
        {
            return false;
        }

        if (window is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] || SixteenBits.Look(window))
        {
            return true;
        }

        int strange = 0;
        foreach (byte b in window)
        {
            strange += b == 0 || Controls.Contains(b) ? 1 : 0;
        }

        return strange * 100 <= window.Length;
    }
}
