using System.Text.Json;
using Demarche.Store;
using NodaTime.Text;

namespace Demarche.Exports;

/// <summary>What a person corrected, as an annotation of the lines that it is about, with the person as its creator.</summary>
internal static class CorrectionAnnotation
{
    public static void Write(Utf8JsonWriter json, ExportRequest request, string dispute, CorrectionItem item)
    {
        json.WriteStartObject();
        string all = request.Links.Of(dispute, "corrections");
        AnnotationsExport.Head(json, request, $"{all}#{item.Id}", "editing", InstantPattern.General.Format(item.At));
        if (item.By is { } by)
        {
            json.WriteStartObject("creator");
            json.WriteString("type", "Person");
            json.WriteString("name", by);
            json.WriteEndObject();
        }

        json.WriteStartArray("body");
        Body(json, item.Op, "classifying");
        if (request.WithText)
        {
            foreach ((string name, string value) in JsonSerializer.Deserialize<SortedDictionary<string, string>>(item.Payload) ?? [])
            {
                Body(json, $"{name}: {value}", "editing");
            }

            if (item.Reason is { } reason)
            {
                Body(json, reason, "commenting");
            }
        }

        json.WriteEndArray();
        switch (item.Targets)
        {
            case []:
                // A line that was added has no earlier line to point at: the list of corrections leads to it.
                json.WriteString("target", all);
                break;
            case [var one]:
                json.WriteString("target", request.Links.Of(dispute, one));
                break;
            default:
                json.WriteStartArray("target");
                foreach (string target in item.Targets)
                {
                    json.WriteStringValue(request.Links.Of(dispute, target));
                }

                json.WriteEndArray();
                break;
        }

        json.WriteEndObject();
    }

    private static void Body(Utf8JsonWriter json, string value, string purpose)
    {
        json.WriteStartObject();
        json.WriteString("type", "TextualBody");
        json.WriteString("purpose", purpose);
        json.WriteString("value", value);
        json.WriteEndObject();
    }
}
