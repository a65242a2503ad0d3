using Demarche.Record;
using Demarche.Trainer.Judging;

namespace Demarche.Trainer.Ties;

/// <summary>What the networks say of a sentence and a position.</summary>
/// <param name="Own">The holder does something about his own position; else who was asked answers.</param>
/// <param name="Chance">That it does, and in this way.</param>
internal sealed record TieVerdict(bool Own, ResponseStatus Status, double Chance);

/// <summary>The networks of the learned tie: whether a sentence answers a position, and, of those that do, how.</summary>
internal sealed class TieNetworks
{
    private const int Hidden = 16;
    private const int Batch = 32;
    private static readonly JudgingPace s_ofTies = new(12, .05f);
    private static readonly JudgingPace s_ofStatuses = new(60, .3f);

    private readonly JudgingTraining _tie;
    private readonly List<JudgingTraining> _asked;
    private readonly List<JudgingTraining> _own;

    private TieNetworks(JudgingTraining tie, List<JudgingTraining> asked, List<JudgingTraining> own) =>
        (_tie, _asked, _own) = (tie, asked, own);

    /// <param name="strange">Pairs of which none is an answer.</param>
    public static TieNetworks Train(List<TieExample> pairs, List<TieExample> strange) =>
        new(
            JudgingTraining.Train([.. pairs, .. strange], Hidden, Batch, s_ofTies),
            Statuses(pairs.FindAll(static pair => pair.Asked), [.. TieModel.Answers]),
            Statuses(pairs.FindAll(static pair => pair.Own), [.. TieModel.Outcomes])
        );

    public void AddTo(ModelFileWriter file)
    {
        file.Add("tie", _tie);
        for (int n = 0; n < _asked.Count; n++)
        {
            file.Add($"asked{n}", _asked[n]);
        }

        for (int n = 0; n < _own.Count; n++)
        {
            file.Add($"own{n}", _own[n]);
        }
    }

    public TieVerdict Judge(float[] features, PositionKind kind)
    {
        (double asked, double own) = _tie.Judge(features);
        TieVerdict first = Way(false, asked);
        TieVerdict second = Way(true, own);
        return second.Chance > first.Chance ? second : first;

        TieVerdict Way(bool holder, double chance)
        {
            (double, double)[] chances = [.. (holder ? _own : _asked).Select(network => network.Judge(features))];
            (ResponseStatus status, double share) = TieModel.Likeliest(chances, holder, kind);
            return new TieVerdict(holder, status, chance * share);
        }
    }

    // Two statuses to a network.
    private static List<JudgingTraining> Statuses(List<TieExample> answers, ResponseStatus[] statuses) =>
        [
            .. statuses
                .Chunk(2)
                .Select(two =>
                    JudgingTraining.Train(
                        [.. answers.Select(answer => new JudgedCase(answer.Features, Is(answer, two[0]), Is(answer, two[1]), answer.Fold))],
                        Hidden,
                        Batch,
                        s_ofStatuses
                    )
                ),
        ];

    private static bool Is(TieExample answer, ResponseStatus status)
    {
        // A ledger may say that an outcome is disputed, which is no status of one answer.
        bool known = Enum.TryParse(
            answer.Given!.Status.Replace(" ", "", StringComparison.Ordinal),
            ignoreCase: true,
            out ResponseStatus given
        );
        PositionKind kind = Enum.Parse<PositionKind>(answer.Line!.Kind, ignoreCase: true);
        return (known && given == status) || (answer.Own && status == ResponseStatus.Kept && known && given == TieModel.Done(kind));
    }
}
