namespace Demarche.Record;

/// <summary>
/// Two tellings are of one position when kind group, the holders' parties and (where both name them) an addressee's party are the same
/// and the propositions share most of their content words. What two sides undertake together is another line than what one of them does: else the
/// lines of both would become one.
/// </summary>
public sealed class PositionJoin : JoinRule<ReportedPosition, PositionComparand>
{
    private const double LeastShared = .5;
    private const int MostStems = 10;
    private const int MostPaired = 8;
    private const int FewStems = 3;

    public override string Kind => "position";

    public override IEnumerable<BlockingKey> BlockingKeys(Mention<ReportedPosition> mention)
    {
        ArgumentNullException.ThrowIfNull(mention);
        ReportedPosition told = mention.Told;
        int group = Group(told.Kind);
        HashSet<string> keys = new(StringComparer.Ordinal);
        string[] stems = Telling(Barring.Reworded(told.Proposition, out _));
        foreach (Actor holder in told.Holders.Take(3))
        {
            foreach (string key in Lookup(stems))
            {
                keys.Add($"{group}|{holder.Party}|{key}");
            }
        }

        return keys.Select(static key => new BlockingKey(key));
    }

    protected override PositionComparand Compared(Mention<ReportedPosition> mention)
    {
        ArgumentNullException.ThrowIfNull(mention);
        ReportedPosition told = mention.Told;
        string wanted = Barring.Reworded(told.Proposition, out bool barred);
        return new PositionComparand(
            Group(told.Kind),
            PartySet.Of(told.Holders),
            PartySet.Of(told.Addressees),
            ContentStems.Of(wanted),
            barred,
            Barring.NegatesAct(told.Proposition, barred)
        );
    }

    protected override bool Joins(PositionComparand left, PositionComparand right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return left.Group == right.Group
            && PartySet.Same(left.Holders, right.Holders)
            && (left.Addressees.Length == 0 || right.Addressees.Length == 0 || PartySet.Overlap(left.Addressees, right.Addressees))
            && ContentStems.IsNegated(left.Stems) == ContentStems.IsNegated(right.Stems)
            && (!(left.Barred || right.Barred) || (left.NegatesAct && right.NegatesAct))
            && !ContentStems.NumbersDiffer(left.Stems, right.Stems)
            && ContentStems.F1(left.Stems, right.Stems) >= LeastShared;
    }

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

/// <summary>What joining looks at in a telling of a position.</summary>
/// <param name="Group">Kinds that are told for one another have the same.</param>
/// <param name="Stems">Of the proposition, sorted.</param>
/// <param name="Barred">The deed is negated in other ways than by "not": "bar Arvenia from joining".</param>
/// <param name="NegatesAct">The act itself is negated, in any way.</param>
public sealed record PositionComparand(int Group, string[] Holders, string[] Addressees, string[] Stems, bool Barred, bool NegatesAct)
    : Comparand
{
    public override int Size => 80 + SizeOf(Holders) + SizeOf(Addressees) + SizeOf(Stems);
}
