using System.Collections.Immutable;

namespace Demarche.Record;

/// <summary>A line with all whom its sentence names, as those see it who learn the choice of arguments.</summary>
/// <param name="Features">[candidates × <see cref="ArgumentFeatures.Count"/>]</param>
internal sealed record CandidateArguments(ArgumentLine Line, ImmutableArray<ArgumentCandidate> Candidates, float[] Features);
