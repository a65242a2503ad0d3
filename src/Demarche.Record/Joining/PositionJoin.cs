using System.Runtime.CompilerServices;

namespace Demarche.Record;

/// <summary>
/// Two tellings are of one position when kind group, a holder's party and (where both name them) an addressee's party are the same
/// and the propositions share most of their content words.
/// </summary>
public sealed class PositionJoin : IJoinRule<ReportedPosition>
{
    private const double LeastShared = .5;
    private const int MostStems = 10;
    private const int MostPaired = 8;
    private const int FewStems = 3;
    private static readonly ConditionalWeakTable<ReportedPosition, string[]> Stems = [];

    public string Kind => "position";

    public IEnumerable<BlockingKey> BlockingKeys(Mention<ReportedPosition> mention)
    {
        ArgumentNullException.ThrowIfNull(mention);
        ReportedPosition told = mention.Told;
        int group = Group(told.Kind);
        HashSet<string> keys = new(StringComparer.Ordinal);
        string[] stems = Telling(told.Proposition);
        foreach (Actor holder in told.Holders.Take(3))
        {
            foreach (string key in Lookup(stems))
            {
                keys.Add($"{group}|{holder.Party}|{key}");
            }
        }

        return keys.Select(static key => new BlockingKey(key));
    }

    public bool Joins(Mention<ReportedPosition> left, Mention<ReportedPosition> right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        ReportedPosition a = left.Told;
        ReportedPosition b = right.Told;
        if (Group(a.Kind) != Group(b.Kind) || !EvidenceGathering.Parties(a.Holders).Overlaps(EvidenceGathering.Parties(b.Holders)))
        {
            return false;
        }

        if (a.Addressees.Length > 0 && b.Addressees.Length > 0)
        {
            if (!EvidenceGathering.Parties(a.Addressees).Overlaps(EvidenceGathering.Parties(b.Addressees)))
            {
                return false;
            }
        }

        string[] words = StemsOf(a);
        string[] otherWords = StemsOf(b);
        return ContentStems.IsNegated(words) == ContentStems.IsNegated(otherWords)
            && !ContentStems.NumbersDiffer(words, otherWords)
            && ContentStems.F1(words, otherWords) >= LeastShared;
    }

    private static string[] StemsOf(ReportedPosition position) => Stems.GetValue(position, static p => ContentStems.Of(p.Proposition));

    // Two propositions of which one has more than a few stems share at least two of them if they share most: a pair is far more selective.
    private static IEnumerable<string> Lookup(string[] stems)
    {
        if (stems.Length <= FewStems)
        {
            foreach (string stem in stems)
            {
                yield return stem;
            }
        }

        string[] paired = [.. stems.Take(MostPaired).Order(StringComparer.Ordinal)];
        for (int i = 0; i < paired.Length; i++)
        {
            for (int j = i + 1; j < paired.Length; j++)
            {
                yield return $"{paired[i]} {paired[j]}";
            }
        }
    }

    /// <summary>Demands and conditions, offers and commitments are told for one another; threats and refusals are not.</summary>
    internal static int Group(PositionKind kind) =>
        kind switch
        {
            PositionKind.Demand or PositionKind.Condition => 0,
            PositionKind.Offer or PositionKind.Commitment => 1,
            PositionKind.Threat => 2,
            _ => 3,
        };

    /// <summary>The most telling stems of a proposition, for looking it up.</summary>
    internal static string[] Telling(string text) =>
        [
            .. ContentStems
                .Of(text)
                .OrderByDescending(static s => ShippedWords.WeightOf(s))
                .ThenBy(static s => s, StringComparer.Ordinal)
                .Take(MostStems),
        ];
}
