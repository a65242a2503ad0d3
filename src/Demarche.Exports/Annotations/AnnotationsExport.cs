using System.Collections.Immutable;
using System.Text.Json;
using Demarche.Record;
using Demarche.Store;

namespace Demarche.Exports;

/// <summary>
/// The evidence of every line as a W3C Web Annotation, one a line: the words with what stands around them, and their code points in the stored
/// clean text, which <c>cached</c> names. A human correction is an annotation of its own.
/// </summary>
public static class AnnotationsExport
{
    public static void Write(Stream stream, ExportRequest request)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(request);
        string dispute = request.Views.Timeline(request.Query with { Limit = 1 }).Dispute;
        foreach (EventItem item in Paging.All(request.Views.Timeline, request.Query))
        {
            All(stream, request, dispute, item.Id, item.Type, item.FirstSeen.ToString(), item.Withdrawn, item.Evidence);
        }

        foreach (PositionItem item in Paging.All(request.Views.Positions, request.Query))
        {
            All(stream, request, dispute, item.Id, item.Kind.Kebab(), item.FirstSeen.ToString(), item.Withdrawn, item.Evidence);
            foreach (ResponseItem answer in item.Responses)
            {
                All(
                    stream,
                    request,
                    dispute,
                    answer.Id,
                    answer.Status.Kebab(),
                    item.FirstSeen.ToString(),
                    answer.Withdrawn,
                    answer.Evidence
                );
            }
        }

        foreach (UtteranceItem item in Paging.All(request.Views.Quotes, request.Query))
        {
            All(stream, request, dispute, item.Id, "quotation", item.FirstSeen.ToString(), item.Withdrawn, item.Evidence);
        }

        foreach (CorrectionItem item in Paging.All(request.Views.Corrections, request.Query).Where(static c => c.UndoneAt is null))
        {
            using (Utf8JsonWriter json = new(stream, JsonFieldWriting.Line))
            {
                CorrectionAnnotation.Write(json, request, dispute, item);
            }

            stream.WriteByte((byte)'\n');
        }
    }

    /// <summary>The members that every annotation begins with.</summary>
    internal static void Head(Utf8JsonWriter json, ExportRequest request, string id, string motivation, string created)
    {
        json.WriteString("@context", "http://www.w3.org/ns/anno.jsonld");
        json.WriteString("id", id);
        json.WriteString("type", "Annotation");
        json.WriteString("motivation", motivation);
        json.WriteString("created", created);
        json.WriteStartObject("generator");
        json.WriteString("id", "urn:demarche");
        json.WriteString("type", "Software");
        json.WriteString("name", $"Demarche {request.Version}".TrimEnd());
        json.WriteEndObject();
    }

    private static void All(
        Stream stream,
        ExportRequest request,
        string dispute,
        string id,
        string value,
        string created,
        Withdrawal? withdrawn,
        ImmutableArray<EvidenceItem> evidence
    )
    {
        foreach (EvidenceItem item in evidence)
        {
            using (Utf8JsonWriter json = new(stream, JsonFieldWriting.Line))
            {
                One(json, request, dispute, id, value, created, withdrawn, item);
            }

            stream.WriteByte((byte)'\n');
        }
    }

    private static void One(
        Utf8JsonWriter json,
        ExportRequest request,
        string dispute,
        string id,
        string value,
        string created,
        Withdrawal? withdrawn,
        EvidenceItem item
    )
    {
        string line = request.Links.Of(dispute, id);
        Evidence cited = item.Evidence;
        string text = request.Links.OfText(dispute, cited.Report);
        json.WriteStartObject();
        Head(json, request, $"{line}#{item.Id}", "classifying", created);
        json.WriteStartArray("body");
        json.WriteStartObject();
        json.WriteString("type", "TextualBody");
        json.WriteString("purpose", "classifying");
        json.WriteString("value", value);
        json.WriteEndObject();
        json.WriteStartObject();
        json.WriteString("type", "SpecificResource");
        json.WriteString("source", line);
        json.WriteString("purpose", "linking");
        json.WriteEndObject();
        if (withdrawn is not null)
        {
            json.WriteStartObject();
            json.WriteString("type", "TextualBody");
            json.WriteString("purpose", "assessing");
            json.WriteString("value", Phrases.Of(withdrawn, request.WithText));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("target");
        json.WriteString("source", WebAddress.Of(item.Url) ?? text);
        json.WriteStartArray("selector");
        if (request.WithText)
        {
            json.WriteStartObject();
            json.WriteString("type", "TextQuoteSelector");
            json.WriteString("exact", cited.Text);
            json.Field("prefix", cited.Prefix);
            json.Field("suffix", cited.Suffix);
            json.WriteEndObject();
        }

        // A headline is no part of the clean text: its place cannot be counted there.
        if (cited.In == EvidencePlace.Text)
        {
            json.WriteStartObject();
            json.WriteString("type", "TextPositionSelector");
            json.WriteNumber("start", cited.Span.Start);
            json.WriteNumber("end", cited.Span.End);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("state");
        json.WriteString("type", "TimeState");
        json.Field("sourceDate", item.Published is { Length: > 0 } at && at.EndsWith('Z') ? at : null);
        json.WriteString("cached", text);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
