namespace Demarche.Record;

/// <summary>
/// How alike two words are by the company they keep (<see cref="WordVectors"/>): "boats" and "trawlers". It does not tell a word of the same sense from its opposite
/// or its sibling ("open" and "close", "oil" and "gas"): a sign beside others, never enough by itself.
/// </summary>
internal static class WordLikeness
{
    /// <summary>Words in so many texts say too little to be alike.</summary>
    private const double LeastWeight = .45;

    private const int MostNumbers = 256;

    /// <summary>The cosine of the vectors of two folded words; 0 where one is common, a number, or not in the table.</summary>
    public static double Of(string left, string right)
    {
        if (!MayBeAlike(left) || !MayBeAlike(right))
        {
            return 0;
        }

        WordVectors vectors = WordVectors.Shipped;
        Span<float> numbers = stackalloc float[MostNumbers];
        Span<float> mine = numbers[..vectors.Width];
        Span<float> theirs = numbers.Slice(vectors.Width, vectors.Width);
        numbers.Clear();
        return vectors.Add(left, mine) && vectors.Add(right, theirs) ? Cosine(mine, theirs) : 0;
    }

    private static double Cosine(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        double product = 0;
        double mine = 0;
        double theirs = 0;
        for (int i = 0; i < left.Length; i++)
        {
            product += (double)left[i] * right[i];
            mine += (double)left[i] * left[i];
            theirs += (double)right[i] * right[i];
        }

        return mine > 0 && theirs > 0 ? product / Math.Sqrt(mine * theirs) : 0;
    }

    private static bool MayBeAlike(string word) => !char.IsAsciiDigit(word[0]) && ShippedWords.WeightOf(word) >= LeastWeight;
}
