namespace Demarche.Record;

/// <summary>A line before it is verified, as those see it who learn the verifier.</summary>
/// <param name="Kind">Kind of a position or type of an event, in the words of the contract.</param>
/// <param name="Sentence">First character of its sentence, UTF-16.</param>
/// <param name="Word">The word that tells it, counted in the sentence from 0.</param>
/// <param name="Position">The position itself; null for an event.</param>
internal sealed record CandidateLine(
    ActLayer Layer,
    string Kind,
    int Sentence,
    int Word,
    float[] Features,
    ReportedPosition? Position = null
);
