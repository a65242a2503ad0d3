using Demarche.Text;

namespace Demarche.Record;

/// <summary>The words of a quotation, and what two versions of it have in common.</summary>
internal static class UtteranceWords
{
    private const int MostCompared = 600;

    /// <summary>Folded words of what stands inside the marks; empty for a statement without any.</summary>
    public static List<string> Of(Statement statement) => WordFolding.WordsOf(statement.Words);

    public static bool IsContent(string word) => !ShippedWords.Stop.Contains(word);

    /// <summary>
    /// Length in words of the longest run that both have, the number of content words in it, and the most content words that stand
    /// together in <paramref name="window"/> words of it.
    /// </summary>
    public static (int Words, int Content, int Densest) LongestShared(string[] left, string[] right, int window)
    {
        int n = Math.Min(left.Length, MostCompared);
        int m = Math.Min(right.Length, MostCompared);
        Span<short> lengths = stackalloc short[m + 1];
        lengths.Clear();
        int best = 0;
        int end = 0;
        for (int i = 0; i < n; i++)
        {
            short diagonal = 0;
            string word = left[i];
            for (int j = 0; j < m; j++)
            {
                short above = lengths[j + 1];
                lengths[j + 1] = word == right[j] ? (short)(diagonal + 1) : (short)0;
                diagonal = above;
                if (lengths[j + 1] > best)
                {
                    (best, end) = (lengths[j + 1], i + 1);
                }
            }
        }

        int content = 0;
        int densest = 0;
        int together = 0;
        for (int i = end - best; i < end; i++)
        {
            int mine = IsContent(left[i]) ? 1 : 0;
            content += mine;
            together += mine;
            if (i - window >= end - best && IsContent(left[i - window]))
            {
                together--;
            }

            densest = i + 1 - window >= end - best ? Math.Max(densest, together) : densest;
        }

        return (best, content, densest);
    }

    /// <summary>Runs of words that only the first has, and runs that only the second has, both in the written form.</summary>
    public static (List<string> OnlyFirst, List<string> OnlySecond) Differences(string first, string second)
    {
        List<(string Word, TextSpan Span)> a = Spans(first);
        List<(string Word, TextSpan Span)> b = Spans(second);
        (bool[] inFirst, bool[] inSecond) = Aligned(a, b);
        return (RunsWithout(first, a, inFirst), RunsWithout(second, b, inSecond));
    }

    // Longest common subsequence.
    private static (bool[] First, bool[] Second) Aligned(List<(string Word, TextSpan Span)> a, List<(string Word, TextSpan Span)> b)
    {
        int n = Math.Min(a.Count, MostCompared);
        int m = Math.Min(b.Count, MostCompared);
        short[,] length = new short[n + 1, m + 1];
        for (int i = n - 1; i >= 0; i--)
        {
            for (int j = m - 1; j >= 0; j--)
            {
                length[i, j] = a[i].Word == b[j].Word ? (short)(length[i + 1, j + 1] + 1) : Math.Max(length[i + 1, j], length[i, j + 1]);
            }
        }

        bool[] first = new bool[a.Count];
        bool[] second = new bool[b.Count];
        for (int i = 0, j = 0; i < n && j < m; )
        {
            if (a[i].Word == b[j].Word)
            {
                first[i++] = second[j++] = true;
            }
            else if (length[i + 1, j] >= length[i, j + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return (first, second);
    }

    private static List<string> RunsWithout(string text, List<(string Word, TextSpan Span)> words, bool[] shared)
    {
        List<string> runs = [];
        for (int i = 0; i < words.Count; i++)
        {
            if (shared[i])
            {
                continue;
            }

            int from = i;
            while (i + 1 < words.Count && !shared[i + 1])
            {
                i++;
            }

            runs.Add(words[from].Span.Union(words[i].Span).Of(text));
        }

        return runs;
    }

    private static List<(string Word, TextSpan Span)> Spans(string text)
    {
        List<(string, TextSpan)> words = [];
        int at = 0;
        while (WordFolding.Next(text, ref at, out int start))
        {
            words.Add((WordFolding.Folded(text.AsSpan(start, at - start)), new TextSpan(start, at)));
        }

        return words;
    }
}
