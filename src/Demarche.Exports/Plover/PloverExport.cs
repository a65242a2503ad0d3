using System.Collections.Immutable;
using System.Text.Json;
using Demarche.Record;
using Demarche.Store;
using NodaTime;

namespace Demarche.Exports;

/// <summary>
/// Events as PLOVER event data (formats.md 3.4), one JSON object a line: what happened and what is announced. PLOVER asks for a day: <c>date</c> is the
/// earliest, <c>enddate</c> the latest it can have been, and our own fields say how exact that is. Undated events are left out.
/// </summary>
public static class PloverExport
{
    public static void Write(Stream stream, ExportRequest request)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(request);
        string dispute = request.Views.Timeline(request.Query with { Limit = 1 }).Dispute;
        int undated = 0;
        int unsure = 0;
        int withdrawn = 0;
        foreach (EventItem item in Paging.All(request.Views.Timeline, request.Query))
        {
            if (item.Withdrawn is not null)
            {
                withdrawn++;
                continue;
            }

            if (item.Status is EventStatus.Hypothetical or EventStatus.Denied)
            {
                unsure++;
                continue;
            }

            if (
                (item.Date.Earliest ?? item.Date.Latest) is not { } first
                || PloverCategories.Of(item.Type, item.Mode) is not var (quad, score)
            )
            {
                undated++;
                continue;
            }

            using (Utf8JsonWriter json = new(stream, JsonFieldWriting.Line))
            {
                Event(json, request, dispute, item, first, quad, score);
            }

            stream.WriteByte((byte)'\n');
        }

        if (undated > 0)
        {
            request.LeftOut($"{Phrases.Count(undated, "event")} without a date or category left out");
        }

        if (withdrawn > 0)
        {
            request.LeftOut($"{Phrases.Count(withdrawn, "event")} withdrawn by the outlet left out");
        }

        if (unsure > 0)
        {
            request.LeftOut($"{Phrases.Count(unsure, "event")} hypothetical or denied left out");
        }
    }

    private static void Event(
        Utf8JsonWriter json,
        ExportRequest request,
        string dispute,
        EventItem item,
        LocalDate first,
        int quad,
        double score
    )
    {
        json.WriteStartObject();
        json.WriteString("id", item.Id);
        json.Field("date", (LocalDate?)first);
        if (item.Date.Latest is { } last && last != first)
        {
            json.Field("enddate", (LocalDate?)last);
        }

        json.Field("date_precision", item.Date.Precision);
        json.Field("date_basis", item.Date.Basis);
        Actors(json, "actor", item.Actors);
        if (!item.Recipients.IsEmpty)
        {
            Actors(json, "recipient", item.Recipients);
        }

        json.Field("event", [item.Type]);
        json.Field("mode", item.Mode is { } mode ? [mode] : []);
        string[] contexts =
        [
            .. item.Contexts,
            .. (item.Status == EventStatus.Announced ? ["future"] : Array.Empty<string>()),
            .. (item.Background ? ["historical"] : Array.Empty<string>()),
        ];
        json.Field("context", contexts);
        json.WriteNumber("quad_code", quad);
        json.WriteNumber("event_scale", score);
        if (item.Place is { } place)
        {
            json.WriteStartObject("event_loc");
            json.WriteString("extracted_place", place);
            json.WriteEndObject();
        }

        if (request.WithText)
        {
            json.Field("event_text", [.. item.Evidence.Take(3).Select(static e => e.Evidence.Text)]);
            json.Field("text", item.Evidence[0].Evidence.Text);
        }

        json.WriteStartObject("text_info");
        json.WriteNumber("start", item.Evidence[0].Evidence.Span.Start);
        json.WriteNumber("end", item.Evidence[0].Evidence.Span.End);
        json.WriteEndObject();
        Cite(json, request, dispute, item.Evidence[0]);
        json.WriteString("coder", $"demarche {request.Version}".TrimEnd());
        json.Field("status", item.Status);
        json.Field("became", item.Became);
        json.WriteNumber("reports", item.Support.Reports);
        json.WriteNumber("outlets", item.Support.Outlets);
        json.WriteNumber("origins", item.Support.Origins);
        json.Field("evidence", [.. item.Evidence.Select(static e => e.Id)]);
        json.WriteEndObject();
    }

    private static void Cite(Utf8JsonWriter json, ExportRequest request, string dispute, EvidenceItem evidence)
    {
        json.WriteStartObject("cite_info");
        json.WriteString("corpus", dispute);
        json.WriteString("citation", $"{Phrases.Outlet(evidence.Outlet, evidence.Locator)}, {evidence.Published ?? HonestDate.NotStated}");
        json.Field("url", evidence.Url);
        json.Field("publication", evidence.Outlet);
        json.WriteString("coder", $"demarche {request.Version}".TrimEnd());
        json.WriteString("codebook", "PLOVER 2.0 draft");
        json.WriteEndObject();
    }

    private static void Actors(Utf8JsonWriter json, string name, ImmutableArray<ActorRef> actors) =>
        json.Objects(
            name,
            actors,
            actor =>
            {
                string[] code = (actor.Code ?? "").Split(' ', 2);
                json.Field(
                    "code",
                    IsState(code[0]) ? code[0]
                        : code[0].Length > 0 ? "IGO"
                        : null
                );
                json.Field("sector", code.Length > 1 ? code[1] : null);
                json.Field("entity_text", actor.Name);
                json.Field("identifier_text", IsState(code[0]) ? null : actor.Name);
            }
        );

    // Three letters are a country's, and the codes that PLOVER keeps for the UN and the EU; alliances have none of their own.
    private static bool IsState(string code) => code.Length == 3 && code.All(char.IsAsciiLetterUpper);
}
