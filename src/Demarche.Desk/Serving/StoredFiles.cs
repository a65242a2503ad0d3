using System.Text;
using Demarche.Exports;
using Demarche.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Demarche.Desk;

/// <summary>What a report is made of: its clean text, and its stored bytes. The bytes are a download and never a page: nothing in them can run here.</summary>
internal static class StoredFiles
{
    private static readonly string[] s_reading = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(IEndpointRouteBuilder routes, DeskState state)
    {
        routes.MapMethods("/d/{dispute}/reports/{report}/text", s_reading, context => DeskRoutes.Guarded(context, state, Text));
        routes.MapMethods("/d/{dispute}/reports/{report}/original", s_reading, context => DeskRoutes.Guarded(context, state, Original));
        routes.MapMethods(
            "/d/{dispute}/corrections.csv",
            s_reading,
            context => DeskRoutes.Guarded(context, state, request => Corrections(request, csv: true))
        );
        routes.MapMethods(
            "/d/{dispute}/corrections.json",
            s_reading,
            context => DeskRoutes.Guarded(context, state, request => Corrections(request, csv: false))
        );
    }

    public static Task Text(DeskRequest request)
    {
        ReportItem report = ReportPage.Find(request, request.Part("report"));
        HttpResponse response = request.Context.Response;
        response.Headers.ETag = $"\"{report.TextSha256}\"";
        if (request.Context.Request.Headers.IfNoneMatch == response.Headers.ETag)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        response.ContentType = "text/plain; charset=utf-8";
        return response.WriteAsync(request.Views.TextOf(report.Id) ?? "");
    }

    public static async Task Original(DeskRequest request)
    {
        string id = request.Part("report");
        _ = ReportPage.Find(request, id);
        byte[] bytes =
            request.Lookup.Original(id)
            ?? throw new DeskProblem(
                StatusCodes.Status404NotFound,
                "The original of this report was not kept: it came as clean text, or was erased."
            );
        HttpResponse response = request.Context.Response;
        response.ContentType = "application/octet-stream";
        response.Headers.ContentDisposition = $"attachment; filename=\"{id}.original\"";
        response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        await response.Body.WriteAsync(bytes);
    }

    private static async Task Corrections(DeskRequest request, bool csv)
    {
        HttpResponse response = request.Context.Response;
        using MemoryStream body = new();
        if (csv)
        {
            using StreamWriter writer = new(body, new UTF8Encoding(false), leaveOpen: true);
            CsvTable<CorrectionItem> table = CsvTables.Corrections();
            table.WriteHead(writer);
            foreach (CorrectionItem item in CorrectionsPage.All(request))
            {
                table.WriteRow(writer, item);
            }
        }
        else
        {
            PageHead head = request.Head();
            ViewWriter.Write(
                body,
                new ViewPage<CorrectionItem>(request.Dispute, head.AsOf, head.Seq, head.Coverage, [.. CorrectionsPage.All(request)], null)
            );
        }

        response.ContentType = csv ? "text/csv; charset=utf-8" : "application/json";
        response.Headers.ContentDisposition = $"attachment; filename=\"corrections.{(csv ? "csv" : "json")}\"";
        await response.Body.WriteAsync(body.ToArray());
    }
}
