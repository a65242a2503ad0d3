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

    /// <summary>The first <see cref="OfPair"/> numbers. Symmetric.</summary>
    /// <returns>How near the two are: the cosine of the weighted bodies.</returns>
    public static double Of(SeenSketch left, SeenSketch right, int? days, Span<double> features)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        StreamComparison comparison = new();
        comparison.Take(right);
        comparison.Body(left);
        return comparison.Features(left, days, features);
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
}
