using System.Globalization;
using Demarche.Record;
using Demarche.Store;

namespace Demarche.Exports;

/// <summary>A story for people: its heading, who carries it, and what rests on its reports.</summary>
public static class StoryTextView
{
    private const int Column = 16;
    private const int ShownCarriers = 6;
    private const int ShownLines = 5;

    internal static bool Write(TextSheet sheet, StoryItem item)
    {
        sheet.Row(Days(item), Phrases.OneLine(item.Title), Column);
        string thread = item.Thread is { } stands ? $"; {stands.Id}, {Stories(stands.Stories)}" : "";
        sheet.Faint($"{Phrases.Of(item.Support)}; {item.Id}{thread}", Column);
        if (item.Continues is { } continues)
        {
            sheet.Line($"goes on from {continues.Story}, {Phrases.Quoted(continues.Title)}: {Why(continues)}", Column);
        }

        EvidenceLines.Write(sheet, item.Evidence, Column, item.Id, item.Title);
        foreach (StoryCarrier carrier in item.Carriers.Take(ShownCarriers))
        {
            string copy = carrier.CopyOf is null ? "" : $"; copy of {carrier.CopyOf}";
            string share = carrier.CopiedFraction is { } fraction ? $", {Phrases.Share(fraction)}" : "";
            sheet.Line(
                $"{Phrases.Outlet(carrier.Outlet, carrier.Locator)}: {Phrases.OneLine(carrier.Title ?? "(no title)")} ({carrier.Published ?? HonestDate.NotStated}, {carrier.Report}{copy}{share})",
                Column + 2
            );
        }

        More(sheet, item.Support.Reports - Math.Min(ShownCarriers, item.Carriers.Length), "report");
        StoryLineRef[] shown =
        [
            .. item.Lines.GroupBy(static l => l.Kind, StringComparer.Ordinal).SelectMany(static kind => kind.Take(ShownLines)),
        ];
        foreach (StoryLineRef line in shown)
        {
            sheet.Line($"-> {line.Id} {Phrases.OneLine(line.Headline)}", Column);
        }

        More(sheet, item.LineCount - shown.Length, "line");
        if (!item.MergedFrom.IsEmpty)
        {
            sheet.Faint($"took in {string.Join(", ", item.MergedFrom)}", Column);
        }

        return false;
    }

    /// <summary>From the first day of publication to the last. Each is what its report says, so nothing is marked as inferred.</summary>
    public static string Days(StoryItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return HonestDate.Of(item.Date).TrimStart(HonestDate.InferredMark[0]);
    }

    /// <summary>"1 story", "3 stories".</summary>
    public static string Stories(int number) => number == 1 ? "1 story" : $"{number} stories";

    /// <summary>What speaks for a story going on from another: "names halmere, kestria; parties HLM, KST; lines p_7; names alike 0.52, words 0.41".</summary>
    public static string Why(StoryContinuation continues)
    {
        ArgumentNullException.ThrowIfNull(continues);
        ThreadLink signs = continues.Signs;
        List<string> why = [];
        if (!signs.SharedNames.IsEmpty)
        {
            why.Add($"names {string.Join(", ", signs.SharedNames)}");
        }

        if (!signs.SharedParties.IsEmpty)
        {
            why.Add(
                $"parties {string.Join(", ", signs.SharedParties.Select(static p => p[(p.IndexOf(':', StringComparison.Ordinal) + 1)..]))}"
            );
        }

        if (!continues.Lines.IsEmpty)
        {
            why.Add($"lines {string.Join(", ", continues.Lines.Select(static l => l.Id))}");
        }

        why.Add(string.Create(CultureInfo.InvariantCulture, $"names alike {signs.Names:0.00}, words {signs.Words:0.00}"));
        return string.Join("; ", why);
    }

    private static void More(TextSheet sheet, int more, string what)
    {
        if (more > 0)
        {
            sheet.Faint($"{Phrases.Count(more, "more " + what)}", Column + 2);
        }
    }
}
