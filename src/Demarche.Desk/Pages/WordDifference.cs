using System.Text;
using Demarche.Exports;

namespace Demarche.Desk;

/// <summary>Two wordings word by word: what one has and the other has not, by a longest common subsequence.</summary>
internal static class WordDifference
{
    /// <summary>Words beyond which the square of the work is not worth it: the wordings are then shown unmarked.</summary>
    private const int MostWords = 600;

    public enum Part
    {
        Same,
        Added,
        LeftOut,
    }

    /// <summary>The second wording with what it adds marked, and what it leaves out of the first put in and struck.</summary>
    public static Markup Marked(string from, string to) =>
        Markup.Join(
            Parts(from, to)
                .Select(static p =>
                    p.Part switch
                    {
                        Part.Added => Markup.Of($"<ins>{p.Words}</ins>"),
                        Part.LeftOut => Markup.Of($"<del>{p.Words}</del>"),
                        _ => Markup.Of($"{p.Words}"),
                    }
                ),
            " "
        );

    /// <summary>Runs of words in the order in which they are read.</summary>
    public static List<(Part Part, string Words)> Parts(string from, string to)
    {
        string[] a = from.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        string[] b = to.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (a.Length > MostWords || b.Length > MostWords)
        {
            return [(Part.Same, to)];
        }

        int[,] longest = Longest(a, b);
        List<(Part, string)> parts = [];
        StringBuilder run = new();
        Part current = Part.Same;
        int i = 0;
        int j = 0;
        while (i < a.Length || j < b.Length)
        {
            (Part part, string word) =
                i < a.Length && j < b.Length && Same(a[i], b[j]) ? (Part.Same, b[j])
                : j >= b.Length || (i < a.Length && longest[i + 1, j] >= longest[i, j + 1]) ? (Part.LeftOut, a[i])
                : (Part.Added, b[j]);
            i += part == Part.Added ? 0 : 1;
            j += part == Part.LeftOut ? 0 : 1;
            if (part != current && run.Length > 0)
            {
                parts.Add((current, run.ToString()));
                run.Clear();
            }

            current = part;
            run.Append(run.Length > 0 ? " " : "").Append(word);
        }

        if (run.Length > 0)
        {
            parts.Add((current, run.ToString()));
        }

        return parts;
    }

    private static int[,] Longest(string[] a, string[] b)
    {
        int[,] longest = new int[a.Length + 1, b.Length + 1];
        for (int i = a.Length - 1; i >= 0; i--)
        {
            for (int j = b.Length - 1; j >= 0; j--)
            {
                longest[i, j] = Same(a[i], b[j]) ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
            }
        }

        return longest;
    }

    // A comma or a quotation mark that an outlet sets differently is no other word.
    private static bool Same(string a, string b) =>
        a.AsSpan().Trim(",.;:\"“”'’").Equals(b.AsSpan().Trim(",.;:\"“”'’"), StringComparison.OrdinalIgnoreCase);
}
