using System.Collections.Immutable;

namespace Demarche.Record;

/// <summary>What a report is about, small enough to keep for every report and to compare pairwise.</summary>
public sealed record StorySketch
{
    public static StorySketch Empty { get; } = new();

    /// <summary>Stems of the title and the head of the text.</summary>
    public TermVector Body { get; init; } = TermVector.Empty;

    /// <summary>Stems of the title and the first sentences.</summary>
    public TermVector Lede { get; init; } = TermVector.Empty;

    public TermVector Title { get; init; } = TermVector.Empty;

    /// <summary>Words written with a capital inside a sentence.</summary>
    public TermVector Names { get; init; } = TermVector.Empty;

    /// <summary>Neighbouring stems.</summary>
    public TermVector Pairs { get; init; } = TermVector.Empty;

    public TermVector Numbers { get; init; } = TermVector.Empty;

    /// <summary>Days of the year that the text names: month times 32 plus day, ascending.</summary>
    public ImmutableArray<ushort> MonthDays { get; init; } = [];

    /// <summary>Words of the title and the head.</summary>
    public int Length { get; init; }

    /// <summary>The heaviest names as written, for a story without titles.</summary>
    public ImmutableArray<string> HeadNames { get; init; } = [];

    /// <summary>The title; the first sentence where there is none. Null in a sketch of words that stand in no report.</summary>
    public Evidence? Heading { get; init; }

    /// <summary>The countries and organisations that the report names most (<see cref="Actor.Party"/>), ordered.</summary>
    public ImmutableArray<string> Parties { get; init; } = [];

    /// <summary>Days that the report tells of, as ISO dates.</summary>
    public ImmutableArray<string> Days { get; init; } = [];

    /// <summary>The smallest fingerprints of the text, ascending: near copies share most of them.</summary>
    public ImmutableArray<ulong> Fingerprints { get; init; } = [];

    /// <summary>Hashes of the runs of words that it quotes, ascending.</summary>
    public ImmutableArray<ulong> Quotations { get; init; } = [];

    /// <summary>Memory that it takes, in bytes, about.</summary>
    internal int Size =>
        (5 * (Body.Count + Lede.Count + Title.Count + Names.Count + Pairs.Count + Numbers.Count))
        + (2 * MonthDays.Length)
        + (60 * (HeadNames.Length + Days.Length + Parties.Length))
        + (8 * (Fingerprints.Length + Quotations.Length));
}
