using Demarche.Text;

namespace Demarche.Language;

/// <summary>"more than", "up to", "about" before a number, as the sign that a <see cref="Quantity"/> carries.</summary>
internal static class NumberBounds
{
    private static readonly (string[] Words, string Bound)[] s_bounds =
    [
        .. DataFile
            .Lines("number-bounds.tsv")
            .Select(static l => l.Split('\t'))
            .Select(static c => (Words: c[0].Split(' '), Bound: c[1]))
            .OrderByDescending(static b => b.Words.Length),
    ];

    /// <summary>The bound in the words just before token <paramref name="first"/>; "=" for none.</summary>
    /// <param name="open">First token of the sentence.</param>
    public static string Before(string text, IReadOnlyList<TextSpan> tokens, int open, int first)
    {
        foreach ((string[] words, string bound) in s_bounds)
        {
            int from = first - words.Length;
            if (from < open)
            {
                continue;
            }

            int matched = 0;
            while (matched < words.Length && tokens[from + matched].In(text).Equals(words[matched], StringComparison.OrdinalIgnoreCase))
            {
                matched++;
            }

            if (matched == words.Length)
            {
                return bound;
            }
        }

        return "=";
    }
}
