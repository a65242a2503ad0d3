using Demarche.Store;

namespace Demarche.Exports;

/// <summary>What a reading did, for people.</summary>
public static class ReadingText
{
    private const int Shown = 40;
    private const int ShownReasons = 10;

    public static void Write(TextWriter output, ReadSummary summary)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(summary);
        TextSheet sheet = new(output, TextLayout.Plain);
        foreach (ReadReport report in summary.Reports.Take(Shown))
        {
            string copy = report.CopyOf is null ? "" : $" (copy of {report.CopyOf})";
            sheet.Line($"{report.Outcome}: {report.Locator}: {report.Title ?? "(no title)"}; {report.Outlet ?? "outlet not stated"}{copy}");
        }

        if (summary.New + summary.Known + summary.Versions > Shown)
        {
            sheet.Line("...");
        }

        sheet.Line(
            $"{summary.Dispute}: {Phrases.Count(summary.Read, "report")} read, {summary.New} new, {summary.Known} known, "
                + $"{summary.Versions} new versions, {summary.Copies} copies, {summary.Failed.Length} failed, {summary.Skipped} not reports"
                + (summary.SeenAgain > 0 ? $", {summary.SeenAgain} seen again" : "")
                + "; "
                + Phrases.Count(summary.Changes, "change")
        );
        if (!summary.SkippedFor.IsEmpty)
        {
            IEnumerable<string> reasons = summary.SkippedFor.Take(ShownReasons).Select(static s => $"{s.Count} {s.Reason}");
            sheet.Line($"not reports: {string.Join(", ", reasons)}{(summary.SkippedFor.Length > ShownReasons ? ", …" : "")}");
        }
    }
}
