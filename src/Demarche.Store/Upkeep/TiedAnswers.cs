using Demarche.Record;

namespace Demarche.Store;

/// <summary>Gives sentences that only may answer as the answers that they are to one position.</summary>
/// <param name="position">Null for one that ended: nothing answers it.</param>
internal sealed class TiedAnswers(PositionLine? position)
{
    /// <summary>A sentence with a clue as what it tells of this position; every other answer as it was read.</summary>
    public Member AsTold(Member member) =>
        position is not null
        && member is Member<ReportedResponse> { Mention: { Told: { Clue: not null, Tie: null } told } mention } clue
        && LearnedTies.AsAnswer(told, mention.Report, position) is { } answer
            ? clue with
            {
                Mention = mention with { Told = answer },
            }
            : member;

    /// <summary>Leaves out sentences that turn out to answer nothing here, and those in which a rule read an answer to this position.</summary>
    public static void LeaveRead(List<Member> answers)
    {
        HashSet<(string, int)> read =
        [
            .. answers
                .OfType<Member<ReportedResponse>>()
                .Where(static answer => answer.Mention.Told.Clue is null)
                .SelectMany(static answer => answer.Evidence)
                .Select(static evidence => (evidence.Report, evidence.Sentence)),
        ];
        answers.RemoveAll(answer =>
            answer is Member<ReportedResponse> { Mention.Told: { Clue: not null } told }
            && (told.Tie is null || told.Evidence.Any(evidence => read.Contains((evidence.Report, evidence.Sentence))))
        );
    }
}
