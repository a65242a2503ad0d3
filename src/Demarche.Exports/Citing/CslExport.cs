using System.Text.Json;
using Demarche.Intake;

namespace Demarche.Exports;

/// <summary>The current reports as CSL-JSON, an array of items.</summary>
public static class CslExport
{
    public static void Write(Stream stream, ExportRequest request)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(request);
        string dispute = request.Views.Timeline(request.Query with { Limit = 1 }).Dispute;
        using (Utf8JsonWriter json = new(stream, JsonFieldWriting.Page))
        {
            json.WriteStartArray();
            foreach (Citation citation in Citation.Of(request))
            {
                json.WriteStartObject();
                Item(json, dispute, citation);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        stream.WriteByte((byte)'\n');
    }

    private static void Item(Utf8JsonWriter json, string dispute, Citation citation)
    {
        json.WriteString("id", citation.Report.Id);
        json.WriteString("type", citation.Report.Kind == ReportKind.VideoPage ? "motion_picture" : "article-newspaper");
        json.WriteString("title", citation.Title);
        json.Field("container-title", citation.Report.Outlet);
        if (!citation.Authors.IsEmpty)
        {
            json.Objects(
                "author",
                citation.Authors,
                author =>
                {
                    json.Field("family", author.Family);
                    json.Field("given", author.Given);
                    json.Field("literal", author.Family is null ? author.Written : null);
                }
            );
        }

        if (!citation.Issued.IsEmpty)
        {
            json.WriteStartObject("issued");
            json.WriteStartArray("date-parts");
            json.WriteStartArray();
            foreach (int part in citation.Issued)
            {
                json.WriteNumberValue(part);
            }

            json.WriteEndArray();
            json.WriteEndArray();
            json.Flag("circa", citation.Circa);
            json.WriteEndObject();
        }

        json.Field("URL", citation.Address);
        json.Field("language", citation.Report.Language);
        json.WriteString("archive", $"Demarche dispute {dispute}");
        json.WriteString("archive_location", citation.Report.Id);
        json.Field(
            "source",
            citation.Report.Origins.Where(static o => o.Kind == Record.OriginKind.Agency).Select(static o => o.Name).FirstOrDefault()
        );
        json.Field("note", citation.Circa ? $"published date inferred from {citation.Report.Published.From}" : null);
    }
}
