using System.Buffers;
using System.Text.Json;
using Demarche.Intake;
using Demarche.Text;

namespace Demarche.Exports;

/// <summary>What <c>extract</c> prints of a page: its main text and what it says about itself, on one line.</summary>
public static class ExtractionWriter
{
    public static void Write(IBufferWriter<byte> output, string id, Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        using Utf8JsonWriter json = new(output, JsonFieldWriting.Line);
        json.WriteStartObject();
        json.WriteString("id", id);
        json.Field("url", report.Url);
        json.Field("title", report.Title);
        json.Field("authors", report.Authors);
        if (report.Published.Basis != PublishedBasis.None)
        {
            json.Field("published", report.Published);
        }

        json.Field("outlet", report.Outlet);
        json.Field("language", report.Language);
        json.WriteString("articleBody", report.Text.Value);
        json.WriteEndObject();
    }
}
