using System.Collections.Frozen;
using Demarche.Text;

namespace Demarche.Intake;

/// <summary>
/// Text files: with or without a head of <c>Key: value</c> lines, a title line, a line of agency and dates, and whatever was copied
/// along from the page below the text.
/// </summary>
public sealed class PlainTextReader : IReportReader
{
    private const int LongestTitle = 200;
    private const int Window = 4096;

    /// <summary>Endings of files that lie beside reports and are none.</summary>
    internal static readonly FrozenSet<string> NotReports = DataFile.Lines("not-report-endings.txt").ToFrozenSet(StringComparer.Ordinal);

    public string Format => "text";

    public int Sniff(SourceDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        ReadOnlySpan<byte> window = document.Content.Span[..Math.Min(document.Content.Length, Window)];
        if (window.IsEmpty)
        {
            return 0;
        }

        string ending = document.Extension;
        bool named = ending is ".txt" or ".text" or ".md" or ".markdown";
        if (NotReports.Contains(ending))
        {
            return 0;
        }

        return TextOrBinary.IsText(window) ? (named ? 20 : 10)
            : named ? 5
            : 0;
    }

    public IEnumerable<IntakeOutcome> Read(SourceDocument document, IntakeOptions options)
    {
        ArgumentNullException.ThrowIfNull(document);
        DecodedText decoded = ByteDecoder.Decode(document.Content, document.Facts?.Charset);
        var articles = options.Rule?.Split is { } split ? DocumentSplit.At(decoded.Text, split) : DocumentSplit.Split(decoded.Text);
        foreach ((int line, string text) in articles)
        {
            bool alone = articles.Length == 1;
            string locator = alone ? document.Locator : $"{document.Locator}#{line}";
            ReadOnlyMemory<byte> bytes = alone ? document.Content : System.Text.Encoding.UTF8.GetBytes(text);
            ReportDraft draft = ReportDraft.Of(document, decoded, options);
            Fill(draft, text);
            Report report = draft.ToReport(locator, bytes);
            yield return report.Text.Value.Length == 0 ? new IntakeFailure(locator, "no text found") : new IntakeReport(report);
        }
    }

    /// <summary>Fills the draft from the text of one article.</summary>
    internal static void Fill(ReportDraft draft, string text)
    {
        RecordFields fields = new();
        text = draft.Rule?.TakeFields(text, fields, draft.Body) ?? text;
        int start = HeadBlock.Read(text, fields);
        FieldsToDraft.Fill(draft, fields, PublishedBasis.Head);
        if (start > 0)
        {
            draft.Body.Drop(text[..start], "metadata");
        }

        List<BodyBlock> blocks = [.. TextLines.Paragraphs(text[start..]).Select(line => new BodyBlock(PartKind.Paragraph, line))];
        if (draft.Title is null && IsTitle(blocks))
        {
            draft.Title = blocks[0].Text;
            blocks.RemoveAt(0);
        }

        BodyCleaner.Fill(draft, blocks);
    }

    // The first line is the title when it is short and no sentence, and prose follows.
    private static bool IsTitle(List<BodyBlock> blocks)
    {
        if (blocks.Count < 2)
        {
            return false;
        }

        string line = InlineSpace.Collapse(blocks[0].Text);
        return line.Length <= LongestTitle
            && LineShape.IsHeadline(line)
            && line.Contains(' ', StringComparison.Ordinal)
            && !DateOnlyLine.Is(line)
            && !LinkLines.Is(line)
            && BoilerplatePhrases.ReasonToDrop(line, inTail: false) is null
            && blocks.Exists(block => block.Text.Length > line.Length && LineShape.IsProse(block.Text));
    }
}
