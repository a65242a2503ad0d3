using System.Collections.Immutable;

namespace Demarche.Record;

/// <summary>
/// Runs of words that stand in quotation marks, as hashes. Two reports that quote the same long run were written about the same
/// occasion: the surest sign of a story that a report without a date can give.
/// </summary>
internal static class QuotedRuns
{
    /// <summary>Words of a run: set phrases are shorter.</summary>
    private const int Words = 6;
    private const int LongestQuotation = 2_000;
    private const int Kept = 128;

    /// <summary>The smallest hashes in ascending order: the same runs are kept of the same words, wherever they stand.</summary>
    public static ImmutableArray<ulong> Of(string text)
    {
        SortedSet<ulong> found = [];
        for (int i = 0; i < text.Length; )
        {
            char mark = text[i] switch
            {
                '“' => '”',
                '"' => '"',
                '«' => '»',
                _ => '\0',
            };
            int length = mark == '\0' ? -1 : text.AsSpan(i + 1, Math.Min(LongestQuotation, text.Length - i - 1)).IndexOfAny(mark, '\n');
            if (length < 0)
            {
                i++;
                continue;
            }

            Collect(text.AsSpan(i + 1, length), found);
            i += length + 2;
        }

        return [.. found];
    }

    private static void Collect(ReadOnlySpan<char> quotation, SortedSet<ulong> found)
    {
        Span<ulong> run = stackalloc ulong[Words];
        int at = 0;
        for (int n = 0; WordFolding.Next(quotation, ref at, out int start); n++)
        {
            run[1..].CopyTo(run);
            run[^1] = WordFolding.Hash(quotation[start..at]);
            if (n >= Words - 1)
            {
                ulong hash = 0;
                foreach (ulong word in run)
                {
                    hash = (hash * 0x9E3779B97F4A7C15) + word;
                }

                found.Add(hash);
                if (found.Count > Kept)
                {
                    found.Remove(found.Max);
                }
            }
        }
    }
}
