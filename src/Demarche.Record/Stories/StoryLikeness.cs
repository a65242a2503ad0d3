namespace Demarche.Record;

/// <summary>
/// How surely two reports tell one story: networks of one hidden layer over <see cref="StoryFeatures"/> or <see cref="StreamFeatures"/>, learned once (docs/model-card.md),
/// readable in <c>story-likeness.tsv</c> and <c>stream-likeness.tsv</c>. Symmetric.
/// </summary>
public static class StoryLikeness
{
    /// <summary>The bounds of the answer: nothing is surer than about 400 to 1.</summary>
    public const double Surest = 6;

    private static readonly Lazy<LikenessNetwork> s_ofPair = new(static () => LikenessNetwork.Of("story-likeness.tsv"));
    private static readonly Lazy<LikenessNetwork> s_inStream = new(static () => LikenessNetwork.Of("stream-likeness.tsv"));

    /// <summary>
    /// Logarithm of the odds that the two are of one story, between -6 and 6: a function of the two sketches and their distance in days alone.
    /// </summary>
    public static double LogOdds(StorySketch left, StorySketch right, int? days)
    {
        Span<double> features = stackalloc double[StoryFeatures.Count];
        StoryFeatures.Of(left, right, days, features);
        return s_ofPair.Value.LogOdds(features);
    }

    /// <summary>The same of two reports of one stream, in view of what stood in it before each.</summary>
    /// <param name="features">As <see cref="StreamFeatures"/> tells them.</param>
    public static double LogOdds(ReadOnlySpan<double> features) => s_inStream.Value.LogOdds(features);
}
