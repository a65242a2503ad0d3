using System.Collections.Immutable;
using Demarche.Language;

namespace Demarche.Record;

/// <summary>
/// The learned tie (<c>Models/ties.bin</c>, docs/model-card.md): how likely a sentence answers a position, and how. Learned by <c>tools/train ties</c>. Threads may share it.
/// </summary>
internal static class TieModel
{
    private static readonly Lazy<Networks> s_shipped = new(static () => new Networks(ModelFile.Open(ShippedModel.Open("ties.bin"))));

    /// <summary>What who was asked can answer, two to a network.</summary>
    public static ImmutableArray<ResponseStatus> Answers { get; } =
    [
        ResponseStatus.Accepted,
        ResponseStatus.Rejected,
        ResponseStatus.Fulfilled,
        ResponseStatus.Deferred,
        ResponseStatus.Noted,
        ResponseStatus.Unanswered,
        ResponseStatus.PartlyAccepted,
        ResponseStatus.Defied,
    ];

    /// <summary>What a holder can do about his own position, two to a network; the first stands for whatever it is called of a position of its kind (<see cref="Done"/>).</summary>
    public static ImmutableArray<ResponseStatus> Outcomes { get; } =
    [ResponseStatus.Kept, ResponseStatus.Withdrawn, ResponseStatus.Broken, ResponseStatus.Lapsed];

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
            ResponseStatus.Kept => kind is not (PositionKind.Demand or PositionKind.Condition or PositionKind.Refusal),
            ResponseStatus.Broken => kind is PositionKind.Commitment,
            ResponseStatus.Lapsed => kind is PositionKind.Threat,
            ResponseStatus.Fulfilled or ResponseStatus.Defied => kind is PositionKind.Demand or PositionKind.Condition,
            ResponseStatus.Withdrawn => own,
            _ => kind is not (PositionKind.Threat or PositionKind.Refusal),
        };

    /// <summary>That who was asked answers, and that the holder does something about it.</summary>
    public static (double Asked, double Own) Judge(ReadOnlySpan<float> features) => s_shipped.Value.Tie.Judge(features);

    /// <summary>The likeliest status of those that can be, and its share among them.</summary>
    public static (ResponseStatus Status, double Share) StatusOf(ReadOnlySpan<float> features, bool own, PositionKind kind)
    {
        ImmutableArray<JudgingNetwork> networks = own ? s_shipped.Value.Own : s_shipped.Value.Asked;
        Span<(double First, double Second)> chances = stackalloc (double, double)[networks.Length];
        for (int n = 0; n < networks.Length; n++)
        {
            chances[n] = networks[n].Judge(features);
        }

        return Likeliest(chances, own, kind);
    }

    /// <inheritdoc cref="StatusOf"/>
    /// <param name="chances">Of <see cref="Answers"/> or <see cref="Outcomes"/>, two by two.</param>
    public static (ResponseStatus Status, double Share) Likeliest(
        ReadOnlySpan<(double First, double Second)> chances,
        bool own,
        PositionKind kind
    )
    {
        ImmutableArray<ResponseStatus> statuses = own ? Outcomes : Answers;
        double sum = 0;
        double most = 0;
        ResponseStatus best = statuses[0];
        for (int s = 0; s < statuses.Length; s++)
        {
            double chance = s % 2 == 0 ? chances[s / 2].First : chances[s / 2].Second;
            if (MayBe(statuses[s], own, kind))
            {
                sum += chance;
                (best, most) = chance > most ? (statuses[s], chance) : (best, most);
            }
        }

        return (best == ResponseStatus.Kept ? Done(kind) : best, sum > 0 ? most / sum : 0);
    }

    private sealed class Networks(ModelFile file)
    {
        public JudgingNetwork Tie { get; } = new(file, "tie", TieFeatures.Count);

        public ImmutableArray<JudgingNetwork> Asked { get; } =
        [.. Enumerable.Range(0, Answers.Length / 2).Select(n => new JudgingNetwork(file, $"asked{n}", TieFeatures.Count))];

        public ImmutableArray<JudgingNetwork> Own { get; } =
        [.. Enumerable.Range(0, Outcomes.Length / 2).Select(n => new JudgingNetwork(file, $"own{n}", TieFeatures.Count))];
    }
}
