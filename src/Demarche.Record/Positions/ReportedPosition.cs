using System.Collections.Immutable;
using Demarche.Text;
using NodaTime;

namespace Demarche.Record;

public enum PositionKind
{
    Demand,
    Offer,
    Commitment,
    Threat,
    Condition,
    Refusal,
}

public enum PositionForce
{
    Request,
    Call,
    Demand,
    Ultimatum,
    MayOffer,
    Offers,
    Promises,
}

public enum PositionCertainty
{
    Holder,
    Spokesman,
    OtherSide,
    Unnamed,
    Inferred,
}

/// <summary>A demand, offer, commitment, threat, condition or refusal as one report tells it (positions.md).</summary>
public sealed record ReportedPosition
{
    /// <summary>Unique in the report: p1, p2, … in text order.</summary>
    public required string Id { get; init; }

    public required PositionKind Kind { get; init; }

    public required ImmutableArray<Actor> Holders { get; init; }

    public ImmutableArray<Actor> Addressees { get; init; } = [];

    public ImmutableArray<Actor> Performers { get; init; } = [];

    /// <summary>Bare infinitive clause: "reopen the lower sluices"; "not" is part of it.</summary>
    public required string Proposition { get; init; }

    public string? Condition { get; init; }

    public StatedDate? Deadline { get; init; }

    public PositionForce? Force { get; init; }

    public PositionCertainty Certainty { get; init; }

    /// <summary>When it was stated.</summary>
    public StatedDate Stated { get; init; } = StatedDate.Unknown;

    /// <summary>True when the sentence reports the answer and with it the position: "X rejected Y's call for Z".</summary>
    public bool Implied { get; init; }

    /// <summary>Which rule found it, for the one-line explanation.</summary>
    public required string Rule { get; init; }

    /// <summary>The sentence, as ties of answers to it are judged by; null in older stores.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    public Passage? Passage { get; init; }

    public required EvidenceSet Evidence { get; init; }
}

public enum ResponseStatus
{
    Accepted,
    Rejected,
    PartlyAccepted,
    Countered,
    Deferred,
    Noted,
    Withdrawn,
    Fulfilled,
    Kept,
    PartlyKept,
    Broken,
    CarriedOut,
    Lapsed,
    Defied,
    Unanswered,
}

/// <summary>
/// An answer or an outcome as one report tells it. It names its position by <see cref="To"/> when that stands in the same
/// report; otherwise <see cref="About"/> and <see cref="Holders"/> are what joining looks for in other reports.
/// </summary>
public sealed record ReportedResponse
{
    /// <summary>One responder; a joint answer is one response for each.</summary>
    public required Actor By { get; init; }

    public required ResponseStatus Status { get; init; }

    /// <summary><see cref="ReportedPosition.Id"/> in the same report; null when the position stands elsewhere.</summary>
    public string? To { get; init; }

    /// <summary>What the answer is about, as a proposition or noun phrase: "opening the sluices".</summary>
    public required string About { get; init; }

    /// <summary>Whose position it answers, where the sentence says so.</summary>
    public ImmutableArray<Actor> Holders { get; init; } = [];

    public bool Conditional { get; init; }

    public bool Late { get; init; }

    public StatedDate Date { get; init; } = StatedDate.Unknown;

    /// <summary>The deadline that the words name by the day of the deed ("four days late"); null for none.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    public LocalDate? Due { get; init; }

    /// <summary>Of a sentence that only may answer: what the tie is judged by; null for an answer that was read.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    public AnswerClue? Clue { get; init; }

    /// <summary>How likely the learned tie finds it that this answers its position, and the words that speak for it; null where a rule tied it.</summary>
    [System.Text.Json.Serialization.JsonIgnore(Condition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull)]
    public string? Tie { get; init; }

    public required string Rule { get; init; }

    public required EvidenceSet Evidence { get; init; }
}
