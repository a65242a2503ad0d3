using Demarche.Text;

namespace Demarche.Intake;

/// <summary>
/// Pages that a browser saved as one mail (MHTML, RFC 2557): the part that the head names with <c>start=</c>, else the first page among the
/// parts; pictures, styles and frames are left alone.
/// </summary>
public sealed class MhtmlReader : IReportReader
{
    private const int Window = 8 * 1024;

    public string Format => "mhtml";

    public int Sniff(SourceDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        bool named = document.Extension is ".mht" or ".mhtml";
        ReadOnlyMemory<byte> window = document.Content[..Math.Min(document.Content.Length, Window)];
        if (window.Span.TrimStart(" \t\r\n"u8) is [] or [(byte)'<', ..])
        {
            return 0;
        }

        MimePart head = MimeParts.Message(window);
        string type = head.Type.Type;
        bool mail = head.Headers["MIME-Version"] is not null || named;
        return mail && type == "multipart/related" ? 95
            : named && type.StartsWith("multipart/", StringComparison.Ordinal) ? 90
            : named && type is "text/html" ? 90
            : 0;
    }

    public IEnumerable<IntakeOutcome> Read(SourceDocument document, IntakeOptions options)
    {
        ArgumentNullException.ThrowIfNull(document);
        MimePart message = MimeParts.Message(document.Content);
        List<MimePart> parts = MimeParts.Of(message);
        if (Page(message, parts) is not { } page)
        {
            yield return new IntakeFailure(document.Locator, "no page among the parts of the file; save it again as a complete page");
            yield break;
        }

        ReadOnlyMemory<byte> html = TransferCoding.Undone(page.Body, page.Headers["Content-Transfer-Encoding"]);
        DecodedText decoded = ByteDecoder.Decode(html, page.Type.Charset ?? document.Facts?.Charset);
        ReportDraft draft = ReportDraft.Of(document, decoded, options);
        draft.Url ??= Address(message.Headers["Snapshot-Content-Location"]) ?? Address(page.Headers["Content-Location"]);
        draft.Fetched ??= Saved(message.Headers["Date"]);
        HtmlReader.Fill(draft, decoded.Text, draft.Url);
        Report report = draft.ToReport(document.Locator, document.Content);
        yield return report.Text.Value.Length == 0
            ? new IntakeFailure(document.Locator, "no text found on the page")
            : new IntakeReport(report);
    }

    private static MimePart? Page(MimePart message, List<MimePart> parts)
    {
        string? start = message.Type.Start;
        MimePart? named = start is null ? null : parts.Find(part => part.Headers["Content-ID"] == start && IsPage(part));
        return named ?? parts.Find(IsPage);
    }

    private static bool IsPage(MimePart part) => part.Type.Type is "text/html" or "application/xhtml+xml";

    private static string? Address(string? location) =>
        location is { Length: <= 4096 } && location.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? location : null;

    private static NodaTime.Instant? Saved(string? date) =>
        PublishedDateParser.TryParse(date, PublishedBasis.Given, DateOrder.Unknown, out PublishedDate saved)
        && saved.Earliest == saved.Latest
            ? saved.Earliest
            : null;
}
