namespace Demarche.Record;

/// <summary>An answer with the place that it was found at, before it is linked to its position.</summary>
/// <param name="Demand">Word of the demand noun that it answers; -1 for none.</param>
/// <param name="Anaphoric">True for "the demands", "accepted at once": it takes up what was told just before.</param>
/// <param name="Plural">True for "those demands": it takes up all of them.</param>
internal sealed record FoundResponse(
    SentenceView View,
    int Anchor,
    Party By,
    ReportedResponse Line,
    int Demand,
    PositionKind? DemandKind,
    bool Anaphoric,
    bool Plural
)
{
    /// <summary>True for "agreed to", which says yes to somebody; "promised to" says it of one's own accord.</summary>
    public bool Agrees => View.Tree.Lemma(Anchor) is "agree" or "consent" or "accept";

    /// <summary>The verbs or nouns of what the phrase wants that is answered; empty where it does not tell.</summary>
    public IReadOnlyList<int> Wanted { get; init; } = [];

    /// <summary>Words of the report that tell the positions answered, as the model reads them; empty where it does not say.</summary>
    public IReadOnlyList<(SentenceView View, int Word)> Told { get; init; } = [];

    /// <summary>Force of the demand noun: "the demand" is what was demanded, "the call" what was called for.</summary>
    public PositionForce? DemandForce { get; init; }
}
