namespace Demarche.Record;

/// <summary>An event as it was found.</summary>
/// <param name="Anchor">The word of the sentence that tells it.</param>
/// <param name="Refuses">It is the refusal of a position that the record keeps.</param>
internal sealed record FoundEvent(SentenceView View, int Anchor, ReportedEvent Line, bool Refuses);
