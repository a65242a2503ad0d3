using Demarche.Text;

namespace Demarche.Intake;

/// <summary>Makes a report of the named values of one record: a JSON object or a row of a table.</summary>
internal static class RecordReport
{
    /// <param name="draft">What the wrapping of the record says.</param>
    /// <param name="bytes">The record as it was received.</param>
    public static IntakeOutcome Read(string locator, ReportDraft draft, RecordFields fields, ReadOnlyMemory<byte> bytes)
    {
        draft.Rule?.TakeColumns(fields);
        if (fields.First("text") is null && fields.First("html") is null && fields.First("title") is null)
        {
            return new IntakeSkipped(locator, "no report: neither text nor html nor title");
        }

        FieldsToDraft.Fill(draft, fields, PublishedBasis.Given);
        string? text = fields.First("text");
        string? html = fields.First("html") ?? (text is not null && LooksLikeHtml(text) ? text : null);
        if (html is not null)
        {
            FillHtml(draft, html);
        }
        else if (text is not null)
        {
            List<string> notes = [];
            string clean = CharacterScrubber.Scrub(MojibakeRepair.Repair(text, notes), notes);
            draft.Notes.AddRange(notes);
            BodyCleaner.Fill(draft, [.. TextLines.Paragraphs(clean).Select(line => new BodyBlock(PartKind.Paragraph, line))]);
        }

        Report report = draft.ToReport(locator, bytes);
        return report.Text.Value.Length == 0
            ? new IntakeFailure(locator, "no text: expected a field \"text\" or \"html\"")
            : new IntakeReport(report);
    }

    // A whole page has furniture to find and metadata to read; a fragment is all text.
    private static void FillHtml(ReportDraft draft, string html)
    {
        bool page =
            html.Contains("<html", StringComparison.OrdinalIgnoreCase)
            || html.Contains("<body", StringComparison.OrdinalIgnoreCase)
            || html.Contains("<head>", StringComparison.OrdinalIgnoreCase);
        if (page)
        {
            HtmlReader.Fill(draft, html, draft.Url);
        }
        else
        {
            BodyCleaner.Fill(draft, InlineMarkup.Blocks(html));
        }
    }

    private static bool LooksLikeHtml(string text)
    {
        ReadOnlySpan<char> head = text.AsSpan(0, Math.Min(text.Length, 1024)).TrimStart();
        return head.StartsWith("<!doctype", StringComparison.OrdinalIgnoreCase)
            || head.StartsWith("<html", StringComparison.OrdinalIgnoreCase)
            || head.StartsWith("<p", StringComparison.OrdinalIgnoreCase)
            || head.StartsWith("<div", StringComparison.OrdinalIgnoreCase);
    }
}
