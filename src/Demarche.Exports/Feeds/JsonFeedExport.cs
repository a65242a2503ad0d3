using System.Text.Json;
using NodaTime.Text;

namespace Demarche.Exports;

/// <summary>What is new as a JSON Feed 1.1, one item a fact.</summary>
public static class JsonFeedExport
{
    public static void Write(Stream stream, ExportRequest request)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(request);
        (string dispute, _, List<FeedEntry> entries) = FeedEntry.Of(request);
        using (Utf8JsonWriter json = new(stream, JsonFieldWriting.Page))
        {
            json.WriteStartObject();
            json.WriteString("version", "https://jsonfeed.org/version/1.1");
            json.WriteString("title", $"{dispute}: what is new");
            if (request.Links.At is { } at)
            {
                json.WriteString("home_page_url", $"{at}/d/{Uri.EscapeDataString(dispute)}");
                json.WriteString("feed_url", $"{at}/api/v1/disputes/{Uri.EscapeDataString(dispute)}/changes.json");
            }

            json.Objects("items", entries, entry => Item(json, request, dispute, entry));
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    private static void Item(Utf8JsonWriter json, ExportRequest request, string dispute, FeedEntry entry)
    {
        json.WriteString("id", entry.Id);
        json.WriteString("url", request.Links.Of(dispute, entry.Line));
        json.WriteString("title", entry.Title);
        json.WriteString("content_html", entry.Html(request).ToString());
        json.WriteString("content_text", entry.Text(request));
        json.WriteString("date_published", InstantPattern.ExtendedIso.Format(entry.At));
        json.Field("tags", entry.Change.Split(", "));
        json.WriteStartObject("_demarche");
        json.WriteString("about", "the record's line that changed, its kind, and its evidence");
        json.WriteString("record", entry.Line);
        json.WriteString("kind", entry.Kind);
        json.WriteNumber("seq", entry.Seq);
        if (entry.Support is { } support)
        {
            json.WriteNumber("outlets", support.Outlets);
            json.WriteNumber("origins", support.Origins);
        }

        json.Field("evidence", [.. entry.Evidence.Select(static e => e.Id)]);
        json.WriteEndObject();
    }
}
