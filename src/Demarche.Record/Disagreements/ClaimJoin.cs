using System.Collections.Immutable;
using Demarche.Text;
using NodaTime;

namespace Demarche.Record;

/// <summary>
/// Two claims are of one thing: the same counted, the same act, the answer of the same party to the same thing, the same words. What they say of it may differ,
/// and then the reports disagree (<see cref="DisagreementComposer"/>).
/// </summary>
public sealed class ClaimJoin : JoinRule<ReportedClaim, ClaimComparand>
{
    private const int MostKeys = 12;
    private const int MostTold = 30;
    private const int QuoteRun = 5;
    private const int FarthestDays = 45;

    public override string Kind => "disagreement";

    public override IEnumerable<BlockingKey> BlockingKeys(Mention<ReportedClaim> mention)
    {
        ArgumentNullException.ThrowIfNull(mention);
        ClaimComparand claim = Compared(mention);
        HashSet<string> keys = new(StringComparer.Ordinal);
        switch (claim.Kind)
        {
            case ClaimKind.Count when claim.Noun.Length == 0:
                break;
            case ClaimKind.Count:
                // By name with what is counted, or by act with a party.
                string what = string.Join(' ', claim.Stems);
                keys.UnionWith(claim.Names.Take(MostKeys).Select(name => $"c|{claim.Noun}|{name}"));
                keys.UnionWith(claim.Parties.Take(MostKeys).Select(party => $"c|{what}|{claim.Act}|{party}"));
                keys.UnionWith(claim.Told.Take(MostTold).Select(stem => $"c|{what}|{claim.Act}|-|{stem}"));
                break;
            case ClaimKind.Quote:
                for (int i = 0; i + QuoteRun <= claim.Stems.Length && keys.Count < MostKeys; i++)
                {
                    keys.Add($"q|{string.Join(' ', claim.Stems[i..(i + QuoteRun)])}");
                }

                break;
            default:
                foreach (string party in claim.Parties.Take(4))
                {
                    keys.UnionWith(
                        claim
                            .Stems.OrderByDescending(ShippedWords.WeightOf)
                            .ThenBy(static s => s, StringComparer.Ordinal)
                            .Take(MostKeys)
                            .Select(stem => $"{(claim.Kind == ClaimKind.Act ? 'a' : 'r')}|{party}|{stem}")
                    );
                }

                break;
        }

        int? day = claim.Day is { } known ? DateOverlap.Number(known) : null;
        return keys.Select(key => new BlockingKey(key, day, FarthestDays));
    }

    protected override ClaimComparand Compared(Mention<ReportedClaim> mention)
    {
        ArgumentNullException.ThrowIfNull(mention);
        ReportedClaim told = mention.Told;
        ReportedQuantity? count = told.Count;
        bool stated = told.Date.Basis is not (DateBasis.Publication or DateBasis.SameReport) && told.Date.Earliest is not null;
        return new ClaimComparand
        {
            Kind = told.Kind,
            Stance = told.Stance,
            Report = mention.Report.Id.Value,
            Type = told.Type,
            By = [.. told.By.Select(Voice.Of)],
            Denied = told.Act,
            Sayer = told.SaidBy?.Party,
            Sentence = told.Evidence[0].Span.Start,
            Parties = [.. told.Parties],
            Stems = [.. told.Stems],
            Earliest = told.Date.Earliest,
            Latest = told.Date.Latest,
            Stated = stated,
            Day = DateOverlap.DayOf(mention.Report),
            Noun = count is { Phrase: not null } && ContentStems.Of(count.What.Split(' ')[0]) is [{ } noun, ..] ? noun : "",
            Act = count?.Act ?? "",
            Whole = count?.Whole ?? false,
            Unit = count is { What: "money", Unit: { } unit } ? unit : "",
            Kinds = count is null ? [] : [.. count.Kinds],
            Group = count is null ? [] : [.. count.Group],
            Names = count is null ? [] : [.. count.Names],
            Told = count is not null && told.Parties.IsEmpty ? ContentStems.Of(told.Evidence[0].Text) : [],
        };
    }

    protected override bool Joins(ClaimComparand left, ClaimComparand right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return left.Kind == right.Kind
            && left.Kind switch
            {
                ClaimKind.Count => SameCounted.Joins(left, right),
                ClaimKind.Act => SameAct.Joins(left, right),
                ClaimKind.Answer => SameAct.JoinsAnswers(left, right),
                _ => SameWords(left, right),
            };
    }

    // The very words, whoever spoke them; a quotation cut short stands in the longer one.
    private static bool SameWords(ClaimComparand left, ClaimComparand right)
    {
        (string[] shorter, string[] longer) =
            left.Stems.Length <= right.Stems.Length ? (left.Stems, right.Stems) : (right.Stems, left.Stems);
        for (int at = 0; at + shorter.Length <= longer.Length; at++)
        {
            if (longer.AsSpan(at, shorter.Length).SequenceEqual(shorter))
            {
                return DaysApart(left.Day, right.Day) <= FarthestDays;
            }
        }

        return false;
    }

    internal static int DaysApart(LocalDate? left, LocalDate? right) =>
        left is { } a && right is { } b ? Math.Abs(DateOverlap.Number(a) - DateOverlap.Number(b)) : 0;
}

/// <summary>What joining looks at in a claim.</summary>
public sealed record ClaimComparand : Comparand
{
    public required ClaimKind Kind { get; init; }
    public required ClaimStance Stance { get; init; }
    public required string Report { get; init; }
    public required string? Type { get; init; }
    public required Voice[] By { get; init; }
    public required string? Denied { get; init; }
    public required string? Sayer { get; init; }

    /// <summary>Where its first evidence starts.</summary>
    public required int Sentence { get; init; }
    public required string[] Parties { get; init; }
    public required string[] Stems { get; init; }
    public required LocalDate? Earliest { get; init; }
    public required LocalDate? Latest { get; init; }

    /// <summary>The date is stated and not that of the report.</summary>
    public required bool Stated { get; init; }
    public required LocalDate? Day { get; init; }
    public required string Noun { get; init; }
    public required string Act { get; init; }
    public required bool Whole { get; init; }
    public required string Unit { get; init; }

    /// <summary>What sort of the counted noun: "wounded" of soldiers.</summary>
    public required string[] Kinds { get; init; }
    public required string[] Group { get; init; }
    public required string[] Names { get; init; }

    /// <summary>Stems of the sentence of a count that names no party; else none.</summary>
    public required string[] Told { get; init; }

    public override int Size => 300 + SizeOf(Parties) + SizeOf(Stems) + SizeOf(Group) + SizeOf(Names) + SizeOf(Told);
}
