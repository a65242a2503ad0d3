namespace Demarche.Intake;

/// <summary>One record of a crawl file.</summary>
/// <param name="Offset">Byte offset of the record: in the file, or for a gzip file of the member that holds it alone; for one member over
/// several records, in what it unfolds to.</param>
/// <param name="Block">Empty for a record whose kind is not read.</param>
/// <param name="Problem">What was wrong with its framing and has been mended; null for nothing.</param>
internal sealed record WarcRecord(long Offset, HeaderLines Headers, ReadOnlyMemory<byte> Block, string? Problem);

/// <summary>What a crawl file gives next: a record, or bytes that are none.</summary>
/// <param name="Failure">Why there is no record here.</param>
internal readonly record struct WarcStep(WarcRecord? Record, long Offset, string? Failure);
