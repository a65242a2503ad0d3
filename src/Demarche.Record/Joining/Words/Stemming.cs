namespace Demarche.Record;

/// <summary>Strips the inflections of English that a rewrite changes: "opening", "opened", "opens" and "open" meet.</summary>
internal static class Stemming
{
    public static string Stem(string folded)
    {
        Span<char> word = folded.Length <= 64 ? stackalloc char[folded.Length] : new char[folded.Length];
        folded.CopyTo(word);
        ReadOnlySpan<char> stem = Stem(word);
        return stem.SequenceEqual(folded) ? folded : stem.ToString();
    }

    /// <summary>The stem of a folded word, made in the place of the word.</summary>
    public static ReadOnlySpan<char> Stem(Span<char> folded)
    {
        if (folded.Length < 4 || char.IsAsciiDigit(folded[0]))
        {
            return folded;
        }

        ReadOnlySpan<char> w = folded;
        if (w.EndsWith("ies") && w.Length > 4)
        {
            folded[^3] = 'y';
            return w[..^2];
        }

        if (w.EndsWith("s") && !w.EndsWith("ss") && !w.EndsWith("us") && !w.EndsWith("is"))
        {
            w = w[..^1];
        }

        if (w.EndsWith("ing") && w.Length > 5 && HasVowel(w[..^3]))
        {
            w = Undouble(w[..^3]);
        }
        else if (w.EndsWith("ed") && w.Length > 4 && HasVowel(w[..^2]))
        {
            w = Undouble(w[..^2]);
        }

        return w.EndsWith("e") && w.Length > 3 ? w[..^1] : w;
    }

    private static readonly System.Buffers.SearchValues<char> Vowels = System.Buffers.SearchValues.Create("aeiouy");

    private static bool HasVowel(ReadOnlySpan<char> w) => w.ContainsAny(Vowels);

    private static ReadOnlySpan<char> Undouble(ReadOnlySpan<char> w) =>
        w.Length > 3 && w[^1] == w[^2] && w[^1] is not ('l' or 's' or 'z') ? w[..^1] : w;
}
