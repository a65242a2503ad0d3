using System.Buffers;

namespace Demarche.Intake;

/// <summary>
/// Chooses the blocks of the main text from what the model says of each, all at once: text and furniture stand in stretches, so that each
/// change from one to the other costs something, least where the place in the page changes as well (Viterbi 1967, with two states).
/// </summary>
internal static class BlockChoice
{
    // Costs of a change in log-odds: between blocks at one path of elements, and between others.
    private const float WithinPath = 0.5f;
    private const float BetweenPaths = 0.2f;

    // Captions tell of a picture; hardly any belongs to a text.
    private const float LikelyCaption = 0.95f;
    private const float Never = -8;
    private const float LeastBound = 0.2f;
    private const float ShareOfBest = 0.56f;
    private const float Certain = 0.9999f;

    // How far behind the likeliest paragraph a block may be, in log-odds: a twentieth of its odds.
    private const float BehindBest = 3f;

    /// <param name="likely">For each block how likely it is main text.</param>
    /// <param name="bound">From which probability a block is main text, where the page as a whole is clear.</param>
    /// <param name="isAside">Whether a block is never main text.</param>
    public static bool[] Of(HtmlPage page, ReadOnlySpan<float> likely, float bound, Func<int, bool> isAside)
    {
        int count = likely.Length;
        bool[] kept = new bool[count];
        float[] gains = ArrayPool<float>.Shared.Rent(count);
        byte[] from = ArrayPool<byte>.Shared.Rent(count);
        bound = Bound(page, likely, bound, isAside);
        for (int i = 0; i < count; i++)
        {
            float needed = page.Blocks[i].Kind == PartKind.Caption ? LikelyCaption : bound;
            gains[i] = isAside(i) ? Never : LogOdds(likely[i]) - LogOdds(needed);
        }

        // The best sum of gains of any choice that ends with this block left out, and kept.
        float best = 0;
        float bestKept = 0;
        for (int i = 0; i < count; i++)
        {
            float change = i > 0 && PathOf(page, i) == PathOf(page, i - 1) ? WithinPath : BetweenPaths;
            bool fromKept = bestKept - change > best;
            bool fromLeft = best - change > bestKept;
            from[i] = (byte)((fromKept ? 1 : 0) | (fromLeft ? 0 : 2));
            (best, bestKept) = (fromKept ? bestKept - change : best, (fromLeft ? best - change : bestKept) + gains[i]);
        }

        bool keep = bestKept > best;
        for (int i = count - 1; i >= 0; i--)
        {
            kept[i] = keep;
            keep = (from[i] & (keep ? 2 : 1)) != 0;
        }

        ArrayPool<float>.Shared.Return(gains);
        ArrayPool<byte>.Shared.Return(from);
        return kept;
    }

    // What maximises the expected F1 of a page is to keep all above half of the best expected F1 (Lipton et al. 2014): where the model is
    // unsure of a whole page, less is asked of each block. A little more than half, since the model is surer than it should be.
    private static float Bound(HtmlPage page, ReadOnlySpan<float> likely, float bound, Func<int, bool> isAside)
    {
        const int Steps = 64;
        Span<float> words = stackalloc float[Steps];
        Span<float> expected = stackalloc float[Steps];
        words.Clear();
        expected.Clear();
        float total = 0;
        for (int i = 0; i < likely.Length; i++)
        {
            if (page.Blocks[i].Kind != PartKind.Caption && !isAside(i))
            {
                int step = Math.Min(Steps - 1, (int)(likely[i] * Steps));
                words[step] += page.Blocks[i].Words;
                expected[step] += likely[i] * page.Blocks[i].Words;
                total += likely[i] * page.Blocks[i].Words;
            }
        }

        float best = 0;
        float kept = 0;
        float right = 0;
        for (int step = Steps - 1; step >= 0; step--)
        {
            kept += words[step];
            right += expected[step];
            best = kept + total > 0 ? Math.Max(best, 2 * right / (kept + total)) : best;
        }

        return Math.Min(Math.Clamp(best * ShareOfBest, LeastBound, bound), Measured(page, likely));
    }

    // Where even the likeliest paragraph is doubtful, the others are measured against it: the model does not know the page, but tells its blocks apart.
    private static float Measured(HtmlPage page, ReadOnlySpan<float> likely)
    {
        float most = 0;
        for (int i = 0; i < likely.Length; i++)
        {
            ref readonly PageBlock block = ref page.Blocks[i];
            if (likely[i] > most && block.IsProse && block.Kind == PartKind.Paragraph)
            {
                most = likely[i];
            }
        }

        return most == 0 ? 1 : 1 / (1 + MathF.Exp(BehindBest - LogOdds(most)));
    }

    private static uint PathOf(HtmlPage page, int block) => page.Nodes[page.Blocks[block].Holder].Path;

    private static float LogOdds(float likely)
    {
        float bounded = Math.Clamp(likely, 1 - Certain, Certain);
        return MathF.Log(bounded / (1 - bounded));
    }
}
