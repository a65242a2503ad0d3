namespace Demarche.Language;

/// <summary>
/// The best dependency tree of a sentence: the arborescence of greatest score with exactly one child of the root (R. McDonald et
/// al., HLT-EMNLP 2005). Quadratic in words: the caller keeps sentences within bounds.
/// </summary>
public static class SpanningTree
{
    // What a tagger gives is far within; beyond, the penalty below would eat the digits of the rest.
    private const float Limit = 1e6f;

    private const int StackWords = 512;

    /// <param name="scores">
    /// [words × (words + 1)], a row a dependent: first the score of the root as its head, then that of each word. The score of a
    /// word as its own head is not looked at. Scores are held within ±1,000,000; NaN counts as the lowest.
    /// </param>
    /// <param name="heads">[words]: the head of each word; zero is the root, n is word n counted from one</param>
    /// <exception cref="ArgumentException">A span is too short.</exception>
    public static void Decode(ReadOnlySpan<float> scores, int words, Span<int> heads)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(words);
        if (scores.Length < (long)words * (words + 1) || heads.Length < words)
        {
            throw new ArgumentException($"{scores.Length} scores and {heads.Length} heads for {words} words", nameof(scores));
        }

        heads = heads[..words];
        BestHeads(scores, heads);
        if (!IsTree(heads))
        {
            Contraction contraction = new(Penalised(scores[..(words * (words + 1))], words), words);
            contraction.Solve(heads);
        }
    }

    /// <summary>Whether the heads make one tree with exactly one child of the root.</summary>
    public static bool IsTree(ReadOnlySpan<int> heads)
    {
        int words = heads.Length;
        Span<int> walks = words <= StackWords ? stackalloc int[words] : new int[words];
        walks.Clear();
        int roots = 0;
        for (int word = 0; word < words; word++)
        {
            // Up until the root or an earlier walk is met; meeting the walk itself is a cycle.
            int walk = word + 1;
            int at = word;
            while (walks[at] == 0)
            {
                walks[at] = walk;
                if (heads[at] == 0)
                {
                    roots++;
                    break;
                }

                at = heads[at] - 1;
                if (walks[at] == walk)
                {
                    return false;
                }
            }
        }

        return roots == 1 || words == 0;
    }

    private static void BestHeads(ReadOnlySpan<float> scores, Span<int> heads)
    {
        int words = heads.Length;
        for (int word = 0; word < words; word++)
        {
            ReadOnlySpan<float> row = scores.Slice(word * (words + 1), words + 1);
            float best = float.NegativeInfinity;
            heads[word] = 0;
            for (int head = 0; head <= words; head++)
            {
                if (row[head] > best && head != word + 1)
                {
                    best = row[head];
                    heads[word] = head;
                }
            }
        }
    }

    // A child of the root costs more than any choice among the rest can gain, so that the best tree has but one.
    private static double[] Penalised(ReadOnlySpan<float> scores, int words)
    {
        double[] penalised = new double[scores.Length];
        double low = Limit;
        double high = -Limit;
        for (int i = 0; i < scores.Length; i++)
        {
            penalised[i] = scores[i] > -Limit ? Math.Min(scores[i], Limit) : -Limit;
            low = Math.Min(low, penalised[i]);
            high = Math.Max(high, penalised[i]);
        }

        double penalty = 1 + (words * (high - low));
        for (int word = 0; word < words; word++)
        {
            penalised[word * (words + 1)] -= penalty;
        }

        return penalised;
    }
}
