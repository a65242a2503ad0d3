using System.Buffers;
using Demarche.Intake;
using Demarche.Record;
using Demarche.Store;
using Demarche.Text;

namespace Demarche.Exports;

/// <summary>The annotation objects of the stored reports, one a line, made anew by the analyser.</summary>
public static class AnnotationExport
{
    public static void Write(
        Stream output,
        IRecordViews views,
        ViewQuery query,
        IReportAnalyser analyser,
        bool withText,
        CancellationToken stop
    )
    {
        AnnotationWriter writer = new(AnnotationLayers.All, withText);
        OrderedWork.Run(
            Current(views, query),
            stored => Line(stored.Item, stored.Text, analyser, writer),
            line => output.Write(line.Span),
            stop
        );
    }

    private static IEnumerable<(ReportItem Item, string Text)> Current(IRecordViews views, ViewQuery query)
    {
        string? cursor = null;
        PageHead? head = null;
        do
        {
            ViewPage<ReportItem> page = views.Reports(query with { Cursor = cursor, Head = head });
            head = page.Head;
            foreach (ReportItem item in page.Items)
            {
                if (item.Status == "current" && views.TextOf(item.Id) is { } text)
                {
                    yield return (item, text);
                }
            }

            cursor = page.Next;
        } while (cursor is not null);
    }

    private static ReadOnlyMemory<byte> Line(ReportItem item, string text, IReportAnalyser analyser, AnnotationWriter writer)
    {
        CleanText clean = new(text);
        Report report = new()
        {
            Id = new ReportId(item.Id),
            Kind = item.Kind,
            Title = item.Title,
            Authors = item.Authors,
            Outlet = item.Outlet,
            OutletDomain = item.OutletDomain,
            Carrier = item.Carrier,
            Dateline = item.Dateline,
            Published = item.Published,
            Language = item.Language,
            Url = item.Url,
            CanonicalUrl = item.CanonicalUrl,
            Locator = item.Locator,
            Text = clean,
            BytesSha256 = item.BytesSha256,
            Parts = [.. item.Parts.Select(p => new ReportPart(p.Kind, clean.Map.ToUtf16(p.Span), p.At, p.StartSeconds, p.Language))],
            Tags = item.Tags,
        };
        ArrayBufferWriter<byte> line = new(1 << 14);
        writer.Write(line, analyser.Analyse(report, item.Published));
        line.Write("\n"u8);
        return line.WrittenMemory;
    }
}
