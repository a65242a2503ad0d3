using System.Collections.Immutable;
using System.Globalization;

namespace Demarche.Record;

/// <summary>Numbers for the same thing in the reports of one story that cannot all be right.</summary>
public static class NumberDisagreements
{
    /// <param name="quantities">Of the reports of one story, in canonical order.</param>
    public static ImmutableArray<DisagreementLine> Of(IReadOnlyList<Mention<ReportedQuantity>> quantities)
    {
        ArgumentNullException.ThrowIfNull(quantities);
        ImmutableArray<DisagreementLine>.Builder lines = ImmutableArray.CreateBuilder<DisagreementLine>();
        var things = quantities
            .Where(static q => q.Told.Low is not null || q.Told.High is not null)
            .GroupBy(static q => (What: string.Join(' ', ContentStems.Of(q.Told.What)), q.Told.Unit, Parties: PartiesOf(q.Told)))
            .Where(static g => g.Key.What.Length > 0);
        foreach (var thing in things)
        {
            List<List<Mention<ReportedQuantity>>> sides = Sides([.. thing]);
            bool severalReports = thing.Select(static q => q.Report.Id).Distinct().Skip(1).Any();
            if (sides.Count > 1 && severalReports && !IsListOfOneReport(sides))
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
            List<Mention<ReportedQuantity>>? side = sides.Find(s => s.Exists(q => MayBeEqual(q.Told, quantity.Told)));
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

    private static bool MayBeEqual(ReportedQuantity left, ReportedQuantity right)
    {
        (double low, double high) = Interval(left);
        (double otherLow, double otherHigh) = Interval(right);
        return low <= otherHigh && otherLow <= high;
    }

    // "About", "nearly" and "some" leave a tenth to either side.
    private static (double Low, double High) Interval(ReportedQuantity quantity)
    {
        double slack = quantity.Approximate ? .1 : 0;
        double low = quantity.Low is { } l ? l - (Math.Abs(l) * slack) : double.NegativeInfinity;
        double high = quantity.High is { } h ? h + (Math.Abs(h) * slack) : double.PositiveInfinity;
        return quantity.Bound switch
        {
            ">" => (low, double.PositiveInfinity),
            "<" => (double.NegativeInfinity, high),
            _ => (low, high),
        };
    }

    private static string PartiesOf(ReportedQuantity quantity) =>
        string.Join('|', quantity.Parties.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    private static string ValueOf(ReportedQuantity quantity)
    {
        string unit = quantity.Unit is null ? "" : " " + quantity.Unit;
        string number =
            quantity.Low is { } low && quantity.High is { } high && low != high
                ? $"{Number(low)} to {Number(high)}"
                : Number(quantity.Low ?? quantity.High!.Value);
        return $"{(quantity.Bound is ">" or "<" ? quantity.Bound + " " : quantity.Approximate ? "about " : "")}{number}{unit}";
    }

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
