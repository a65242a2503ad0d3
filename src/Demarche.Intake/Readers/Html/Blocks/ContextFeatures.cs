namespace Demarche.Intake;

/// <summary>
/// What the second round of the main-text model sees besides: the first round's opinion of the block, of its neighbours, of its
/// kind, and of the containers around it. Main text is mostly one stretch of the page.
/// </summary>
internal static class ContextFeatures
{
    public const int Count = 31;
    private const int Reach = 4;

    /// <param name="first">The first round's probability for each block.</param>
    /// <returns>One row of <see cref="Count"/> values for each block.</returns>
    public static float[] Of(HtmlPage page, ReadOnlySpan<float> first)
    {
        float[] rows = new float[page.Blocks.Length * Count];
        Fill(rows, Count, 1, page, first, BlockGroups.Of(page));
        return rows;
    }

    /// <summary>Writes the same to a table (see <see cref="BlockFeatures.Fill"/>).</summary>
    public static void Fill(Span<float> table, int down, int across, HtmlPage page, ReadOnlySpan<float> first, BlockGroups groups)
    {
        ReadOnlySpan<PageNode> nodes = page.Nodes;
        float[] ofGroup = Means(page, groups, first);
        (float[] kept, float total) = KeptWords(page, first);
        (float[] before, float[] after) = Distances(page, first);
        float soFar = 0;
        for (int i = 0; i < page.Blocks.Length; i++)
        {
            FeatureRow row = new(table[(i * down)..], across);
            ref readonly PageBlock block = ref page.Blocks[i];
            row.Add(first[i]);
            float highestBefore = 0;
            float highestAfter = 0;
            for (int step = 1; step <= Reach; step++)
            {
                float back = i >= step ? first[i - step] : -1;
                float ahead = i + step < first.Length ? first[i + step] : -1;
                row.Add(back);
                row.Add(ahead);
                highestBefore = Math.Max(highestBefore, back);
                highestAfter = Math.Max(highestAfter, ahead);
            }

            row.Add(highestBefore);
            row.Add(highestAfter);
            row.Add(ofGroup[groups.PathOf(i)]);
            row.Add(ofGroup[groups.ContainerOf(i)]);
            row.AddShare(soFar, total);
            row.AddCount(total);
            row.AddCount(total - soFar);
            row.Add(before[i]);
            row.Add(after[i]);
            int at = block.Holder;
            for (int level = 0; level <= 5; level++)
            {
                if (level != 4)
                {
                    row.AddShare(kept[at], nodes[at].Words);
                    row.AddShare(kept[at], total);
                }

                at = Math.Max(0, nodes[at].Parent);
            }

            row.Add(first[i] * FeatureRow.Flattened(block.Words));
            soFar += first[i] * block.Words;
        }
    }

    private static float[] Means(HtmlPage page, BlockGroups groups, ReadOnlySpan<float> first)
    {
        float[] sums = new float[groups.Numbers];
        float[] weights = new float[groups.Numbers];
        for (int i = 0; i < first.Length; i++)
        {
            float weight = 1 + page.Blocks[i].Words;
            foreach (int group in (ReadOnlySpan<int>)[groups.PathOf(i), groups.ContainerOf(i)])
            {
                sums[group] += first[i] * weight;
                weights[group] += weight;
            }
        }

        for (int i = 0; i < sums.Length; i++)
        {
            sums[i] = weights[i] == 0 ? 0 : sums[i] / weights[i];
        }

        return sums;
    }

    // Expected words of main text in each element.
    private static (float[] Kept, float Total) KeptWords(HtmlPage page, ReadOnlySpan<float> first)
    {
        ReadOnlySpan<PageNode> nodes = page.Nodes;
        float[] kept = new float[nodes.Length];
        for (int i = 0; i < first.Length; i++)
        {
            kept[page.Blocks[i].Holder] += first[i] * page.Blocks[i].Words;
        }

        for (int i = kept.Length - 1; i > 0; i--)
        {
            if (nodes[i].Parent is >= 0 and var parent)
            {
                kept[parent] += kept[i];
            }
        }

        return (kept, kept.Length == 0 ? 0 : kept[0]);
    }

    // Words between the block and the nearest that is surely main text, on a scale that flattens.
    private static (float[] Before, float[] After) Distances(HtmlPage page, ReadOnlySpan<float> first)
    {
        float[] before = new float[first.Length];
        float[] after = new float[first.Length];
        float words = 10_000;
        for (int i = 0; i < first.Length; i++)
        {
            before[i] = MathF.Log2(1 + words);
            words = IsSure(page, first, i) ? 0 : words + 1 + page.Blocks[i].Words;
        }

        words = 10_000;
        for (int i = first.Length - 1; i >= 0; i--)
        {
            after[i] = MathF.Log2(1 + words);
            words = IsSure(page, first, i) ? 0 : words + 1 + page.Blocks[i].Words;
        }

        return (before, after);
    }

    private static bool IsSure(HtmlPage page, ReadOnlySpan<float> first, int i) => first[i] > 0.7f && page.Blocks[i].Words >= 12;
}
