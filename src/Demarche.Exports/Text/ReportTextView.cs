using Demarche.Intake;
using Demarche.Record;
using Demarche.Store;

namespace Demarche.Exports;

internal static class ReportTextView
{
    private const int Column = 12;

    public static bool Write(TextSheet sheet, ReportItem item)
    {
        sheet.Row(item.Outlet ?? "-", item.Title ?? "(no title)", Math.Max(Column, (item.Outlet ?? "-").Length + 2));
        string basis = item.Published.Value is null ? "" : $" ({item.Published.Basis.Kebab()})";
        sheet.Row("published", HonestDate.Of(item.Published) + basis, Column);
        sheet.Row("kind", item.Status == "current" ? item.Kind.Kebab() : $"{item.Kind.Kebab()}, {item.Status}", Column);
        if (item.Withdrawn is { } withdrawn)
        {
            sheet.Row("", $"{Phrases.Of(withdrawn)} ({withdrawn.Report})", Column);
        }

        if (!item.Authors.IsEmpty)
        {
            sheet.Row("by", string.Join(", ", item.Authors), Column);
        }

        if (!item.Origins.IsEmpty)
        {
            sheet.Row(
                "origin",
                string.Join("; ", item.Origins.GroupBy(o => o.Name, StringComparer.Ordinal).Select(g => Origin(g.First()))),
                Column
            );
        }

        if (item.CopyOf is { } earlier)
        {
            sheet.Row("copy of", item.CopiedFraction is { } share ? $"{earlier}, {Phrases.Share(share)} of its text" : earlier, Column);
            if (item.Changes is { } changes)
            {
                sheet.Row("changed", ChangePhrases.Of(changes), Column);
            }
        }

        if (!item.Sightings.IsEmpty)
        {
            string last = item.Sightings[^1].Fetched is { } at ? $", last at {at}" : "";
            sheet.Row("seen again", (item.Sightings.Length == 1 ? "once" : $"{item.Sightings.Length} times") + last, Column);
        }

        PartItem[] chapters = [.. item.Parts.Where(p => p.Kind == PartKind.Chapter)];
        if (chapters.Length > 0)
        {
            sheet.Row("chapters", string.Join("; ", chapters.Select(c => Phrases.OneLine(c.Text))), Column);
        }

        if (!item.Dropped.IsEmpty)
        {
            IEnumerable<string> reasons = item
                .Dropped.GroupBy(d => d.Reason, StringComparer.Ordinal)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => $"{g.Count()} {g.Key}");
            sheet.Row("left out", string.Join(", ", reasons), Column);
        }

        foreach (string note in item.Notes)
        {
            sheet.Row("note", note, Column);
        }

        sheet.Faint($"{item.Id}; {item.TextLength} characters; {item.Locator}", Column);
        return item.Published.IsInferred;
    }

    private static string Origin(ReportOriginItem origin) =>
        origin.Kind == OriginKind.Unknown ? "not stated"
        : origin.Kind == OriginKind.OwnReporter ? $"own reporting ({Sign(origin.Basis, origin.Sign)})"
        : $"{origin.Name} ({Sign(origin.Basis, origin.Sign)})";

    internal static string Sign(OriginBasis basis, string sign) =>
        basis == OriginBasis.Similarity ? $"same text as {sign}" : $"{basis.Kebab()}: {Phrases.OneLine(sign)}";
}

internal static class OriginTextView
{
    private const int DeepestIndent = 4;

    public static bool Write(TextSheet sheet, OriginItem item)
    {
        sheet.Heading($"{Heading(item)}: {Phrases.Count(item.Support.Reports, "report")}, {Phrases.Count(item.Support.Outlets, "outlet")}");
        Dictionary<string, int> depths = Depths(item);
        foreach (OriginCarrier carrier in InTreeOrder(item))
        {
            int indent = 2 + (2 * Math.Min(depths[carrier.Report], DeepestIndent));
            sheet.Line($"{Phrases.Outlet(carrier.Outlet, carrier.Locator)}: {carrier.Title ?? "(no title)"}", indent);
            string copy = carrier.CopyOf is null ? "" : $"; copy of {carrier.CopyOf}";
            string share = carrier.CopiedFraction is { } fraction ? $", {Phrases.Share(fraction)}" : "";
            string sign = carrier.Basis == OriginBasis.None ? "" : ReportTextView.Sign(carrier.Basis, carrier.Sign) + "; ";
            string changed = carrier.Changes is { } changes ? $": {ChangePhrases.Of(changes)}" : "";
            sheet.Faint($"{sign}{carrier.Published ?? HonestDate.NotStated}; {carrier.Report}{copy}{share}{changed}", indent + 2);
        }

        return false;
    }

    // Who copied whom, as far as both rest on this origin: copies stand under what they copy.
    private static List<OriginCarrier> InTreeOrder(OriginItem item)
    {
        HashSet<string> here = [.. item.Carriers.Select(static c => c.Report)];
        ILookup<string, OriginCarrier> copies = item.Carriers.ToLookup(
            c => c.CopyOf is { } of && here.Contains(of) ? of : "",
            StringComparer.Ordinal
        );
        List<OriginCarrier> ordered = [];
        Stack<OriginCarrier> open = new(copies[""].Reverse());
        while (open.TryPop(out OriginCarrier? next))
        {
            ordered.Add(next);
            foreach (OriginCarrier copy in copies[next.Report].Reverse())
            {
                open.Push(copy);
            }
        }

        return ordered;
    }

    // A copy is later than what it copies, and carriers stand in canonical order.
    private static Dictionary<string, int> Depths(OriginItem item)
    {
        Dictionary<string, int> depths = new(StringComparer.Ordinal);
        foreach (OriginCarrier carrier in item.Carriers)
        {
            depths[carrier.Report] = carrier.CopyOf is { } of && depths.TryGetValue(of, out int depth) ? depth + 1 : 0;
        }

        return depths;
    }

    private static string Heading(OriginItem item) =>
        item.Kind is OriginKind.Agency or OriginKind.Outlet or OriginKind.OfficialChannel
            ? $"{item.Name} ({item.Kind.Kebab()})"
            : Phrases.Origin(item.Name, item.Kind);
}

internal static class DisagreementTextView
{
    public static bool Write(TextSheet sheet, DisagreementItem item)
    {
        sheet.Heading($"{item.Aspect.Kebab()}: {item.What} ({item.State})");
        if (item.Explanation is { } explanation)
        {
            sheet.Line(explanation, 2);
        }

        if (item.Basis is { } basis)
        {
            sheet.Faint($"of one thing: {basis}", 2);
        }

        foreach (DisagreementSideItem side in item.Sides)
        {
            sheet.Line($"{side.Value}: {Phrases.Of(side.Support)}", 2);
            EvidenceLines.Write(sheet, side.Evidence, 4, item.Id);
        }

        sheet.Faint(item.About is { } about ? $"{item.Id}, against {about}" : item.Id, 2);
        return false;
    }
}
