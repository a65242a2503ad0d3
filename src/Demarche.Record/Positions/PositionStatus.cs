using NodaTime;

namespace Demarche.Record;

/// <summary>
/// Where a position stands on a day, computed from its dated responses (positions.md). Silence is no response; a deadline that passes
/// changes nothing by itself; a later answer overrides an earlier one by the same actor.
/// </summary>
public static class PositionStatus
{
    public const string Open = "open";
    public const string Mixed = "mixed";
    public const string Disputed = "disputed";

    /// <param name="responses">In any order.</param>
    /// <param name="day">What was reported to have happened up to and with this day; null for all.</param>
    public static string At(PositionLine line, IReadOnlyList<ResponseLine> responses, LocalDate? day)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(responses);
        List<ResponseLine> then =
        [
            .. responses
                .Where(r => day is null || Day(r) is not { } on || on <= day)
                .OrderBy(static r => Day(r) ?? LocalDate.MinIsoValue)
                .ThenBy(static r => Strength(r.Status))
                .ThenBy(static r => r.By.Key, StringComparer.Ordinal),
        ];
        if (then.LastOrDefault(static r => IsOutcome(r.Status)) is { } outcome && !IsAnsweredAfter(outcome, then))
        {
            return outcome.Disputed || Contradicts(outcome, then) ? Disputed : Name(outcome.Status);
        }

        List<ResponseLine> answers = then.FindAll(static r => !IsOutcome(r.Status));
        HashSet<string> addressees = EvidenceGathering.Parties(line.Addressees);
        string[] parties = [.. addressees.Count > 0 ? addressees : answers.Select(static r => r.By.Party).Distinct(StringComparer.Ordinal)];
        string[] states = [.. parties.Select(p => StateOf(answers.FindAll(r => r.By.Party == p))).Distinct(StringComparer.Ordinal)];
        return states.Length switch
        {
            0 => Open,
            1 => states[0],
            _ => states.Contains(Disputed) ? Disputed : Mixed,
        };
    }

    /// <summary>The status as it is written: "partly-accepted".</summary>
    public static string Name(ResponseStatus status) =>
        status switch
        {
            ResponseStatus.PartlyAccepted => "partly-accepted",
            ResponseStatus.PartlyKept => "partly-kept",
            ResponseStatus.CarriedOut => "carried-out",
            _ => status.ToString().ToLowerInvariant(),
        };

    // Of one addressee's answers in order of date, the last real one stands; "no comment" and "no answer" never undo an answer.
    private static string StateOf(List<ResponseLine> answers)
    {
        ResponseLine? last = answers.LastOrDefault(static r => r.Status is not (ResponseStatus.Noted or ResponseStatus.Unanswered));
        last ??= answers.LastOrDefault();
        if (last is null)
        {
            return Open;
        }

        return last.Disputed || Contradicts(last, answers) ? Disputed : Name(last.Status);
    }

    // Yes and no of one actor on one day: reports contradict each other, and no order of the two is known.
    private static bool Contradicts(ResponseLine last, List<ResponseLine> all) =>
        Day(last) is { } day
        && all.Exists(r => r != last && Day(r) == day && r.By.Party == last.By.Party && AreOpposed(r.Status, last.Status));

    /// <summary>True where one says the contrary of the other: yes and no, done and not done.</summary>
    internal static bool AreOpposed(ResponseStatus a, ResponseStatus b) =>
        (a, b)
            is
                (ResponseStatus.Accepted, ResponseStatus.Rejected)
                or
                (ResponseStatus.Rejected, ResponseStatus.Accepted)
                or
                (ResponseStatus.Kept, ResponseStatus.Broken)
                or
                (ResponseStatus.Broken, ResponseStatus.Kept)
                or
                (ResponseStatus.Fulfilled, ResponseStatus.Defied)
                or
                (ResponseStatus.Defied, ResponseStatus.Fulfilled);

    // What was defied or broken can be agreed to again; what was done or taken back is over.
    private static bool IsAnsweredAfter(ResponseLine outcome, List<ResponseLine> all) =>
        outcome.Status is ResponseStatus.Defied or ResponseStatus.Broken or ResponseStatus.Lapsed
        && all.Exists(r =>
            !IsOutcome(r.Status)
            && r.Status is not (ResponseStatus.Noted or ResponseStatus.Unanswered)
            && Day(r) is { } answered
            && Day(outcome) is { } ended
            && answered > ended
        );

    private static bool IsOutcome(ResponseStatus status) =>
        status
            is ResponseStatus.Withdrawn
                or ResponseStatus.Fulfilled
                or ResponseStatus.Kept
                or ResponseStatus.PartlyKept
                or ResponseStatus.Broken
                or ResponseStatus.CarriedOut
                or ResponseStatus.Lapsed
                or ResponseStatus.Defied;

    // Of answers given on one day the one that says more stands: "rejected, and proposed instead" is rejected.
    private static int Strength(ResponseStatus status) =>
        status switch
        {
            ResponseStatus.Unanswered => 0,
            ResponseStatus.Noted => 1,
            ResponseStatus.Deferred => 2,
            ResponseStatus.Countered => 3,
            ResponseStatus.Accepted => 4,
            ResponseStatus.Rejected => 5,
            ResponseStatus.PartlyAccepted => 6,
            _ => 7 + (int)status,
        };

    private static LocalDate? Day(ResponseLine response) => response.Date.Latest ?? response.Date.Earliest;
}
