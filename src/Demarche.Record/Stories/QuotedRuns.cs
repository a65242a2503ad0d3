using System.Collections.Immutable;
using System.Runtime.InteropServices;

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

    /// <summary>Room for runs that is kept for the next text.</summary>
    private const int MostKept = 1 << 16;

    private static readonly System.Buffers.SearchValues<char> Opening = System.Buffers.SearchValues.Create("“\"«");

    [ThreadStatic]
    private static List<ulong>? s_found;

    /// <summary>The smallest hashes in ascending order: the same runs are kept of the same words, wherever they stand.</summary>
    public static ImmutableArray<ulong> Of(string text)
    {
        List<ulong> found = s_found ??= [];
        found.Clear();
        ReadOnlySpan<char> all = text;
        for (int i = 0; i < all.Length; )
        {
            int next = all[i..].IndexOfAny(Opening);
            if (next < 0)
            {
                break;
            }

            i += next;
            char mark = all[i] switch
            {
                '“' => '”',
                '«' => '»',
                _ => '"',
            };
            int length = all.Slice(i + 1, Math.Min(LongestQuotation, all.Length - i - 1)).IndexOfAny(mark, '\n');
            if (length < 0)
            {
                i++;
                continue;
            }

            Collect(all.Slice(i + 1, length), found);
            i += length + 2;
        }

        found.Sort();
        int kept = 0;
        foreach (ulong run in CollectionsMarshal.AsSpan(found))
        {
            if (kept == 0 || run != found[kept - 1])
            {
                found[kept++] = run;
            }
        }

        ImmutableArray<ulong> smallest = [.. CollectionsMarshal.AsSpan(found)[..Math.Min(kept, Kept)]];
        s_found = found.Capacity <= MostKept ? found : null;
        return smallest;
    }

    private static void Collect(ReadOnlySpan<char> quotation, List<ulong> found)
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
            }
        }
    }
}
