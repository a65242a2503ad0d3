namespace Demarche.Record;

/// <summary>What is wanted or undertaken, by its words in the tree.</summary>
/// <param name="Head">The verb, or the noun of a noun phrase.</param>
/// <param name="Performer">Who is to act, by the head word of the phrase; -1 where the words do not say.</param>
/// <param name="Participle">"admitted" of "wants inspectors admitted"; -1 for none.</param>
internal readonly record struct Complement(SlotKind Kind, int Head, int Performer, int Participle = -1)
{
    /// <summary>The head word of who acts, where that is told with the act ("have the navy board it"); -1 for nobody.</summary>
    public int Doer { get; init; } = -1;

    public bool IsClause => Kind is SlotKind.Infinitive or SlotKind.Clause or SlotKind.OwnClause or SlotKind.Gerund;
}

/// <summary>A predicate whose surroundings fit a frame.</summary>
/// <param name="Holder">Head word of who wants or undertakes; -1 where the clause does not say.</param>
/// <param name="Addressee">Head word of the one spoken to; -1 for none.</param>
/// <param name="Complements">One for each thing wanted; empty for a frame without content.</param>
internal sealed record FrameMatch(Frame Frame, Clause Clause, int Holder, int Addressee, IReadOnlyList<Complement> Complements)
{
    public int Predicate => Clause.Head;
}
