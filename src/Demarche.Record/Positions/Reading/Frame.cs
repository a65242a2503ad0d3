using System.Collections.Immutable;

namespace Demarche.Record;

internal enum SlotKind
{
    /// <summary>The one spoken to: an object, or what a preposition governs.</summary>
    Party,

    /// <summary>"to reopen the sluices"</summary>
    Infinitive,

    /// <summary>"that Arvenia reopen the sluices"</summary>
    Clause,

    /// <summary>"that it would reopen the sluices": the one who speaks acts.</summary>
    OwnClause,

    /// <summary>"reopening the sluices"</summary>
    Gerund,

    /// <summary>"talks", "the withdrawal of the engineers"</summary>
    Noun,

    /// <summary>"inspectors admitted to the site"</summary>
    NounAndParticiple,
}

/// <param name="Markers">Prepositions before it, one of which must stand there; empty for none.</param>
internal sealed record FrameSlot(SlotKind Kind, ImmutableArray<string> Markers);

/// <summary>What stands beside a predicate that states or answers a position (a row of a <c>*-frames.tsv</c> table).</summary>
/// <param name="Particle">"out" of "rule out"; empty for none.</param>
/// <param name="Columns">What the row says of the match.</param>
/// <param name="Text">The row as written, for the one-line explanation.</param>
internal sealed record Frame(string Particle, bool Adjective, ImmutableArray<FrameSlot> Slots, ImmutableArray<string> Columns, string Text)
{
    public bool AddressesFirst => Slots.Length > 0 && Slots[0].Kind == SlotKind.Party;

    /// <summary>The slot that says what is wanted; the last one.</summary>
    public FrameSlot? Content =>
        Slots.Length > 0 && Slots[^1].Kind != SlotKind.Party ? Slots[^1] : Slots.FirstOrDefault(static s => s.Kind != SlotKind.Party);
}
