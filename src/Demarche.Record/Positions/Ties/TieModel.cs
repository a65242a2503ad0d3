using Demarche.Language;

namespace Demarche.Record;

/// <summary>
/// The first judgement of a tie, from numbers alone (<c>Models/ties.bin</c>, docs/model-card.md): whether it is out of the question that a sentence answers a
/// position. Learned by <c>tools/train ties</c>. Threads may share it.
/// </summary>
internal static class TieModel
{
    private static readonly Lazy<JudgingNetwork> s_shipped = new(static () =>
        new JudgingNetwork(ModelFile.Open(ShippedModel.Open("ties.bin")), "tie", TieFeatures.Count)
    );

    /// <summary>That who was asked answers, and that the holder does something about it.</summary>
    public static (double Asked, double Own) Judge(ReadOnlySpan<float> features) => s_shipped.Value.Judge(features);

    /// <summary>What it is called that a holder did what he held out.</summary>
    public static ResponseStatus Done(PositionKind kind) =>
        kind switch
        {
            PositionKind.Threat => ResponseStatus.CarriedOut,
            PositionKind.Offer => ResponseStatus.Fulfilled,
            _ => ResponseStatus.Kept,
        };

    /// <summary>Whether a status can be of a position of a kind.</summary>
    public static bool MayBe(ResponseStatus status, bool own, PositionKind kind) =>
        status switch
        {
            ResponseStatus.Kept or ResponseStatus.PartlyKept => kind
                is not (PositionKind.Demand or PositionKind.Condition or PositionKind.Refusal),
            ResponseStatus.Broken => kind is PositionKind.Commitment,
            ResponseStatus.Lapsed => kind is PositionKind.Threat,
            ResponseStatus.Fulfilled or ResponseStatus.Defied => kind is PositionKind.Demand or PositionKind.Condition,
            ResponseStatus.Withdrawn => own,
            _ => kind is not (PositionKind.Threat or PositionKind.Refusal),
        };
}
