namespace Demarche.Intake;

/// <summary>
/// Patterns where <c>*</c> is any run of characters. In names of files <c>?</c> is any one character; in phrases <c>#</c> is a digit and case does not matter.
/// </summary>
internal static class Wildcard
{
    /// <summary>Whether the whole text fits the pattern. Needs at most text length times pattern length steps.</summary>
    public static bool Matches(ReadOnlySpan<char> text, ReadOnlySpan<char> pattern, bool ignoreCase, bool anyOne)
    {
        int t = 0;
        int p = 0;
        int star = -1;
        int resume = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                resume = t;
            }
            else if (p < pattern.Length && IsSame(text[t], pattern[p], ignoreCase, anyOne))
            {
                t++;
                p++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++resume;
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == '*')
        {
            p++;
        }

        return p == pattern.Length;
    }

    private static bool IsSame(char text, char pattern, bool ignoreCase, bool anyOne) =>
        text == pattern
        || (anyOne && pattern == '?')
        || (ignoreCase && pattern == '#' && char.IsAsciiDigit(text))
        || (ignoreCase && char.ToLowerInvariant(text) == char.ToLowerInvariant(pattern));
}
