using System.Collections.Immutable;
using System.Text.Json;
using Demarche.Exports;
using Demarche.Store;
using Demarche.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Demarche.Desk;

/// <summary>The API's list of operations, and how a request becomes one.</summary>
internal static class ApiRoutes
{
    private const string Base = "/api/v1";

    private static readonly ImmutableArray<ApiParameter> s_dispute = [new("dispute", "path", "Name of the dispute.", Example: "imber-dam")];
    private static readonly ImmutableArray<ApiParameter> s_id = [new("id", "path", "Id of the record.", Example: "ev_1")];
    private static readonly ImmutableArray<ApiParameter> s_page =
    [
        .. s_dispute,
        new("limit", "query", "Most items of a page, 1 to 500.", "integer", Example: "100"),
        new("cursor", "query", "Go on where a page ended."),
        new("asOf", "query", "The record as reported up to this day.", Format: "date", Example: "2031-03-06"),
        new("from", "query", "First day.", Format: "date", Example: "2031-03-01"),
        new("to", "query", "Last day.", Format: "date", Example: "2031-03-31"),
        new("order", "query", "oldest (as the bundle) or newest first.", Example: "newest"),
    ];
    private static readonly ImmutableArray<ApiParameter> s_lines =
    [
        .. s_page,
        new("actor", "query", "Somebody who takes part: id, code or name."),
        new("holder", "query", "Who acts, holds or speaks."),
        new("addressee", "query", "Towards whom."),
        new("type", "query", "Type of event or kind of position.", Example: "demand"),
        new("status", "query", "Status of an event; open for positions without a reported answer.", Example: "open"),
        new("minOrigins", "query", "Least number of independent origins.", "integer", Example: "2"),
        new("q", "query", "Words."),
    ];

    public static ImmutableArray<ApiOperation> Operations { get; } =
    [
        new("GET", "/health", "getHealth", "Whether the desk answers.", [], ApiWork.Health) { Schema = "Health", Errors = [] },
        new("GET", "/coverage", "getCoverage", "What the record of each dispute rests on.", [], ApiWork.Coverage)
        {
            Schema = "Disputes",
            Errors = [],
        },
        new("GET", "/disputes", "listDisputes", "Names of the disputes.", [], ApiWork.Disputes) { Schema = "Disputes", Errors = [] },
        new("GET", "/disputes/{dispute}", "getDispute", "What a dispute's record rests on.", s_dispute, ApiWork.Dispute)
        {
            Schema = "Page",
        },
        List("timeline", "Events.", static (r, q) => r.Views.Timeline(q)),
        List("positions", "Positions, each with its answers.", static (r, q) => r.Views.Positions(q)),
        List("quotes", "Utterances, each with its wordings.", static (r, q) => r.Views.Quotes(q)),
        List("disagreements", "Where reports give different values.", static (r, q) => r.Views.Disagreements(q)),
        List(
            "stories",
            "Stories: the reports that tell one event, with what rests on them.",
            static (r, q) => r.Views.Stories(q with { Filter = new LineFilter { Thread = r.Word("thread") } }),
            [.. s_page, new("thread", "query", "Stories of one thread.", Example: "th_1")]
        ),
        List("reports", "Reports.", static (r, q) => r.Views.Reports(q), s_page),
        List("origins", "Origins with the reports that rest on them.", static (r, q) => r.Views.Origins(q), s_page),
        List("actors", "Who takes part.", static (r, q) => r.Views.Actors(q), s_page),
        List("corrections", "What people corrected, with who did.", static (r, q) => r.Views.Corrections(q), s_page),
        List(
            "changes",
            "What is new, by number.",
            static (r, q) => r.Views.Changes(r.Number("since", 0, 0, int.MaxValue), q),
            [.. s_page, new("since", "query", "Changes after this one.", "integer", Example: "1841")]
        ),
        Form("calendar.ics", "getCalendar", "Events and deadlines, to subscribe to.", "ical", "text/calendar"),
        Form("changes.json", "getChangesFeed", "What is new, as a JSON Feed.", "jsonfeed", "application/feed+json"),
        Form("changes.atom", "getChangesAtom", "What is new, as Atom.", "atom", "application/atom+xml"),
        new("GET", "/records/{id}", "getRecord", "One line; a merged one answers with mergedInto.", s_id, ApiWork.Record)
        {
            Schema = "Record",
        },
        new("GET", "/records/{id}/history", "getHistory", "The changes that a line went through.", s_id, ApiWork.History)
        {
            Schema = "Page",
        },
        new("GET", "/evidence/{id}", "getEvidence", "The words that a line rests on, with what stands around them.", s_id, ApiWork.Evidence)
        {
            Schema = "Record",
        },
        new("GET", "/reports/{id}", "getReport", "A report without its text.", s_id, ApiWork.Report) { Schema = "Record" },
        new("GET", "/reports/{id}/text", "getText", "The clean text; its ETag is its SHA-256.", s_id, ApiWork.Text)
        {
            Answer = "text/plain",
        },
        new("GET", "/reports/{id}/original", "getOriginal", "The stored bytes, as a download.", s_id, ApiWork.Original)
        {
            Answer = "application/octet-stream",
        },
        new(
            "GET",
            "/search",
            "search",
            "Sentences or lines by words.",
            [
                new("q", "query", "Words; in quotation marks, in this order.", Example: "sluices"),
                new("in", "query", "sentences (else), records, positions, quotes or stories."),
                new("dispute", "query", "Name of the dispute."),
                new("from", "query", "First day.", Format: "date"),
                new("to", "query", "Last day.", Format: "date"),
                new("limit", "query", "Most hits, 1 to 500.", "integer"),
            ],
            ApiWork.Search
        )
        {
            Schema = "Page",
        },
        new(
            "POST",
            "/reports",
            "readReport",
            "Reads one file.",
            [new("dispute", "query", "Name of the dispute."), new("name", "query", "Name of the file.", Example: "page.html")],
            ApiWork.Read
        )
        {
            Schema = "Reading",
            Status = 201,
            Body = "A saved page, feed, text, table, crawl file or archive, as it is.",
            Errors = [400, 403, 404, 413],
        },
        new("POST", "/corrections", "correct", "Keeps a correction.", [], ApiWork.Correct)
        {
            Schema = "Kept",
            Status = 201,
            Body = "Correction",
            Errors = [400, 403, 404, 422],
        },
        new(
            "DELETE",
            "/corrections/{id}",
            "undoCorrection",
            "Takes a correction back.",
            [
                new("id", "path", "Id of the correction.", Example: "c_1"),
                new("by", "query", "Who takes it back; kept with it.", Example: "Mara Lind"),
            ],
            ApiWork.Undo
        )
        {
            Status = 204,
            Errors = [403, 404, 409],
        },
    ];

    public static void Map(IEndpointRouteBuilder routes, DeskState state)
    {
        byte[] document = OpenApiWriter.Write(Operations, state.Settings.Version);
        routes.MapGet(
            "/api/openapi.json",
            context =>
            {
                context.Response.ContentType = "application/vnd.oai.openapi+json;version=3.1";
                return context.Response.Body.WriteAsync(document).AsTask();
            }
        );
        foreach (ApiOperation operation in Operations)
        {
            string[] methods = operation.Method == "GET" ? [HttpMethods.Get, HttpMethods.Head] : [operation.Method];
            routes.MapMethods(Base + operation.Path, methods, context => Answered(context, state, operation));
        }

        routes.Map(
            "/api/{**rest}",
            context => Problem(context, StatusCodes.Status404NotFound, "There is no such operation; /api/openapi.json lists them.", null)
        );
    }

    private static async Task Answered(HttpContext context, DeskState state, ApiOperation operation)
    {
        try
        {
            DeskRequest request = new(context, state);
            if (operation.Method == "GET" && operation.Schema is "Page" or "Record" or "Disputes" && IsKnown(request))
            {
                context.Response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }

            await operation.Work(request);
        }
        catch (DeskProblem problem)
        {
            await Problem(context, problem.Status, problem.Message, problem.Field);
        }
        catch (CorrectionException error)
        {
            await Problem(context, StatusCodes.Status422UnprocessableEntity, error.Message, null);
        }
        catch (JsonException error)
        {
            await Problem(context, StatusCodes.Status400BadRequest, "The body is no JSON of this form: " + error.Message, null);
        }
        catch (BadHttpRequestException error)
        {
            await Problem(context, error.StatusCode, error.Message, null);
        }
        catch (StoreException error)
        {
            await Problem(
                context,
                error.WrongUsage ? StatusCodes.Status400BadRequest : StatusCodes.Status503ServiceUnavailable,
                error.Message,
                null
            );
        }
    }

    // Every answer is a function of the store and of what is asked.
    private static bool IsKnown(DeskRequest request)
    {
        string all = string.Join('\n', request.Disputes.Select(request.Lookup.Stamp));
        string tag = $"\"{ContentHash.Of(all)[..24]}\"";
        request.Context.Response.Headers.ETag = tag;
        request.Context.Response.Headers.CacheControl = "private, no-cache";
        return request.Context.Request.Headers.IfNoneMatch.ToString().Contains(tag, StringComparison.Ordinal);
    }

    private static Task Problem(HttpContext context, int status, string detail, string? field)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/problem+json";
        Dictionary<string, object> problem = new()
        {
            ["type"] = "about:blank",
            ["title"] = Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status),
            ["status"] = status,
            ["detail"] = detail,
            ["instance"] = context.Request.Path.Value ?? "",
        };
        if (field is not null)
        {
            problem["errors"] = new[]
            {
                new Dictionary<string, string> { ["field"] = field, ["message"] = detail },
            };
        }

        return context.Response.WriteAsync(JsonSerializer.Serialize(problem));
    }

    private static ApiOperation List<T>(
        string name,
        string summary,
        Func<DeskRequest, ViewQuery, ViewPage<T>> view,
        ImmutableArray<ApiParameter> parameters = default
    )
        where T : notnull =>
        new(
            "GET",
            "/disputes/{dispute}/" + name,
            "list" + char.ToUpperInvariant(name[0]) + name[1..],
            summary,
            parameters.IsDefault ? s_lines : parameters,
            request => ApiWork.Page(request, view(request, ApiWork.Query(request)))
        )
        {
            Schema = "Page",
        };

    private static ApiOperation Form(string path, string id, string summary, string format, string mediaType) =>
        new("GET", "/disputes/{dispute}/" + path, id, summary, s_dispute, request => Downloads.Send(request, format, attach: false))
        {
            Answer = mediaType,
        };
}
