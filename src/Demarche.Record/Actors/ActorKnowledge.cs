using Demarche.Language;

namespace Demarche.Record;

/// <summary>The actors known beforehand: those that ship with the product and those that the user adds.</summary>
public sealed class ActorKnowledge : INameLexicon
{
    public static ActorKnowledge Shipped { get; } = new();

    public int LongestName => 1;

    public ActorKnowledge With(IEnumerable<ActorEntry> entries) => this;

    public EntityType? TypeOf(ReadOnlySpan<char> name) => null;
}
