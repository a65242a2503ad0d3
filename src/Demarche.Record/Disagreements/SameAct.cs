using System.Collections.Frozen;

namespace Demarche.Record;

/// <summary>
/// When two claims tell one act, though they may give it other days or other numbers, or one of them denies it; and when two answers are of one party to one thing.
/// </summary>
internal static class SameAct
{
    // Shares of the stems: of the shorter telling; of the denied words that the telling has too.
    private const double LeastTold = .65;
    private const double LeastDenied = .7;
    private const double LeastAnswered = .6;
    private const int NearDays = 4;
    private const int NearDenied = 10;
    private const int NearAnswered = 1;
    private const int LeastSharedDenied = 2;
    private const int LeastShared = 4;

    // What is said or done day after day: the same words on two days are two acts.
    private static readonly FrozenSet<string> Repeated = FrozenSet.Create(
        StringComparer.Ordinal,
        "REQUEST",
        "ACCUSE",
        "REJECT",
        "SUPPORT",
        "THREATEN",
        "PROTEST",
        "ASSAULT"
    );

    public static bool Joins(ClaimComparand left, ClaimComparand right)
    {
        if (left.Stance != right.Stance)
        {
            return left.Stance == ClaimStance.Denied ? Denies(left, right) : Denies(right, left);
        }

        return left.Stance == ClaimStance.Told
            && left.Type == right.Type
            && PartySet.Overlap(left.Parties, right.Parties)
            && (PartySet.IsWithin(left.Parties, right.Parties) || PartySet.IsWithin(right.Parties, left.Parties))
            && NearTold(left, right)
            && ContentStems.IsNegated(left.Stems) == ContentStems.IsNegated(right.Stems)
            && ContentStems.Shared(left.Stems, right.Stems) is var shared
            && shared >= LeastShared
            && shared >= LeastTold * Math.Min(left.Stems.Length, right.Stems.Length);
    }

    /// <summary>The same party, nearly the same thing, on one day: later a mind may have changed.</summary>
    public static bool JoinsAnswers(ClaimComparand left, ClaimComparand right) =>
        left.By.Any(one => right.By.Any(other => one.Party == other.Party))
        && ContentStems.F1(left.Stems, right.Stems) >= LeastAnswered
        && ClaimJoin.DaysApart(left.Earliest ?? left.Day, right.Earliest ?? right.Day) <= NearAnswered;

    /// <summary>May be repeated day after day, so that another day is another act.</summary>
    public static bool IsRepeated(string? type) => type is null || Repeated.Contains(type) || char.IsLower(type[^1]);

    // What is denied is told: its verb and most of its words, of a party that denies it or is named in it, near in time, and by somebody else than who denies it.
    private static bool Denies(ClaimComparand denial, ClaimComparand told)
    {
        bool same = denial.Report == told.Report;
        bool concerned =
            told.By.Any(actor => Array.IndexOf(denial.Parties, actor.Party) >= 0)
            || (told.Type == "ACCUSE" && PartySet.Overlap(denial.Parties, told.Parties));
        if (
            denial.Stems.Length == 0
            || ContentStems.IsNegated(told.Stems)
            || !concerned
            || (same && denial.Sentence == told.Sentence)
            || (told.Sayer is { } sayer && sayer == denial.Sayer)
            || (denial.Denied is { } act && Array.BinarySearch(told.Stems, act, StringComparer.Ordinal) < 0)
        )
        {
            return false;
        }

        // A denial of a word or two ("any drilling") is of what the same report tells.
        int shared = ContentStems.Shared(denial.Stems, told.Stems);
        return shared >= (same ? 1 : LeastSharedDenied)
            && shared >= LeastDenied * denial.Stems.Length
            && ClaimJoin.DaysApart(denial.Day, told.Day) <= NearDenied
            && (!denial.Stated || !told.Stated || ClaimJoin.DaysApart(denial.Earliest, told.Earliest) <= NearDays);
    }

    private static bool NearTold(ClaimComparand left, ClaimComparand right) =>
        ClaimJoin.DaysApart(left.Earliest ?? left.Day, right.Earliest ?? right.Day) is var days
        && (days == 0 || (days <= NearDays && left.Stated && right.Stated && !IsRepeated(left.Type)));
}
