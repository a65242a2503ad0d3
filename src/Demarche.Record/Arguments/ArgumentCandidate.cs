using System.Collections.Immutable;

namespace Demarche.Record;

/// <summary>Somebody who may take part in what a line tells.</summary>
/// <param name="Heads">The words of the sentence that name the actor, heads of their phrases, in text order; none for a speaker named elsewhere.</param>
internal sealed record ArgumentCandidate(Actor Actor, ImmutableArray<int> Heads);
