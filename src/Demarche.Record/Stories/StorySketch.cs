using System.Collections.Immutable;

namespace Demarche.Record;

/// <summary>What a report is about, small enough to keep for every report and to compare pairwise.</summary>
/// <param name="Names">Folded names of the title and the head of the text with their weights.</param>
/// <param name="Words">Folded content words with their weights.</param>
/// <param name="Days">Days that the report tells of, as ISO dates.</param>
public sealed record StorySketch(ImmutableArray<WeightedTerm> Names, ImmutableArray<WeightedTerm> Words, ImmutableArray<string> Days)
{
    /// <summary>The smallest fingerprints of the text, ascending: near copies share most of them.</summary>
    public ImmutableArray<ulong> Fingerprints { get; init; } = [];

    /// <summary>Hashes of the runs of words that it quotes, ascending.</summary>
    public ImmutableArray<ulong> Quotations { get; init; } = [];
}

public readonly record struct WeightedTerm(string Term, float Weight);
