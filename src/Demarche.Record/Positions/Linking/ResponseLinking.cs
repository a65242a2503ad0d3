using NodaTime;

namespace Demarche.Record;

/// <summary>
/// Finds the position that an answer told in another report belongs to. The best candidate at or above
/// <see cref="LeastScore"/> is taken; of equal ones the one stated last, then the one whose proposition sorts first.
/// </summary>
public static class ResponseLinking
{
    public const double LeastScore = .5;

    /// <summary>Stands for the addressee that no report has named: anybody may answer then.</summary>
    private const string AnyParty = "*";

    /// <summary>A response and a position that may belong together share one of these keys.</summary>
    public static IEnumerable<string> Keys(Mention<ReportedResponse> response)
    {
        ArgumentNullException.ThrowIfNull(response);
        return Keys([response.Told.By.Party, AnyParty], response.Told.About);
    }

    /// <inheritdoc cref="Keys(Mention{ReportedResponse})"/>
    public static IEnumerable<string> Keys(PositionLine line)
    {
        ArgumentNullException.ThrowIfNull(line);
        IEnumerable<string> parties = line.Addressees.Concat(line.Performers).Concat(line.Holders).Select(static a => a.Party);
        return Keys(line.Addressees.Length + line.Performers.Length == 0 ? parties.Append(AnyParty) : parties, line.Proposition);
    }

    /// <summary>0 for "cannot be", up to 1.</summary>
    public static double Score(ReportedResponse response, ReportFacts report, PositionLine line)
    {
        ArgumentNullException.ThrowIfNull(response);
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(line);
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
        if (about.Length == 0 || proposition.Length == 0 || ContentStems.NumbersDiffer(about, proposition))
        {
            return 0;
        }

        double f1 = ContentStems.F1(about, proposition);

        // A short name for a long proposition ("the sluices") is enough when the sentence also says whose position it is.
        int shared = ContentStems.Shared(about, proposition);
        bool holderNamed = response.Holders.Length > 0;
        double contained = shared >= 2 && shared == about.Length ? .5 : 0;
        return Math.Min(1, Math.Max(f1, contained) + (holderNamed && shared > 0 ? .1 : 0));
    }

    /// <summary>Index of the line that the response answers, -1 for none.</summary>
    public static int Best(ReportedResponse response, ReportFacts report, IReadOnlyList<PositionLine> candidates)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        int best = -1;
        double bestScore = LeastScore;
        for (int i = 0; i < candidates.Count; i++)
        {
            double score = Score(response, report, candidates[i]);
            if (score > bestScore || (score == bestScore && (best < 0 || Goes(candidates[i], candidates[best]))))
            {
                (best, bestScore) = (i, score);
            }
        }

        return best;
    }

    private static bool Goes(PositionLine line, PositionLine before)
    {
        int order = (line.Stated.Earliest ?? LocalDate.MinIsoValue).CompareTo(before.Stated.Earliest ?? LocalDate.MinIsoValue);
        return order != 0 ? order > 0 : string.CompareOrdinal(line.Proposition, before.Proposition) < 0;
    }

    private static bool MayAnswer(ReportedResponse response, PositionLine line, HashSet<string> holders)
    {
        string by = response.By.Party;
        bool byHolder = holders.Contains(by);
        bool byOther =
            (line.Addressees.Length == 0 && line.Performers.Length == 0)
            || line.Addressees.Any(a => a.Party == by)
            || line.Performers.Any(a => a.Party == by);
        return response.Status switch
        {
            ResponseStatus.Withdrawn => byHolder,
            ResponseStatus.Kept or ResponseStatus.PartlyKept or ResponseStatus.Broken => byHolder
                && line.Kind is PositionKind.Commitment or PositionKind.Offer,
            ResponseStatus.CarriedOut or ResponseStatus.Lapsed => byHolder && line.Kind == PositionKind.Threat,
            ResponseStatus.Fulfilled => byOther
                && !byHolder
                && line.Kind is PositionKind.Demand or PositionKind.Condition
                && ContentStems.SameAct(response.About, line.Proposition),
            _ => byOther && !byHolder,
        };
    }

    private static bool IsBefore(ReportedResponse response, ReportFacts report, PositionLine line)
    {
        LocalDate? last = response.Date.Latest ?? DateOverlap.DayOf(report);
        return last is { } day && line.Stated.Earliest is { } stated && day < stated;
    }

    private static IEnumerable<string> Keys(IEnumerable<string> parties, string text)
    {
        string[] stems = PositionJoin.Telling(text);
        return parties.Distinct(StringComparer.Ordinal).Take(6).SelectMany(party => stems.Select(stem => $"{party}|{stem}"));
    }
}
