namespace Demarche.Language;

/// <summary>
/// Words as 32-bit numbers (FNV-1a over lower-cased UTF-16 units): equal words have equal numbers, on every machine. Two
/// different words of one text share a number about once in a million texts, and the cost is one wrong feature.
/// </summary>
internal static class WordHash
{
    private const uint Start = 2166136261;
    private const uint Prime = 16777619;

    public static uint Of(ReadOnlySpan<char> word)
    {
        uint hash = Start;
        foreach (char c in word)
        {
            hash = Add(hash, c);
        }

        return Finish(hash);
    }

    /// <summary>Continues a sequence of words: order matters.</summary>
    public static uint Join(uint sequence, uint word) => unchecked(((sequence ^ word) * 0x9E3779B1u) ^ (sequence >> 15));

    public static uint Letters(uint hash, char letter) => Add(hash == 0 ? Start : hash, letter);

    private static uint Add(uint hash, char c)
    {
        char lower =
            c < 128 ? (c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c)
            : c == '’' ? '\''
            : char.ToLowerInvariant(c);
        return unchecked((hash ^ lower) * Prime);
    }

    // Zero stands for "no word" everywhere.
    private static uint Finish(uint hash) => hash == 0 ? 1 : hash;
}
