using System.Collections.Immutable;
using Demarche.Text;

namespace Demarche.Record;

public enum EventStatus
{
    Happened,
    Announced,
    Hypothetical,
    Denied,
}

/// <summary>An event as one report tells it, coded in PLOVER (plover.md).</summary>
public sealed record ReportedEvent
{
    public required ImmutableArray<Actor> Actors { get; init; }

    public ImmutableArray<Actor> Recipients { get; init; } = [];

    /// <summary>PLOVER type: AGREE, CONSULT, … .</summary>
    public required string Type { get; init; }

    public string? Mode { get; init; }

    public ImmutableArray<string> Contexts { get; init; } = [];

    /// <summary>CAMEO code where known.</summary>
    public string? Code { get; init; }

    /// <summary>Who said it, where it stands inside a statement.</summary>
    public Actor? SaidBy { get; init; }

    public int? SaidByEntity { get; init; }

    public required EventStatus Status { get; init; }

    /// <summary>History told in passing.</summary>
    public bool Background { get; init; }

    public StatedDate Date { get; init; } = StatedDate.Unknown;

    public string? Place { get; init; }

    /// <summary>A short line in the report's own words: what a timeline shows.</summary>
    public required string Summary { get; init; }

    public double Confidence { get; init; }

    public required EvidenceSet Evidence { get; init; }
}
