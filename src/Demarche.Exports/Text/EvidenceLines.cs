using System.Collections.Immutable;
using Demarche.Record;
using Demarche.Store;

namespace Demarche.Exports;

/// <summary>The words that a line rests on. Words that the page has shown already are not shown again.</summary>
internal static class EvidenceLines
{
    /// <summary>The first words that a line rests on, and how many more there are.</summary>
    /// <param name="line">Id of the line: later lines with the same words point to it.</param>
    /// <param name="said">Words that the line itself shows; null when it shows none.</param>
    public static void Write(TextSheet sheet, ImmutableArray<EvidenceItem> evidence, int indent, string line, string? said = null)
    {
        if (evidence.IsEmpty)
        {
            return;
        }

        EvidenceItem first = evidence.FirstOrDefault(e => said is not null && Holds(e, said)) ?? evidence[0];
        Evidence cited = first.Evidence;
        string key = $"{cited.Report} {cited.In} {cited.Span.Start}-{cited.Span.End}";
        string above = "";
        if (sheet.Cited.TryGetValue(key, out string? earlier))
        {
            above = earlier == line ? "" : $"words at {earlier}; ";
        }
        else if (Beside(cited.Text, said) is { } words)
        {
            sheet.Line(words, indent);
            sheet.Cited.Add(key, line);
        }

        string place = cited.In == EvidencePlace.Title ? "title " : "";
        string lost = first.State == "exact" ? "" : $", evidence: {first.State}";
        string more = evidence.Length > 1 ? $"; {evidence.Length - 1} more" : "";
        sheet.Faint(
            $"{above}{Phrases.Outlet(first.Outlet, first.Locator)}, {cited.Report} {place}{cited.Span.Start}-{cited.Span.End}{lost}{more}",
            indent
        );
    }

    private static bool Holds(EvidenceItem item, string said) =>
        Phrases.OneLine(item.Evidence.Text).Contains(Phrases.OneLine(said), StringComparison.Ordinal);

    // The words around those that the line shows: who said them, and where.
    private static string? Beside(string text, string? said)
    {
        string words = Phrases.OneLine(text);
        string shown = Phrases.OneLine(said ?? "");
        int start = shown.Length == 0 ? -1 : words.IndexOf(shown, StringComparison.Ordinal);
        if (start < 0)
        {
            return Phrases.Quoted(words);
        }

        string rest = words.Remove(start, shown.Length);
        return rest.Any(char.IsLetterOrDigit) ? words[..start] + "…" + words[(start + shown.Length)..] : null;
    }
}
