using System.Collections.Frozen;

namespace Demarche.Record;

/// <summary>
/// Numbers for the same thing that cannot all be right. Roundings of one number, bounds that overlap, a count that has grown from one day to a later one, and what one
/// outlet or origin puts right itself are no disagreement.
/// </summary>
internal static class NumberDisagreements
{
    // What goes on while it is counted: a higher number of a later day is the same count brought up to date.
    private static readonly FrozenSet<string> Growing = FrozenSet.Create(
        StringComparer.Ordinal,
        "killed",
        "wounded",
        "missing",
        "arrested",
        "displaced",
        "deployed",
        "destroyed"
    );

    /// <param name="members">Counts of one thing, in canonical order.</param>
    public static DisagreementLine Of(IReadOnlyList<Mention<ReportedClaim>> members)
    {
        List<List<Mention<ReportedClaim>>> sides = Sides(members);
        List<List<Mention<ReportedClaim>>> conflicting = [.. sides.Where(s => sides.Exists(o => !ReferenceEquals(s, o) && Conflict(s, o)))];
        Mention<ReportedClaim> fullest = members.MaxBy(static m => m.Told.About.Length)!;
        if (conflicting.Count < 2 || DisagreementComposer.IsListOfOneReport(sides))
        {
            return DisagreementComposer.Agreed(DisagreementAspect.Number, fullest.Told.About);
        }

        return new DisagreementLine
        {
            Aspect = DisagreementAspect.Number,
            About = AboutOf(fullest.Told),
            Basis = DisagreementComposer.BasisOf(conflicting[0][0], conflicting[1][0]),
            Explanation = conflicting.Exists(static s => s.Exists(static m => m.Told.Count!.Corrects))
                ? "a later report corrects an earlier one"
                : null,
            Sides = [.. conflicting.Select(static s => DisagreementComposer.Side(s[0].Told.Value, s))],
        };
    }

    // "prisoners (release)": the noun alone does not tell which count it is.
    private static string AboutOf(ReportedClaim told) =>
        told.Count is { Whole: false, Act: not null } count && count.What.Split(' ') is [_, .. { Length: > 0 } fate]
            ? $"{told.About} ({string.Join(' ', fate)})"
        : told.Count is { Whole: false, Act: { } act } ? $"{told.About} ({act})"
        : told.About;

    private static List<List<Mention<ReportedClaim>>> Sides(IReadOnlyList<Mention<ReportedClaim>> members)
    {
        List<List<Mention<ReportedClaim>>> sides = [];

        // Exact numbers first: "at least 30" stands with the number that it allows.
        foreach (Mention<ReportedClaim> member in members.OrderBy(static m => m.Told.Count is { Approximate: false, Bound: "=" } ? 0 : 1))
        {
            // Of several sides that a bound allows, the nearest: "as many as 190" stands with 190, not with 150.
            List<Mention<ReportedClaim>>? side = sides
                .Where(s => s.TrueForAll(m => NumberIntervals.MayBeEqual(m.Told.Count!, member.Told.Count!)))
                .MinBy(s => Math.Abs(Of(s[0]) - Of(member)));
            if (side is null)
            {
                sides.Add([member]);
            }
            else
            {
                side.Add(member);
            }
        }

        return sides;
    }

    private static bool Conflict(List<Mention<ReportedClaim>> left, List<Mention<ReportedClaim>> right) =>
        !NumberIntervals.MayBeEqual(left[0].Told.Count!, right[0].Told.Count!)
        && DisagreementComposer.Independent(left, right)
        && !IsUpdate(left, right)
        && !IsUpdate(right, left);

    // All of the higher were told on a later day than all of the lower; told again afterwards, the lower one stands against it.
    private static bool IsUpdate(List<Mention<ReportedClaim>> lower, List<Mention<ReportedClaim>> higher) =>
        Of(lower[0]) < Of(higher[0])
        && (higher.Exists(static m => m.Told.Count!.Grown) || lower.Concat(higher).All(static m => MayGrow(m.Told)))
        && lower.TrueForAll(a =>
            higher.TrueForAll(b => a.Report.Published.LocalDay is { } day && b.Report.Published.LocalDay is { } later && day < later)
        );

    // Money does not grow by itself, nor does what is all told, nor what was done on a day that is stated.
    private static bool MayGrow(ReportedClaim told) =>
        told.Count is { Whole: false, What: not "money" } count
        && (
            count.What.Split(' ').Skip(1).Any(Growing.Contains)
            || told.Date.Basis is Text.DateBasis.Publication
            || told.Date.Earliest is null
        );

    private static double Of(Mention<ReportedClaim> member) => member.Told.Count!.Low ?? member.Told.Count!.High ?? 0;
}
