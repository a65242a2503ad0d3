using System.Collections.Immutable;
using Demarche.Record;
using Demarche.Trainer.Judging;

namespace Demarche.Trainer.Arguments;

/// <summary>A judged line with everybody whom its sentence names.</summary>
/// <param name="Acts">Which of the candidates act, by their numbers.</param>
/// <param name="ActedOn">Which are acted on.</param>
/// <param name="Judged">The line, for those whom the program does not see.</param>
internal sealed record ArgumentExample(
    ArgumentLine Line,
    ImmutableArray<ArgumentCandidate> Candidates,
    float[] Features,
    ImmutableHashSet<int> Acts,
    ImmutableHashSet<int> ActedOn,
    JudgedLine Judged,
    int Fold
)
{
    /// <summary>One case for each candidate. Of another name of a side that was named already nothing is said: both are right.</summary>
    public IEnumerable<JudgedCase> Cases()
    {
        for (int c = 0; c < Candidates.Length; c++)
        {
            yield return new JudgedCase(NumbersOf(c), Holds(c, Acts), Holds(c, ActedOn), Fold);
        }
    }

    public float[] NumbersOf(int candidate) => Features.AsSpan(candidate * ArgumentFeatures.Count, ArgumentFeatures.Count).ToArray();

    private bool? Holds(int candidate, ImmutableHashSet<int> named) =>
        named.Contains(candidate) ? true
        : named.Any(other => Candidates[other].Actor.Party == Candidates[candidate].Actor.Party) ? null
        : false;
}
