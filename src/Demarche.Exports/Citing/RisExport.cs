using Demarche.Intake;

namespace Demarche.Exports;

/// <summary>The current reports as RIS: <c>TAG  - value</c>, one tag a line.</summary>
public static class RisExport
{
    public static void Write(TextWriter output, ExportRequest request)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(request);
        foreach (Citation citation in Citation.Of(request))
        {
            Tag("TY", citation.Report.Kind == ReportKind.VideoPage ? "VIDEO" : "NEWS");
            Tag("ID", citation.Report.Id);
            Tag("TI", citation.Title);
            Tag("T2", citation.Report.Outlet);
            foreach (CitedAuthor author in citation.Authors)
            {
                Tag("AU", author.Family is { } family ? $"{family}, {author.Given}" : author.Written);
            }

            Tag("PY", citation.Date?[..4]);
            Tag("DA", citation.Date is { } date ? string.Join('/', date.Split('-').Concat(["", "", ""]).Take(3)) + "/" : null);
            Tag("UR", citation.Address);
            Tag("LA", citation.Report.Language);
            Tag("DB", "Demarche");
            Tag("N1", citation.Circa ? $"published date inferred from {citation.Report.Published.From}" : null);
            output.Write("ER  - \r\n\r\n");
        }

        void Tag(string tag, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                output.Write($"{tag}  - {Phrases.OneLine(value)}\r\n");
            }
        }
    }
}
