using System.Text;

namespace Demarche.Intake;

/// <summary>Tables of reports (CSV, TSV): a head row with the names of formats.md 1.6, or with the names that the folder's rule gives.</summary>
public sealed class TableReader : IReportReader
{
    private const int Window = 8 * 1024;
    private static readonly char[] s_partings = [',', ';', '\t', '|'];

    public string Format => "table";

    public int Sniff(SourceDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (
            document.Extension is not (".csv" or ".tsv" or ".tab")
            || !TextOrBinary.IsText(document.Content.Span[..Math.Min(document.Content.Length, Window)])
        )
        {
            return 0;
        }

        string head = ByteDecoder.Decode(document.Content[..Math.Min(document.Content.Length, Window)]).Text;
        return Array.Exists(s_partings, parting => FirstLine(head).Contains(parting)) || RecordFields.IsKnown(FirstLine(head)) ? 83 : 0;
    }

    public IEnumerable<IntakeOutcome> Read(SourceDocument document, IntakeOptions options)
    {
        ArgumentNullException.ThrowIfNull(document);
        DecodedText decoded = ByteDecoder.Decode(document.Content, document.Facts?.Charset);
        TableRows rows = new(decoded.Text, Parting(decoded.Text));
        if (rows.Next() is not { } names)
        {
            yield return new IntakeFailure(document.Locator, "the table has no head row");
            yield break;
        }

        if (Refused(names, options.Rule) is { } reason)
        {
            yield return new IntakeSkipped(document.Locator, reason);
            yield break;
        }

        bool warned = false;
        while (rows.Next() is { } cells)
        {
            if (rows.OpenQuote > 0 && !warned)
            {
                warned = true;
                yield return new IntakeFailure(
                    $"{document.Locator}#{rows.OpenQuote}",
                    $"a quote that opens in line {rows.OpenQuote} has no end: from there on each line is a row"
                );
            }

            RecordFields fields = new();
            for (int i = 0; i < Math.Min(names.Count, cells.Count); i++)
            {
                fields.Add(names[i].Trim(), cells[i].Trim());
            }

            ReportDraft draft = ReportDraft.Of(document, decoded, options);
            if (cells.Count > names.Count)
            {
                draft.Notes.Add($"the row has {cells.Count} cells under {names.Count} names");
            }

            yield return RecordReport.Read($"{document.Locator}#{rows.Line}", draft, fields, Encoding.UTF8.GetBytes(rows.Source));
        }
    }

    private static string? Refused(List<string> names, FolderRule? rule)
    {
        RecordFields head = new();
        foreach (string name in names)
        {
            head.Add(name.Trim(), name);
        }

        rule?.TakeColumns(head);
        bool reports = head.First("text") is not null || head.First("html") is not null || head.First("title") is not null;
        return reports ? null
            : head.First("url") is not null ? "a table of addresses alone: nothing is fetched"
            : $"a table without a column of text, html or title; say which it is in {FolderRuleFile.Name} (columns)";
    }

    // The sign that parts the head row into the most names that mean something.
    private static char Parting(string text)
    {
        string head = FirstLine(text).ToString();
        char best = ',';
        int most = -1;
        foreach (char parting in s_partings)
        {
            string[] cells = head.Split(parting);
            int score = (cells.Count(cell => RecordFields.IsKnown(cell.Trim().Trim('"'))) * 1000) + cells.Length;
            if (score > most)
            {
                (best, most) = (parting, score);
            }
        }

        return best;
    }

    private static string FirstLine(string text)
    {
        ReadOnlySpan<char> trimmed = text.AsSpan().TrimStart();
        int end = trimmed.IndexOf('\n');
        return (end < 0 ? trimmed : trimmed[..end]).ToString();
    }
}
