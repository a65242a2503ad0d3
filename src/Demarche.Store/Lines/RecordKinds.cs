using System.Collections.Immutable;

namespace Demarche.Store;

/// <summary>The kinds of lines that a record has, in the order in which they are joined.</summary>
internal sealed class RecordKinds
{
    public static RecordKinds Shipped { get; } = new();

    /// <summary>Kinds of lines that are components of mentions.</summary>
    public ImmutableArray<LineKind> Joined { get; } =
    [
        new StoryKind(),
        // Before events: what a denial stands against is known when the denial itself becomes a line.
        new ClaimLineKind(),
        new EventKind(),
        new PositionLineKind(),
        new UtteranceKind(),
    ];

    /// <summary>Answers to positions.</summary>
    public LineKind Responses { get; } = new ResponseKind();

    /// <summary>Utterances whose words disagree.</summary>
    public LineKind Wording { get; } = new WordingKind();

    /// <summary>What is told in other words than the speaker's.</summary>
    public LineKind Paraphrases { get; } = new ParaphraseKind();

    /// <summary>All kinds that have mentions of their own.</summary>
    public ImmutableArray<LineKind> Told => [.. Joined, Responses, Paraphrases];
}
