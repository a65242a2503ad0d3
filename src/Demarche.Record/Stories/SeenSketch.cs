namespace Demarche.Record;

/// <summary>A report of a stream: what it is about, and its words as <see cref="TermBackground"/> weighted them when it arrived.</summary>
public readonly record struct SeenSketch(StorySketch Sketch, StorySketch Weighed);
