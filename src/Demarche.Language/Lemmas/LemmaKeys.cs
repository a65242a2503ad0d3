namespace Demarche.Language;

/// <summary>How a word is written, as far as the lemma depends on it.</summary>
internal enum WordShape : byte
{
    Small,
    Capitalised,
    ShortCapitals,
    Capitals,
    Mixed,
}

/// <summary>
/// Keys of the lemma table: hashes of a tag, a shape and the last letters of a word, made from its end so that one pass gives
/// the keys of all endings.
/// </summary>
internal static class LemmaKeys
{
    /// <summary>Letters of the longest ending that a rule looks at.</summary>
    public const int LongestEnding = 6;

    private const uint Seed = 2166136261;
    private const uint Factor = 16777619;

    /// <param name="tag">A part of speech, or two parts with different scope; order counts.</param>
    public static uint Tag(ReadOnlySpan<char> tag, ReadOnlySpan<char> more = default)
    {
        uint hash = Seed;
        foreach (char c in tag)
        {
            hash = (hash ^ c) * Factor;
        }

        hash = (hash ^ '|') * Factor;
        foreach (char c in more)
        {
            hash = (hash ^ c) * Factor;
        }

        return hash;
    }

    /// <summary>The key of a tag and shape with the empty ending.</summary>
    public static uint Start(uint tag, WordShape shape) => (tag ^ ((uint)shape + 1)) * Factor;

    /// <summary>The key of an ending one letter longer. Letters count small, digits as 0.</summary>
    public static uint Longer(uint key, char letter)
    {
        char small =
            char.IsAsciiDigit(letter) ? '0'
            : letter == '’' ? '\''
            : char.ToLowerInvariant(letter);
        key = (key ^ small) * Factor;
        return key ^ (key >> 15);
    }

    /// <summary>The key of a whole word, from the key of all its letters.</summary>
    public static uint Whole(uint key) => (key ^ 0x5bd1e995) * Factor;

    public static uint WholeOf(uint tag, WordShape shape, ReadOnlySpan<char> form)
    {
        uint key = Start(tag, shape);
        for (int i = form.Length - 1; i >= 0; i--)
        {
            key = Longer(key, form[i]);
        }

        return Whole(key);
    }

    public static WordShape ShapeOf(ReadOnlySpan<char> form)
    {
        int upper = 0;
        int lower = 0;
        foreach (char c in form)
        {
            upper += char.IsUpper(c) ? 1 : 0;
            lower += char.IsLower(c) ? 1 : 0;
        }

        return upper == 0 ? WordShape.Small
            : lower == 0 && form.Length > 1
                ? form.Length <= 4 ? WordShape.ShortCapitals
                    : WordShape.Capitals
            : upper == 1 && char.IsUpper(form[0]) ? WordShape.Capitalised
            : WordShape.Mixed;
    }
}
