using Demarche.Text;

namespace Demarche.Intake;

/// <summary>Text files, with or without a head of <c>Key: value</c> lines.</summary>
public sealed class PlainTextReader : IReportReader
{
    public string Format => "text";

    public int Sniff(SourceDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.Content.IsEmpty ? 0 : 5;
    }

    public IEnumerable<IntakeOutcome> Read(SourceDocument document, IntakeOptions options)
    {
        ArgumentNullException.ThrowIfNull(document);
        DecodedText decoded = ByteDecoder.Decode(document.Content, null);
        ReportDraft draft = new();
        draft.Notes.AddRange(decoded.Notes);
        foreach (string line in decoded.Text.Split('\n'))
        {
            draft.Body.Add(PartKind.Paragraph, line);
        }

        yield return new IntakeReport(draft.ToReport(document.Locator, document.Content));
    }
}
