using System.Collections.Immutable;

namespace Demarche.Record;

/// <summary>One or more actors as a noun phrase names them: "the US and NATO".</summary>
/// <param name="First">First word of the phrase.</param>
/// <param name="End">One behind its last word.</param>
internal sealed record Party(ImmutableArray<Actor> Actors, int First, int End)
{
    public bool Shares(Party? other) => other is not null && Actors.Any(actor => other.Has(actor));

    public bool Has(Actor actor) => Actors.Any(own => own.Key == actor.Key || own.Party == actor.Party);

    public static Party? Of(SentenceMention? mention) => mention is { } found ? new Party([found.Actor], found.First, found.End) : null;
}
