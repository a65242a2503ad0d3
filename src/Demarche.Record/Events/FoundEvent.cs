namespace Demarche.Record;

/// <summary>An event as it was found.</summary>
/// <param name="Anchor">The word of the sentence that tells it.</param>
internal sealed record FoundEvent(SentenceView View, int Anchor, ReportedEvent Line);
