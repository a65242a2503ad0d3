using System.Collections.Immutable;
using System.Text.Json;
using Demarche.Exports;
using Demarche.Store;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Demarche.Desk;

/// <summary>What the operations of the API do.</summary>
internal static class ApiWork
{
    public static ViewQuery Query(DeskRequest request)
    {
        string? status = request.Word("status");
        return request.Query(request.Number("limit", 100, 1, 500), asOf: request.Day("asOf")) with
        {
            NewestFirst = request.Word("order") == "newest",
            Filter = new LineFilter
            {
                Actor = request.Word("actor"),
                By = request.Word("holder"),
                On = request.Word("addressee"),
                Type = request.Word("type"),
                Status = status == "open" ? null : status,
                Unanswered = status == "open",
                MinOrigins = request.Number("minOrigins", 0, 0, 1000),
                Words = request.Word("q"),
            },
        };
    }

    public static Task Page<T>(DeskRequest request, ViewPage<T> page)
        where T : notnull => Json(request, stream => ViewWriter.Write(stream, page));

    public static Task Health(DeskRequest request) =>
        Json(
            request,
            json =>
            {
                json.WriteString("status", "ok");
                json.WriteString("version", request.State.Settings.Version);
            }
        );

    public static Task Disputes(DeskRequest request) => Json(request, json => Strings(json, "items", request.Disputes));

    public static Task Dispute(DeskRequest request)
    {
        PageHead head = request.Head();
        return Page(request, new ViewPage<EventItem>(request.Dispute, head.AsOf, head.Seq, head.Coverage, [], null));
    }

    public static Task Coverage(DeskRequest request) =>
        Json(
            request,
            json =>
            {
                json.WriteStartArray("items");
                foreach (string dispute in request.Disputes)
                {
                    json.WriteStartObject();
                    json.WriteString("dispute", dispute);
                    ViewWriter.Coverage(json, request.Views.Timeline(new ViewQuery(dispute, Limit: 1)).Coverage);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            }
        );

    public static Task Record(DeskRequest request)
    {
        FoundRecord found = request.Lookup.Find(request.Part("id")) ?? throw Unknown(request.Part("id"));
        ViewQuery query = new(found.Dispute, Limit: 1) { Filter = new LineFilter { Ids = [found.Id] } };
        return found.Kind switch
        {
            "event" when request.Views.Timeline(query).Items is [var item] => One(request, found, item),
            "position" when request.Views.Positions(query).Items is [var item] => One(request, found, item),
            "utterance" when request.Views.Quotes(query).Items is [var item] => One(request, found, item),
            "story" when Story(request, query) is { } item => One(request, found, item),
            "disagreement" when request.Views.Disagreements(query).Items is [var item] => One(request, found, item),
            "evidence" => Evidence(request),
            "report" => Report(request),
            _ => Json(
                request,
                json =>
                {
                    json.WriteString("id", found.Id);
                    Head(json, found);
                }
            ),
        };
    }

    // A story stands over the disputes: it is shown as the first one sees it that does.
    private static StoryItem? Story(DeskRequest request, ViewQuery query) =>
        request.Disputes.SelectMany(name => request.Views.Stories(query with { Dispute = name }).Items).FirstOrDefault();

    public static Task History(DeskRequest request)
    {
        FoundRecord found = request.Lookup.Find(request.Part("id")) ?? throw Unknown(request.Part("id"));
        PageHead head = request.Views.Timeline(new ViewQuery(found.Dispute ?? request.Named, Limit: 1)).Head;
        return Page(
            request,
            new ViewPage<ChangeItem>(
                found.Dispute ?? request.Dispute,
                head.AsOf,
                head.Seq,
                head.Coverage,
                request.Lookup.HistoryOf(found.Id),
                null
            )
        );
    }

    public static Task Evidence(DeskRequest request)
    {
        string id = request.Part("id");
        EvidenceItem item = request.Lookup.EvidenceOf(id) ?? throw Unknown(id);
        return Json(
            request,
            stream =>
                ViewWriter.WriteOne(
                    stream,
                    item,
                    json =>
                    {
                        json.WriteString("id", id);
                        json.WriteString("recordType", "evidence");
                    }
                )
        );
    }

    public static Task Report(DeskRequest request)
    {
        ReportItem item = ReportPage.Find(request, request.Part("id"));
        return Json(request, stream => ViewWriter.WriteOne(stream, item, static json => json.WriteString("recordType", "report")));
    }

    public static Task Text(DeskRequest request) => StoredFiles.Text(Renamed(request));

    public static Task Original(DeskRequest request) => StoredFiles.Original(Renamed(request));

    public static Task Search(DeskRequest request)
    {
        string words =
            request.Word("q")
            ?? throw new DeskProblem(StatusCodes.Status400BadRequest, "\"q\" is missing; write the words to look for.") { Field = "q" };
        string? dispute = request.Word("dispute") ?? request.Named;
        int limit = request.Number("limit", 50, 1, 500);
        PageHead head = request.Views.Timeline(new ViewQuery(dispute, Limit: 1)).Head;
        ViewQuery query = new(dispute, From: request.Day("from"), To: request.Day("to"), Limit: limit, Cursor: request.Word("cursor"))
        {
            Head = head,
            NewestFirst = true,
            Filter = new LineFilter { Words = words },
        };
        switch (request.Word("in") ?? "sentences")
        {
            case "records":
                return Page(request, request.Views.Timeline(query));
            case "positions":
                return Page(request, request.Views.Positions(query));
            case "quotes":
                return Page(request, request.Views.Quotes(query));
            case "stories":
                return Page(request, request.Views.Stories(query));
            case "sentences":
                SentencesFound found = request.Lookup.Sentences(words, new SentenceQuestion(dispute, limit, query.From, query.To));
                ImmutableArray<SearchHit> hits =
                [
                    .. found.Hits.Select(static h => h with { Highlight = h.Highlight?.Replace('\u0002', '[').Replace('\u0003', ']') }),
                ];
                return Page(request, new ViewPage<SearchHit>(dispute ?? request.Dispute, head.AsOf, head.Seq, head.Coverage, hits, null));
            case var other:
                throw new DeskProblem(
                    StatusCodes.Status400BadRequest,
                    $"\"in\" is \"{other}\"; it can be sentences, records, positions, quotes or stories."
                )
                {
                    Field = "in",
                };
        }
    }

    public static async Task Read(DeskRequest request)
    {
        if (request.Context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = request.State.Settings.MostUploaded;
        }

        string dispute = request.Word("dispute") ?? request.Dispute;
        ReadingJob job = request.State.Readings.Begin(dispute);
        string name = string.Concat(
                (request.Word("name") ?? "report").Select(static c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '_')
            )
            .TrimStart('.');
        await using (FileStream file = new(Path.Combine(job.Folder, name.Length == 0 ? "report" : name), FileMode.Create))
        {
            await request.Context.Request.Body.CopyToAsync(file, request.Context.RequestAborted);
        }

        job.Files = 1;
        request.State.Readings.Start(job);
        await job.Work!;
        ReadSummary summary =
            job.Summary ?? throw new DeskProblem(StatusCodes.Status503ServiceUnavailable, job.Trouble ?? "The reading ended.");
        request.Context.Response.StatusCode = summary.New + summary.Versions > 0 ? StatusCodes.Status201Created : StatusCodes.Status200OK;
        await Json(
            request,
            json =>
            {
                json.WriteNumber("read", summary.Read);
                json.WriteNumber("new", summary.New);
                json.WriteNumber("known", summary.Known);
                json.WriteNumber("versions", summary.Versions);
                json.WriteNumber("copies", summary.Copies);
                json.WriteNumber("skipped", summary.Skipped);
                json.WriteNumber("seenAgain", summary.SeenAgain);
                json.WriteNumber("changes", summary.Changes);
                Strings(json, "reports", summary.Reports.Select(static r => r.Id));
                Strings(json, "failed", summary.Failed.Select(static f => $"{f.Locator}: {f.Reason}"));
            }
        );
    }

    public static async Task Correct(DeskRequest request)
    {
        SentCorrection sent =
            await JsonSerializer.DeserializeAsync<SentCorrection>(
                request.Context.Request.Body,
                JsonSerializerOptions.Web,
                request.Context.RequestAborted
            ) ?? throw new DeskProblem(StatusCodes.Status400BadRequest, "The body is empty; send a correction as JSON.");
        string id = request.State.Keeper.Correct(
            new CorrectionRequest(
                sent.Dispute,
                sent.Op ?? "",
                [.. sent.Targets ?? []],
                (sent.Fields ?? []).ToImmutableDictionary(StringComparer.Ordinal),
                sent.Evidence,
                sent.Report,
                sent.Quotation,
                sent.Type,
                sent.Reason,
                sent.By
            )
        );
        request.Context.Response.StatusCode = StatusCodes.Status201Created;
        await Json(request, json => json.WriteString("id", id));
    }

    public static Task Undo(DeskRequest request)
    {
        string id = request.Part("id");
        if (!request.State.Keeper.UndoCorrection(id, request.Word("by")))
        {
            throw new DeskProblem(StatusCodes.Status409Conflict, $"There is no correction {id} in force.");
        }

        request.Context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private static Task One<T>(DeskRequest request, FoundRecord found, T item)
        where T : notnull => Json(request, stream => ViewWriter.WriteOne(stream, item, json => Head(json, found)));

    private static void Head(Utf8JsonWriter json, FoundRecord found)
    {
        json.WriteString("recordType", found.Kind);
        json.WriteString("dispute", found.Dispute ?? "");
        if (found.Status is not ("current" or "rejected"))
        {
            json.WriteString("recordStatus", found.Status);
        }

        if (found.MergedInto is { } heir)
        {
            json.WriteString("mergedInto", heir);
        }
    }

    private static DeskRequest Renamed(DeskRequest request)
    {
        request.Context.Request.RouteValues["report"] = request.Part("id");
        return request;
    }

    private static DeskProblem Unknown(string id) =>
        new(StatusCodes.Status404NotFound, $"There is no record \"{id}\", and there never was one.");

    private static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (string value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    private static Task Json(DeskRequest request, Action<Utf8JsonWriter> fields) =>
        Json(
            request,
            stream =>
            {
                using Utf8JsonWriter json = new(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" });
                json.WriteStartObject();
                fields(json);
                json.WriteEndObject();
            }
        );

    private static async Task Json(DeskRequest request, Action<Stream> write)
    {
        using MemoryStream body = new();
        write(body);
        request.Context.Response.ContentType = "application/json";
        request.Context.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(request.Context.Request.Method))
        {
            await request.Context.Response.Body.WriteAsync(body.GetBuffer().AsMemory(0, (int)body.Length), request.Context.RequestAborted);
        }
    }

    /// <summary>A correction as it is sent.</summary>
    private sealed record SentCorrection(
        string? Dispute,
        string? Op,
        string[]? Targets,
        Dictionary<string, string>? Fields,
        string? Evidence,
        string? Report,
        string? Quotation,
        string? Type,
        string? Reason,
        string? By
    );
}
