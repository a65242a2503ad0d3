using System.Collections.Immutable;
using NodaTime;

namespace Demarche.Record;

/// <summary>
/// Finds the position that an answer told in another report belongs to. The best candidate at or above
/// <see cref="LeastScore"/> is taken; of equal ones the one stated last, then the one whose proposition sorts first.
/// </summary>
public static class ResponseLinking
{
    public const double LeastScore = .5;

    /// <summary>What a short name that is wholly in common scores.</summary>
    private const double Contained = LeastScore + OfLikeness;

    /// <summary>What likeness adds at most.</summary>
    private const double OfLikeness = .02;

    /// <summary>So many words in common, and from the very party that was asked, speak for the answer.</summary>
    private const int ManyShared = 3;

    /// <summary>So long an offer to nobody by name stands for an answer that shares one word with it.</summary>
    private const int NearDays = 60;

    /// <summary>Stands for the addressee that no report has named: anybody may answer then.</summary>
    private const string AnyParty = "*";

    /// <summary>Stands for a responder of whom no report says for whom he acts.</summary>
    private const string Stranger = "?";

    private const int MostParties = 6;

    /// <summary>Stems of which pairs are made for looking up what a stranger answers.</summary>
    private const int MostPaired = 5;

    /// <summary>A response and a position that may belong together share one of these keys.</summary>
    public static IEnumerable<string> Keys(Mention<ReportedResponse> response)
    {
        ArgumentNullException.ThrowIfNull(response);
        ReportedResponse told = response.Told;
        if (told.Clue is not null)
        {
            return TieKeys.Of(told, response.Report);
        }

        return MayStandForAny(told.Status, told.By)
            ? PairKeys(told.About).Concat(DueKeys(told.Due))
            : Keys([told.By.Party, AnyParty], told.About).Concat(DueKeys(told.Due));
    }

    /// <inheritdoc cref="Keys(Mention{ReportedResponse})"/>
    public static IEnumerable<string> Keys(PositionLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        IEnumerable<string> parties = line.Addressees.Concat(line.Performers).Concat(line.Holders).Select(static a => a.Party);
        string[] answering =
        [
            .. (IsOpenToAll(line) ? parties.Append(AnyParty) : parties).Distinct(StringComparer.Ordinal).Take(MostParties),
        ];
        return Keys(answering, line.Proposition)
            .Concat(
                answering.SelectMany(party =>
                    ShippedWords.ActsLike(ContentStems.VerbOf(line.Proposition)).Select(verb => $"{party}|{verb}")
                )
            )
            .Concat(PairKeys(line.Proposition))
            .Concat(DueKeys(line.Deadline?.Latest))
            .Concat(TieKeys.Of(line));
    }

    /// <summary>True for what the holder alone can do to a position of his own.</summary>
    internal static bool IsOwn(ResponseStatus status) =>
        status
            is ResponseStatus.Withdrawn
                or ResponseStatus.Kept
                or ResponseStatus.PartlyKept
                or ResponseStatus.Broken
                or ResponseStatus.CarriedOut
                or ResponseStatus.Lapsed;

    /// <summary>
    /// Who answers: the one told, or, where the report names nobody or a person of unknown state, the one party who can have done it.
    /// </summary>
    internal static Actor Responder(ResponseStatus status, Actor by, ImmutableArray<Actor> holders, ImmutableArray<Actor> asked)
    {
        if (!MayStandForAny(status, by))
        {
            return by;
        }

        ImmutableArray<Actor> able = IsOwn(status) ? holders : asked;
        return able.Length == 1 ? able[0] with { Inferred = true } : by;
    }

    /// <summary>The response as an answer to this very line: with the responder that the line lets one infer.</summary>
    public static ResponseLine AsAnswerTo(PositionLine line, ResponseLine response)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(response);
        if (response.Tie is not null)
        {
            // Whose part it is was judged with the tie.
            return response;
        }

        ImmutableArray<Actor> asked = line.Addressees.IsEmpty ? line.Performers : line.Addressees;
        return response with { By = Responder(response.Status, response.By, line.Holders, asked) };
    }

    /// <summary>0 for "cannot be", up to 1.</summary>
    public static double Score(ReportedResponse response, ReportFacts report, PositionLine line)
    {
        ArgumentNullException.ThrowIfNull(response);
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(line);
        if (response.Clue is not null || !CanBeDone(response.Rule, line.Kind))
        {
            return 0;
        }

        if (response.Status == ResponseStatus.Fulfilled && Answers.IsPart(response.About) && !Answers.IsPart(line.Proposition))
        {
            // "half of the gates were opened": who asked for all of them has not got what he asked for.
            return 0;
        }

        double byWords = WordScore(response, report, line);
        return byWords >= LeastScore ? byWords : Math.Max(byWords, AlikeScore(response, report, line));
    }

    // Other words for the same thing: from the party that was asked, or of the holder's own, and near in time. Equal words go before.
    private static double AlikeScore(ReportedResponse response, ReportFacts report, PositionLine line)
    {
        HashSet<string> holders = EvidenceGathering.Parties(line.Holders);
        string by = response.By.Party;
        bool named =
            MayStandForAny(response.Status, response.By) || IsOwn(response.Status)
                ? MayAnswer(response, line, holders)
                : line.Addressees.Concat(line.Performers).Any(a => a.Party == by) && !holders.Contains(by);
        if (
            (!named && !IsOpenToAll(line))
            || (response.Holders.Length > 0 && !holders.Overlaps(EvidenceGathering.Parties(response.Holders)))
            || !MayAnswer(response, line, holders)
            || IsBefore(response, report, line)
            || !IsNear(response, report, line)
            || response.Rule == TalksHeld.Rule
            || response.Rule == PassiveDeeds.UndoneRule
            || (response.Rule == Verdicts.PassiveRule && (!named || !ContentStems.SameAct(response.About, line.Proposition)))
        )
        {
            return 0;
        }

        bool deed = IsDeed(response.Status);
        string[] about = ContentStems.Of(response.About);
        string[] proposition = ContentStems.Of(line.Proposition);
        if (
            deed
                ? line.Evidence.All(told => told.Report == report.Id.Value) || ContentStems.CountsDiffer(about, proposition)
                : ContentStems.NumbersDiffer(about, proposition)
        )
        {
            return 0;
        }

        PropositionLikeness likeness = PropositionLikeness.Of(response.About, line.Proposition, Names(line, response.By));
        return likeness.IsEnough(deed, named) ? LeastScore + (likeness.F1 * OfLikeness) : 0;
    }

    /// <summary>What somebody will or will not do himself answers what was asked of him, and not what another offers or threatens to do.</summary>
    internal static bool CanBeDone(string rule, PositionKind kind) =>
        rule is not (Answers.DeedRule or Verdicts.PassiveRule) || kind is PositionKind.Demand or PositionKind.Condition;

    // Whom it concerns is no word in common: "meet Vladimir Putin" may be any meeting with him.
    private static HashSet<string> Names(PositionLine line, Actor by) =>
        [.. line.Holders.Concat(line.Addressees).Append(by).SelectMany(static a => ContentStems.Of(a.Name))];

    private static double WordScore(ReportedResponse response, ReportFacts report, PositionLine line)
    {
        HashSet<string> holders = EvidenceGathering.Parties(line.Holders);
        if (response.Holders.Length > 0 && !holders.Overlaps(EvidenceGathering.Parties(response.Holders)))
        {
            return 0;
        }

        if (!MayAnswer(response, line, holders) || IsBefore(response, report, line))
        {
            return 0;
        }

        string[] about = ContentStems.Of(response.About);
        string[] proposition = ContentStems.Of(line.Proposition);
        if (about.Length > 1 && proposition.Length > 1)
        {
            HashSet<string> names = Names(line, response.By);
            about = Array.FindAll(about, stem => !names.Contains(stem));
            proposition = Array.FindAll(proposition, stem => !names.Contains(stem));
        }

        if (
            about.Length == 0
            || proposition.Length == 0
            || ContentStems.NumbersDiffer(about, proposition)
            || (response.Due is null && IsDeed(response.Status) && ContentStems.CountsDiffer(about, proposition))
        )
        {
            return 0;
        }

        int shared = ContentStems.Shared(about, proposition);
        if (
            response.Rule == Verdicts.PassiveRule
            && (
                !ContentStems.SameAct(response.About, line.Proposition)
                || line.Addressees.Concat(line.Performers).All(a => a.Party != response.By.Party)
            )
        )
        {
            // What will not be done, in the passive, is said of many things: only the very act that the speaker was asked for.
            return 0;
        }

        if (response.Rule == TalksHeld.Rule && IsWithPartners(response, line))
        {
            return ContentStems.SameAct(response.About, line.Proposition) ? .9 : 0;
        }

        if (response.Due is { } due && line.Deadline?.Latest == due)
        {
            // The deadline that the words name is the one of this line: with one word in common no other is meant.
            return shared > 0 ? .9 : 0;
        }

        // One word in common ("continue") makes no answer, unless the sentence says whose position it is, or he answers who was asked and no side has a second word.
        bool concerned = IsOwn(response.Status)
            ? holders.Contains(response.By.Party)
            : (line.Kind == PositionKind.Offer && IsOpenToAll(line) && IsNear(response, report, line))
                || line.Addressees.Concat(line.Performers).Any(a => a.Party == response.By.Party);
        bool oneWord = concerned && about is [{ } word] && word != ContentStems.VerbOf(line.Proposition);
        bool named =
            concerned && !IsDeed(response.Status) && (IsShortName(response, about, shared) || IsSameActUponThem(response, line, about));
        if (shared < 2 && response.Holders.IsEmpty && !oneWord && !named)
        {
            return 0;
        }

        // What one report alone tells of both, reading that report has decided on.
        if (IsDeed(response.Status) && line.Evidence.All(told => told.Report == report.Id.Value))
        {
            return 0;
        }

        if (IsDeed(response.Status) && (shared < 2 || !ContentStems.SameAct(response.About, line.Proposition)))
        {
            return 0;
        }

        if (response.Rule == PassiveDeeds.UndoneRule && !HasPassed(line, response, report))
        {
            return 0;
        }

        // A short name for a long proposition ("the sluices") is enough when the sentence also says whose position it is.
        double f1 = ContentStems.F1(about, proposition);
        bool holderNamed = response.Holders.Length > 0;
        double contained = ((shared >= 2 || oneWord) && shared == about.Length) || named ? Contained : 0;
        bool asked = shared >= ManyShared && line.Addressees.Any(a => a.Party == response.By.Party);
        return Math.Min(1, Math.Max(f1, contained) + (holderNamed && shared > 0 ? .1 : 0) + (asked ? .1 : 0));
    }

    /// <summary>Index of the line that the response answers, -1 for none. Two of the lines are held at a time.</summary>
    public static int Best(ReportedResponse response, ReportFacts report, IEnumerable<PositionLine> candidates)
    {
        ArgumentNullException.ThrowIfNull(response);
        ArgumentNullException.ThrowIfNull(candidates);
        if (response.Clue is not null)
        {
            return LearnedTies.Best(response, report, candidates);
        }

        int at = 0;
        int best = -1;
        PositionLine? bestLine = null;
        double bestScore = LeastScore;
        foreach (PositionLine line in candidates)
        {
            double score = Score(response, report, line);
            if (score > bestScore || (score == bestScore && (bestLine is null || Goes(line, bestLine))))
            {
                (best, bestLine, bestScore) = (at, line, score);
            }

            at++;
        }

        return best;
    }

    // Where nobody was asked by name, a word in common of another year is no sign: the offer may be of another dispute that is kept with this one.
    private static bool IsNear(ReportedResponse response, ReportFacts report, PositionLine line) =>
        (response.Date.Earliest ?? DateOverlap.DayOf(report)) is not { } answered
        || (line.Stated.Latest ?? line.Stated.Earliest) is not { } stated
        || Math.Abs(DateOverlap.Number(answered) - DateOverlap.Number(stated)) <= NearDays;

    private static bool Goes(PositionLine line, PositionLine before)
    {
        int order = (line.Stated.Earliest ?? LocalDate.MinIsoValue).CompareTo(before.Stated.Earliest ?? LocalDate.MinIsoValue);
        return order != 0 ? order > 0 : string.CompareOrdinal(line.Proposition, before.Proposition) < 0;
    }

    private static bool MayAnswer(ReportedResponse response, PositionLine line, HashSet<string> holders)
    {
        string by = response.By.Party;
        bool any = MayStandForAny(response.Status, response.By);
        bool byHolder = any || holders.Contains(by);
        bool byOther =
            any
            || (
                !holders.Contains(by)
                && (IsOpenToAll(line) || line.Addressees.Any(a => a.Party == by) || line.Performers.Any(a => a.Party == by))
            );
        return response.Status switch
        {
            ResponseStatus.Withdrawn => byHolder,
            ResponseStatus.Kept or ResponseStatus.PartlyKept or ResponseStatus.Broken => byHolder
                && line.Kind is PositionKind.Commitment or PositionKind.Offer,
            ResponseStatus.CarriedOut or ResponseStatus.Lapsed => byHolder && line.Kind == PositionKind.Threat,
            ResponseStatus.Fulfilled => byOther && line.Kind is PositionKind.Demand or PositionKind.Condition,
            _ => byOther,
        };
    }

    /// <summary>Nobody was asked by name: whoever holds it not may answer it.</summary>
    private static bool IsOpenToAll(PositionLine line) =>
        line.Addressees.IsEmpty && line.Performers.All(performer => line.Holders.Any(holder => holder.Party == performer.Party));

    /// <summary>
    /// Somebody not named, or a person of unknown state, did what one party alone can do: take back, keep or break what is its own, or do
    /// what was asked of it. Which party, the position tells.
    /// </summary>
    private static bool MayStandForAny(ResponseStatus status, Actor by) =>
        by is { Code: null, Type: ActorType.Person } && (IsOwn(status) || status == ResponseStatus.Fulfilled);

    /// <summary>"dismissed the call for compensation": a verdict names what it is about in a word or two, one of them the demand's own.</summary>
    private static bool IsShortName(ReportedResponse response, string[] about, int shared) =>
        shared >= 1 && about.Length <= 2 && response.Rule != Answers.DeedRule;

    /// <summary>"will free four of the men": the act that was asked for, upon some of those concerned, who are not named again.</summary>
    private static bool IsSameActUponThem(ReportedResponse response, PositionLine line, string[] about)
    {
        string verb = ContentStems.VerbOf(response.About);
        return response.Rule == Answers.DeedRule
            && verb == ContentStems.VerbOf(line.Proposition)
            && about.Length > 1
            && Array.TrueForAll(about, stem => stem == verb || ShippedWords.Generic.Contains(stem));
    }

    private static bool IsDeed(ResponseStatus status) =>
        status is ResponseStatus.Fulfilled or ResponseStatus.Kept or ResponseStatus.CarriedOut;

    // Talks with the very parties with which they were promised: that they met is what they have in common, whatever else the words say.
    private static bool IsWithPartners(ReportedResponse response, PositionLine line)
    {
        HashSet<string> met = [.. ContentStems.Of(response.About)];
        return line.Addressees.Length > 0 && line.Addressees.All(partner => ContentStems.Of(partner.Name).Any(met.Contains));
    }

    private static bool HasPassed(PositionLine line, ReportedResponse response, ReportFacts report) =>
        line.Deadline?.Latest is { } end && (response.Date.Latest ?? DateOverlap.DayOf(report)) is { } day && end < day;

    private static bool IsBefore(ReportedResponse response, ReportFacts report, PositionLine line)
    {
        LocalDate? last = response.Date.Latest ?? DateOverlap.DayOf(report);
        return last is { } day && line.Stated.Earliest is { } stated && day < stated;
    }

    private static IEnumerable<string> Keys(IEnumerable<string> parties, string text)
    {
        // The act as well as what tells most: "will free four of them" has no other word in common with the demand.
        IEnumerable<string> stems = PositionJoin
            .Telling(text)
            .Append(ContentStems.VerbOf(text))
            .Where(static s => s.Length > 0)
            .Distinct(StringComparer.Ordinal);
        return parties.Distinct(StringComparer.Ordinal).Take(MostParties).SelectMany(party => stems.Select(stem => $"{party}|{stem}"));
    }

    private static IEnumerable<string> PairKeys(string text)
    {
        string[] stems = [.. PositionJoin.Telling(text).Take(MostPaired).Order(StringComparer.Ordinal)];
        for (int i = 0; i < stems.Length; i++)
        {
            for (int j = i + 1; j < stems.Length; j++)
            {
                yield return $"{Stranger}|{stems[i]} {stems[j]}";
            }
        }
    }

    private static IEnumerable<string> DueKeys(LocalDate? due) =>
        due is { } day ? [$"due|{NodaTime.Text.LocalDatePattern.Iso.Format(day)}"] : [];
}
