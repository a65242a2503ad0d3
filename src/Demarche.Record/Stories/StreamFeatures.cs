namespace Demarche.Record;

/// <summary>
/// What tells whether two reports of one stream are of one story: the numbers of <see cref="StoryFeatures"/>, then what the two have in common as
/// <see cref="TermBackground"/> weighted their words when each arrived, then how near the two stand beside the other reports seen.
/// </summary>
public static class StreamFeatures
{
    /// <summary>Numbers about the two reports.</summary>
    public const int OfPair = StoryFeatures.Count + 20;

    public const int Count = OfPair + 2;

    /// <summary>Cosine of the bodies from which on two reports are looked at, here and in training: less is unlike.</summary>
    public const double LeastLikeness = .06;

    /// <summary>Where the cosine of the weighted bodies stands, by which neighbours are ordered.</summary>
    private const int Body = StoryFeatures.Count;

    /// <summary>Added to cosines that are compared, so that of two slight ones neither is many times the other.</summary>
    private const double Slight = .05;

    private const int MostShared = SeenSketch.Leaders;
    private const int FewShared = 3;

    /// <summary>The first <see cref="OfPair"/> numbers. Symmetric.</summary>
    /// <returns>How near the two are: the cosine of the weighted bodies.</returns>
    public static double Of(SeenSketch left, SeenSketch right, int? days, Span<double> features)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        StoryFeatures.Of(left.Sketch, right.Sketch, days, features);
        (StorySketch a, StorySketch b) = (left.Weighed, right.Weighed);
        (double ledeInBody, double ledeHeld, _) = TermVector.Common(a.Lede, b.Body);
        (double bodyInLede, double otherLedeHeld, _) = TermVector.Common(b.Lede, a.Body);
        Span<double> seen = features[StoryFeatures.Count..];
        seen[0] = TermVector.Cosine(a.Body, b.Body);
        seen[1] = TermVector.Cosine(a.Lede, b.Lede);
        seen[2] = TermVector.Cosine(a.Names, b.Names);
        seen[3] = TermVector.Cosine(a.Title, b.Title);
        (seen[4], seen[5]) = (Math.Max(ledeInBody, bodyInLede), Math.Min(ledeInBody, bodyInLede));
        Set(seen[6..], ledeHeld, otherLedeHeld);
        Set(seen[8..], TermVector.Common(a.Names, b.Body).OfLeft, TermVector.Common(b.Names, a.Body).OfLeft);
        Set(
            seen[10..],
            a.Title.Count == 0 ? ledeHeld : TermVector.Common(a.Title, b.Body).OfLeft,
            b.Title.Count == 0 ? otherLedeHeld : TermVector.Common(b.Title, a.Body).OfLeft
        );
        Set(seen[12..], TermVector.Common(left.Leading, b.Body).OfLeft, TermVector.Common(right.Leading, a.Body).OfLeft);
        (_, double pairs, double otherPairs) = TermVector.Common(left.Sketch.Pairs, right.Sketch.Pairs);
        seen[14] = Math.Max(pairs, otherPairs);
        seen[15] = TermVector.Cosine(left.Rarities, right.Rarities);
        Shared(left.Rarities, right.Rarities, seen[16..]);
        return seen[0];
    }

    /// <summary>
    /// The numbers that depend on the other reports seen before the later of the two: how near they are over how near the nearest other is to the
    /// earlier, and how many are nearer to the later. The same nearness says more where nothing is nearer than on a day of many like it; how much
    /// more is learned together with the rest.
    /// </summary>
    /// <param name="nearest">How near the nearest other report is to the earlier.</param>
    /// <param name="nearer">Number of reports that are nearer to the later than the earlier is.</param>
    public static void Beside(double nearest, int nearer, Span<double> features)
    {
        features[OfPair] = Math.Log((features[Body] + Slight) / (nearest + Slight));
        features[OfPair + 1] = Math.Log(1 + nearer);
    }

    // The smaller one first.
    private static void Set(Span<double> two, double left, double right) =>
        (two[0], two[1]) = (Math.Min(left, right), Math.Max(left, right));

    // How much the words in common tell: all, the rarest, the mean of the rarest three and of the rarest eight.
    private static void Shared(TermVector left, TermVector right, Span<double> features)
    {
        Span<int> rarest = stackalloc int[MostShared];
        rarest.Clear();
        ReadOnlySpan<uint> a = left.Terms;
        ReadOnlySpan<uint> b = right.Terms;
        int all = 0;
        for (int i = 0, j = 0; i < a.Length && j < b.Length; )
        {
            if (a[i] == b[j])
            {
                int rarity = left.Weights[i++] + right.Weights[j++];
                all += rarity;
                for (int k = 0; k < rarest.Length && rarity > 0; k++)
                {
                    (rarest[k], rarity) = (Math.Max(rarest[k], rarity), Math.Min(rarest[k], rarity));
                }
            }
            else if (a[i] < b[j])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        const double Scale = 2 * SeenSketch.Telling;
        features[0] = Math.Log(1 + (all / Scale));
        features[1] = rarest[0] / Scale;
        features[2] = Sum(rarest[..FewShared]) / FewShared / Scale;
        features[3] = Sum(rarest) / MostShared / Scale;

        static double Sum(ReadOnlySpan<int> numbers)
        {
            int sum = 0;
            foreach (int number in numbers)
            {
                sum += number;
            }

            return sum;
        }
    }
}
