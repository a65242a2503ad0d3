namespace Demarche.Intake;

/// <summary>Short words of ASCII as numbers, without case: no two have the same, and none is 0.</summary>
internal static class PackedName
{
    /// <summary>Most letters of a word of letters alone.</summary>
    public const int MostLetters = 12;

    /// <summary>Most letters and digits of a name.</summary>
    public const int MostCharacters = 10;

    /// <summary>The number of the word so far and one letter more.</summary>
    public static ulong WithLetter(ulong packed, char letter) => (packed << 5) | (uint)(letter & 31);

    /// <summary>A word of small letters as a number; 0 for any other, and for a longer one.</summary>
    public static ulong OfLetters(ReadOnlySpan<char> word)
    {
        ulong packed = 0;
        foreach (char c in word)
        {
            if (!char.IsAsciiLetterLower(c))
            {
                return 0;
            }

            packed = WithLetter(packed, c);
        }

        return word.Length <= MostLetters ? packed : 0;
    }

    /// <summary>A name of letters and digits as a number; 0 for a longer one. Other characters give some number.</summary>
    public static ulong Of(ReadOnlySpan<char> name)
    {
        if (name.Length > MostCharacters)
        {
            return 0;
        }

        ulong packed = 0;
        foreach (char c in name)
        {
            packed = (packed << 6) | (c <= '9' ? (ulong)(c - '0' + 27) : (ulong)(c & 31));
        }

        return packed;
    }
}
