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

    /// <summary>
    /// Leaves out sentences that turn out to answer nothing here, those in which a rule read an answer to this position, and those that say the contrary of what a
    /// rule read of the same party in the same report, of the same day.
    /// </summary>
    public static void LeaveRead(List<Member> answers)
    {
        Mention<ReportedResponse>[] read =
        [
            .. answers
                .OfType<Member<ReportedResponse>>()
                .Select(static answer => answer.Mention)
                .Where(static answer => answer.Told.Clue is null),
        ];
        HashSet<(string, int)> places =
        [
            .. read.SelectMany(static answer => answer.Told.Evidence).Select(static evidence => (evidence.Report, evidence.Sentence)),
        ];
        answers.RemoveAll(answer =>
            answer is Member<ReportedResponse> { Mention: { Told: { Clue: not null } told } mention }
            && (
                told.Tie is null
                || told.Evidence.Any(evidence => places.Contains((evidence.Report, evidence.Sentence)))
                || Array.Exists(
                    read,
                    rule =>
                        rule.Report.Id == mention.Report.Id
                        && rule.Told.By.Party == told.By.Party
                        && PositionStatus.AreOpposed(rule.Told.Status, told.Status)
                        && DateOverlap.Possible(rule.Told.Date.Earliest, rule.Told.Date.Latest, told.Date.Earliest, told.Date.Latest)
                )
            )
        );
    }
}
