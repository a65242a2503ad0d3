namespace Demarche.Intake;

/// <summary>A paragraph, heading or other block of a document, before boilerplate is told from text.</summary>
/// <param name="At">The time that the block itself states, as ISO 8601.</param>
/// <param name="StartSeconds">Seconds into the recording, for chapters.</param>
public sealed record BodyBlock(PartKind Kind, string Text, string? At = null, double? StartSeconds = null);

/// <summary>Text of a document that was told from its report before cleaning.</summary>
/// <param name="Before">Index of the block that it stood before; the number of blocks where it stood behind all.</param>
/// <param name="Reason">See <see cref="DroppedBlock"/>.</param>
internal readonly record struct BlockAside(int Before, string Text, string Reason);
