using System.Collections.Immutable;
using Demarche.Intake;
using Demarche.Text;
using NodaTime;

namespace Demarche.Record;

/// <summary>One event with everything that reports say of it.</summary>
public sealed record EventLine
{
    public required string Summary { get; init; }

    public required string Type { get; init; }

    public string? Mode { get; init; }

    public string? Code { get; init; }

    public ImmutableArray<string> Contexts { get; init; } = [];

    public required EventStatus Status { get; init; }

    public bool Background { get; init; }

    public required ImmutableArray<Actor> Actors { get; init; }

    public ImmutableArray<Actor> Recipients { get; init; } = [];

    public Actor? SaidBy { get; init; }

    public required StatedDate Date { get; init; }

    public string? Place { get; init; }

    public required EvidenceSet Evidence { get; init; }
}

/// <summary>One holder (or joint holder) wants or undertakes one thing towards the same addressees.</summary>
public sealed record PositionLine
{
    public required PositionKind Kind { get; init; }

    public required ImmutableArray<Actor> Holders { get; init; }

    public ImmutableArray<Actor> Addressees { get; init; } = [];

    public ImmutableArray<Actor> Performers { get; init; } = [];

    public required string Proposition { get; init; }

    public string? Condition { get; init; }

    public StatedDate? Deadline { get; init; }

    public PositionForce? Force { get; init; }

    public PositionCertainty Certainty { get; init; }

    /// <summary>First date on which it was stated.</summary>
    public required StatedDate Stated { get; init; }

    public bool Implied { get; init; }

    /// <summary>The sentence that first told it, as ties of answers are judged by; null in lines of older stores.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    public Passage? Passage { get; init; }

    public required EvidenceSet Evidence { get; init; }
}

/// <summary>An answer to one position line.</summary>
public sealed record ResponseLine
{
    public required Actor By { get; init; }

    public required ResponseStatus Status { get; init; }

    public bool Conditional { get; init; }

    public bool Late { get; init; }

    public bool Disputed { get; init; }

    /// <summary>What it was about in the words of the report that told it first; null in lines of older stores.</summary>
    public string? About { get; init; }

    /// <summary>Which rule read it there.</summary>
    public string? Rule { get; init; }

    /// <summary>How likely the learned tie finds it, and why; null where a rule tied it.</summary>
    public string? Tie { get; init; }

    /// <summary>The deadline that it names; null for none.</summary>
    public LocalDate? Due { get; init; }

    public required StatedDate Date { get; init; }

    public required EvidenceSet Evidence { get; init; }
}

/// <summary>The same words of the same speaker as carried by one or more reports.</summary>
public sealed record UtteranceLine
{
    public Actor? Speaker { get; init; }

    public string? SpeakerOffice { get; init; }

    /// <summary>What reports call a speaker whom nobody names; null where one is known.</summary>
    public string? SpeakerDescribed { get; init; }

    /// <summary>Who speaks together with <see cref="Speaker"/>, where a report gives the words to several: the utterance is theirs as much as his.</summary>
    public ImmutableArray<Actor> JointSpeakers { get; init; } = [];

    public Actor? Addressee { get; init; }

    public string? Occasion { get; init; }

    public string? Language { get; init; }

    /// <summary>The longest verbatim version.</summary>
    public required string FullestText { get; init; }

    public required StatedDate Date { get; init; }

    public required ImmutableArray<UtteranceVariant> Variants { get; init; }

    public required EvidenceSet Evidence { get; init; }
}

/// <summary>How a variant differs from the fullest version.</summary>
public enum VariantDifference
{
    Same,
    Shorter,
    WordsChanged,
    WordOrder,
    Translated,
}

public sealed record UtteranceVariant(
    ReportId Report,
    Evidence Evidence,
    StatementKind Kind,
    string Text,
    VariantDifference Difference,
    ImmutableArray<string> Omitted,
    ImmutableArray<string> Changed
)
{
    /// <summary>Whom this report has the words through (<see cref="Statement.Chain"/>); empty where it has them from the speaker.</summary>
    public ImmutableArray<ChainLink> Chain { get; init; } = [];
}

/// <summary>The reports that tell one event of the dispute; which they are, the store keeps with the reports.</summary>
public sealed record StoryLine
{
    /// <summary>The words of <see cref="Heading"/>.</summary>
    public required string Title { get; init; }

    public required StatedDate Date { get; init; }

    /// <summary>The title of the report that stands for the story; the first sentence of its first report where none has a title. Null in lines of older stores.</summary>
    public Evidence? Heading { get; init; }

    /// <summary>What threads of stories are made by. Empty in lines of older stores.</summary>
    public StoryDigest Digest { get; init; } = StoryDigest.Empty;
}

public enum DisagreementAspect
{
    Number,
    Date,
    Wording,
    Attribution,
    Occurrence,
    Place,
}

/// <summary>Reports that give different values for the same thing.</summary>
public sealed record DisagreementLine
{
    public required DisagreementAspect Aspect { get; init; }

    /// <summary>What the values are of, in words: "troops near the border".</summary>
    public required string About { get; init; }

    public string? Explanation { get; init; }

    /// <summary>The kind of line that tells the first side, "event", "position" or "response"; null where any may.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    public string? Of { get; init; }

    /// <summary>Why what the sides say is of one thing; null in lines of older stores.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    public string? Basis { get; init; }

    public required ImmutableArray<DisagreementSide> Sides { get; init; }
}

public sealed record DisagreementSide(string Value, EvidenceSet Evidence);
