using System.Collections.Immutable;
using NodaTime;

namespace Demarche.Store;

/// <summary>What became of a line: one row of the log that is only ever added to.</summary>
/// <param name="Seq">Number of the change; "new since yesterday" is above the number that the reader saw last.</param>
/// <param name="At">When it was written.</param>
/// <param name="RecordId">The line; for an answer the position that it belongs to.</param>
/// <param name="Kind">
/// added; answered; confirmed (a second origin tells what one told alone, or what was announced came to pass; once for a line); new-origin (a further one); disputed
/// (a disagreement or a denial stands against the line now; <paramref name="After"/> says which); changed; merged; withdrawn.
/// </param>
/// <param name="Before">What a reader took from the line before; null where it was not there, or is the same.</param>
/// <param name="Cause">Id of the report, "human", or the engine.</param>
public sealed record ChangeItem(
    long Seq,
    Instant At,
    string RecordId,
    string RecordType,
    string Kind,
    string? Before,
    string? After,
    string Cause
);

/// <summary>What a person said of the record, in force or taken back.</summary>
public sealed record CorrectionItem
{
    public required string Id { get; init; }
    public required Instant At { get; init; }
    public string? By { get; init; }
    public required string Op { get; init; }
    public required ImmutableArray<string> Targets { get; init; }
    public required string Payload { get; init; }
    public string? Reason { get; init; }
    public Instant? UndoneAt { get; init; }

    /// <summary>Who took it back; null for one in force, and where nobody was named.</summary>
    public string? UndoneBy { get; init; }

    /// <summary>False when no line carries its anchor any more: it is listed, never dropped.</summary>
    public bool Applied { get; init; }
}
