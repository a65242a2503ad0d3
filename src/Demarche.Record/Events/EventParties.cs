using System.Collections.Immutable;
using Demarche.Language;

namespace Demarche.Record;

/// <summary>The actors that the noun phrase around a word names, as the report's actors resolve it; else those of what it is apposed to.</summary>
internal sealed class EventParties(TextAnalysis analysis, ActorsOfReport actors, ActTrees trees)
{
    // "his Arvenian counterpart, Pell Adair": the name beside it says more.
    private const string UnnamedGroup = "GRP";

    /// <summary>With those joined to it by "and"; empty where nobody can be told.</summary>
    /// <param name="head">Token of the head of the phrase.</param>
    public ImmutableArray<Actor> At(int head)
    {
        ImmutableArray<Actor> found = Named(head);
        if (found.Any(static actor => actor.Code is not null and not UnnamedGroup))
        {
            return found;
        }

        foreach (int child in trees.Below(head))
        {
            if (
                analysis.Tokens[child].Deprel == "appos"
                && Named(child) is { Length: > 0 } beside
                && beside.Any(static a => a.Code is not null)
            )
            {
                return beside;
            }
        }

        return found.IsEmpty && actors.At(analysis.Tokens[head].Span.Start) is { } mention ? [mention.Actor] : found;
    }

    /// <summary>
    /// Whoever the phrase around a word names, though nothing is known of them ("Islamic fundamentalists", "the Harbour Workers' Union"). Not the body of a
    /// state that is not told ("the authorities"): which one it is matters.
    /// </summary>
    public ImmutableArray<Actor> Anybody(int head) =>
        [.. actors.OfHead(head).Where(static a => a.Sector is null || !Actor.ActsForState(a.Sector)).Select(static a => a.Actor)];

    private ImmutableArray<Actor> Named(int head) => [.. actors.OfHead(head).Select(static a => a.Actor).Where(IsSomebody)];

    // A phrase without country, organisation or person ("striking dockers") tells nobody apart.
    private static bool IsSomebody(Actor actor) => actor.Code is not null || actor.Type == ActorType.Person;
}
