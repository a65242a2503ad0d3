using System.Collections.Immutable;
using System.Globalization;

namespace Demarche.Record;

/// <summary>
/// Numbers for the same thing in the reports of one story that cannot all be right. Roundings of one number, bounds that overlap, numbers
/// of different groups ("wounded soldiers", "soldiers") and a count that was brought up to date on a later day are no disagreement.
/// </summary>
public static class NumberDisagreements
{
    private const string Money = "money";

    /// <summary>
    /// What a number is of, so that only numbers of one thing are held against each other; null for one that is of nothing, or no number.
    /// </summary>
    public static string? ThingOf(ReportedQuantity quantity)
    {
        ArgumentNullException.ThrowIfNull(quantity);
        if (quantity.Low is null && quantity.High is null)
        {
            return null;
        }

        string what = CalledOf(quantity);
        return what.Length == 0 ? null : $"{what}\n{quantity.Unit ?? "\0"}\n{PartiesOf(quantity)}";
    }

    /// <summary>What is counted or measured, by its telling stems: things of one name may still differ in unit or parties.</summary>
    public static string CalledOf(ReportedQuantity quantity)
    {
        ArgumentNullException.ThrowIfNull(quantity);
        return string.Join(' ', ContentStems.Of(quantity.What));
    }

    /// <param name="quantities">Of the reports of one story, in canonical order.</param>
    public static ImmutableArray<DisagreementLine> Of(IReadOnlyList<Mention<ReportedQuantity>> quantities)
    {
        ArgumentNullException.ThrowIfNull(quantities);
        ImmutableArray<DisagreementLine>.Builder lines = ImmutableArray.CreateBuilder<DisagreementLine>();
        foreach (
            IGrouping<string?, Mention<ReportedQuantity>> thing in quantities.GroupBy(static q => ThingOf(q.Told), StringComparer.Ordinal)
        )
        {
            if (thing.Key is null)
            {
                continue;
            }

            List<List<Mention<ReportedQuantity>>> all = Sides([.. thing]);
            List<List<Mention<ReportedQuantity>>> sides = Conflicting(all);
            bool severalReports = thing.Select(static q => q.Report.Id).Distinct().Skip(1).Any();
            if (sides.Count > 1 && severalReports && !IsListOfOneReport(all))
            {
                lines.Add(
                    new DisagreementLine
                    {
                        Aspect = DisagreementAspect.Number,
                        About = thing.First().Told.What,
                        Sides =
                        [
                            .. sides.Select(static s => new DisagreementSide(
                                ValueOf(s[0].Told),
                                EvidenceGathering.Of(s.Select(static q => q.Told.Evidence))
                            )),
                        ],
                    }
                );
            }
        }

        return lines.ToImmutable();
    }

    // A report that gives several numbers of one noun counts several things; only reports with one number each contradict.
    private static bool IsListOfOneReport(List<List<Mention<ReportedQuantity>>> sides) =>
        sides
            .SelectMany(static s => s.Select(static q => q.Report.Id).Distinct())
            .GroupBy(static id => id)
            .Any(static g => g.Skip(1).Any());

    private static List<List<Mention<ReportedQuantity>>> Sides(List<Mention<ReportedQuantity>> quantities)
    {
        List<List<Mention<ReportedQuantity>>> sides = [];
        foreach (Mention<ReportedQuantity> quantity in quantities)
        {
            List<Mention<ReportedQuantity>>? side = sides.Find(s => s.Exists(q => NumberIntervals.MayBeEqual(q.Told, quantity.Told)));
            if (side is null)
            {
                sides.Add([quantity]);
            }
            else
            {
                side.Add(quantity);
            }
        }

        return sides;
    }

    /// <summary>
    /// A count that was told of one day and another of a later day is the same count brought up to date ("12 dead", next day "15 dead");
    /// sums of money do not grow so. What is left stands against another number of the same time.
    /// </summary>
    private static List<List<Mention<ReportedQuantity>>> Conflicting(List<List<Mention<ReportedQuantity>>> sides) =>
        sides[0][0].Told.What == Money
            ? sides
            : [.. sides.Where(s => sides.Exists(o => !ReferenceEquals(s, o) && !Before(s, o) && !Before(o, s)))];

    private static bool Before(List<Mention<ReportedQuantity>> side, List<Mention<ReportedQuantity>> other) =>
        side.TrueForAll(a =>
            other.TrueForAll(b => a.Report.Published.LocalDay is { } day && b.Report.Published.LocalDay is { } later && day < later)
        );

    private static string PartiesOf(ReportedQuantity quantity) =>
        string.Join('|', quantity.Parties.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    // "soldier killed: 40 or 65": what is counted is named once, by the line; a measure ("12 km") stands at its number.
    private static string ValueOf(ReportedQuantity quantity)
    {
        string[] counted = ContentStems.Of(quantity.Unit);
        bool named = counted.Length > 0 && counted.Except(ContentStems.Of(quantity.What), StringComparer.Ordinal).FirstOrDefault() is null;
        string unit = quantity.Unit is null || named ? "" : " " + quantity.Unit;
        string number =
            quantity.Low is { } low && quantity.High is { } high && low != high
                ? $"{Number(low)} to {Number(high)}"
                : Number(quantity.Low ?? quantity.High!.Value);
        return $"{(quantity.Bound is ">" or "<" ? quantity.Bound + " " : quantity.Approximate ? "about " : "")}{number}{unit}";
    }

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
