namespace Demarche.Record;

/// <summary>A report of a stream: what it is about, and its words as <see cref="TermBackground"/> weighted them when it arrived.</summary>
/// <param name="Weighed">The vectors of body, lede, names and title: the same terms as in the sketch, in the same order.</param>
/// <param name="Rarities">The words of the body, each weighted by how rare it was alone, <see cref="Telling"/> times the natural logarithm.</param>
/// <param name="Leading">The heaviest words of the weighted body.</param>
public sealed record SeenSketch(StorySketch Sketch, StorySketch Weighed, TermVector Rarities, TermVector Leading)
{
    internal const float Telling = 20;

    internal const int Leaders = 8;

    /// <summary>The greatest cosine of its weighted body with that of another report seen so far.</summary>
    internal double Nearest { get; set; }
}
