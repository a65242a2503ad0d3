using System.Collections.Immutable;

namespace Demarche.Record;

/// <summary>What a report is about, small enough to keep for every report and to compare pairwise.</summary>
/// <param name="Names">Folded names of the title and the head of the text with their weights.</param>
/// <param name="Words">Folded content words with their weights.</param>
/// <param name="Days">Days that the report tells of, as ISO dates.</param>
public sealed record StorySketch(ImmutableArray<WeightedTerm> Names, ImmutableArray<WeightedTerm> Words, ImmutableArray<string> Days);

public readonly record struct WeightedTerm(string Term, float Weight);
