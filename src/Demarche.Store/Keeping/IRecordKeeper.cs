using System.Collections.Immutable;
using Demarche.Intake;
using Demarche.Record;

namespace Demarche.Store;

/// <summary>
/// Takes reports in and keeps the record true to them: the record is a function of current reports, corrections, given actors and engine,
/// whatever the order, the batches or the number of cores. Every step is one transaction: killed at any moment, the store is whole
/// and the next call goes on.
/// </summary>
public interface IRecordKeeper
{
    /// <summary>Analyses in parallel, stores in batches, then brings the record up to date. Cancelling leaves what is done and says so.</summary>
    ReadSummary Read(
        string dispute,
        IEnumerable<IntakeOutcome> outcomes,
        IProgress<KeepingProgress>? progress,
        CancellationToken cancellation
    );

    /// <summary>The record again from the stored reports, with this engine. Ids of lines that are still there stay.</summary>
    ReadSummary Rebuild(string? dispute, IProgress<KeepingProgress>? progress, CancellationToken cancellation);

    /// <summary>
    /// Keeps actors that the user adds to those that ship; the same code and first name again replaces. Call before reading: every later
    /// reading knows them, and reports read before wait to be read again. False when all were known already.
    /// </summary>
    bool GiveActors(ImmutableArray<ActorEntry> actors);

    /// <summary>Erases a report, its original, its index entries and what only it supports. False when there is none of that id.</summary>
    bool Forget(string reportId);

    /// <summary>
    /// Keeps a human correction and applies it. Returns its id. Stopped once it is kept, it stays; what follows from it for other lines
    /// waits for the next change.
    /// </summary>
    /// <exception cref="CorrectionException">A target or field that does not exist; the message says what does.</exception>
    /// <exception cref="OperationCanceledException">Stopped before anything was kept: another change was under way.</exception>
    string Correct(CorrectionRequest correction, IProgress<KeepingProgress>? progress = null, CancellationToken cancellation = default);

    /// <summary>Takes a correction back. False when there is none of that id or it was taken back before. Stops as <see cref="Correct"/> does.</summary>
    /// <param name="by">Who takes it back; kept with the correction.</param>
    bool UndoCorrection(
        string correctionId,
        string? by = null,
        IProgress<KeepingProgress>? progress = null,
        CancellationToken cancellation = default
    );
}

/// <param name="Op">set, merge, split, reject, add.</param>
/// <param name="Targets">Ids of record lines (one; two or more for merge).</param>
/// <param name="Fields">For set and add: field names as in the JSON of the view, and their values.</param>
/// <param name="EvidenceId">For split: the evidence that leaves the line.</param>
/// <param name="Report">For add: the report, with <paramref name="Quotation"/> the exact words in it that are the evidence.</param>
public sealed record CorrectionRequest(
    string? Dispute,
    string Op,
    ImmutableArray<string> Targets,
    ImmutableDictionary<string, string> Fields,
    string? EvidenceId = null,
    string? Report = null,
    string? Quotation = null,
    string? RecordType = null,
    string? Reason = null,
    string? By = null
);

public sealed class CorrectionException(string message) : Exception(message);

/// <summary>A store that cannot be used, with the remedy in the message. Exit code 2 for wrong usage, 1 otherwise.</summary>
public sealed class StoreException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>True when what was asked for does not exist or is ambiguous, and the store itself is sound.</summary>
    public bool WrongUsage { get; init; }
}

public enum KeepingStage
{
    Reading,
    Joining,
}

public sealed record KeepingProgress(KeepingStage Stage, int Done, int? Total, string? Current);

/// <summary>What a reading did.</summary>
/// <param name="Read">Reports found in the input.</param>
/// <param name="New">Reports that the store did not hold.</param>
/// <param name="Known">Reports held already with the same text.</param>
/// <param name="Versions">Reports that supersede an earlier version of their page.</param>
/// <param name="Copies">New reports that share half or more of their body with an earlier one.</param>
/// <param name="Interrupted">True when stopped before the end: the next read goes on.</param>
public sealed record ReadSummary(
    string Dispute,
    int Read,
    int New,
    int Known,
    int Versions,
    int Copies,
    ImmutableArray<IntakeFailure> Failed,
    int Skipped,
    int Changes,
    bool Interrupted,
    ImmutableArray<ReadReport> Reports
)
{
    /// <summary>Times, not known before, at which a page that is held was seen again with the same text.</summary>
    public int SeenAgain { get; init; }

    /// <summary>Why records were no reports ("HTTP status 404"), and how many each, the most frequent first.</summary>
    public ImmutableArray<SkippedFor> SkippedFor { get; init; } = [];
}

public sealed record SkippedFor(string Reason, int Count);

/// <summary>One line of what was read; the first hundred are kept.</summary>
public sealed record ReadReport(
    string Locator,
    string Id,
    string Outcome,
    string? Title,
    string? Outlet,
    string? Published,
    string? CopyOf
);
