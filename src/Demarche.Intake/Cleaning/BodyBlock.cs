namespace Demarche.Intake;

/// <summary>A paragraph, heading or other block of a document, before boilerplate is told from text.</summary>
/// <param name="At">The time that the block itself states, as ISO 8601.</param>
/// <param name="StartSeconds">Seconds into the recording, for chapters.</param>
public sealed record BodyBlock(PartKind Kind, string Text, string? At = null, double? StartSeconds = null);
