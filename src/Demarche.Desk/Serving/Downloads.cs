using System.IO.Compression;
using System.Text.Json;
using Demarche.Exports;
using Demarche.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Demarche.Desk;

/// <summary>The record in other forms. Each is written to a file of its own first, so that nothing half-written is ever taken for the whole.</summary>
internal static class Downloads
{
    private static readonly string[] s_reading = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(IEndpointRouteBuilder routes, DeskState state)
    {
        routes.MapMethods("/d/{dispute}/export/{format}", s_reading, context => DeskRoutes.Guarded(context, state, Export));
        routes.MapMethods("/d/{dispute}/work/{work}/file", s_reading, context => DeskRoutes.Guarded(context, state, File));
        routes.MapMethods("/d/{dispute}/{line}/copy", s_reading, context => DeskRoutes.Guarded(context, state, Copy));
    }

    public static Task Export(DeskRequest request) => Send(request, request.Part("format"), attach: true);

    /// <summary>
    /// Writes a form and sends it. Who asks for a page, as a browser does, is shown how far it is where that takes long; a program waits, and stops
    /// the writing by going away.
    /// </summary>
    public static async Task Send(DeskRequest request, string name, bool attach)
    {
        DeskWork work = Begin(request, name);
        await using (request.Context.RequestAborted.Register(work.Stop))
        {
            if (attach && request.Context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal))
            {
                if (await WorkPages.Wait(request, work) is { } page)
                {
                    request.Context.Response.StatusCode = StatusCodes.Status303SeeOther;
                    request.Context.Response.Headers.Location = page;
                    return;
                }
            }
            else
            {
                await work.Ended;
            }
        }

        try
        {
            work.Demand();
            await Give(request, work.File!, attach || name == "html");
        }
        finally
        {
            request.State.Work.Forget(work);
        }
    }

    /// <summary>What a piece of work wrote.</summary>
    public static Task File(DeskRequest request) =>
        Give(
            request,
            WorkPages.Find(request) is { IsDone: true, File: { } file }
                ? file
                : throw new DeskProblem(StatusCodes.Status404NotFound, "There is no file yet, or no more."),
            attach: true
        );

    private static DeskWork Begin(DeskRequest request, string name)
    {
        ViewQuery query = new(request.Named, request.Day("as-of"), request.Day("from"), request.Day("to"), Limit: 200)
        {
            Filter = new LineFilter { Actor = request.Word("actor"), MinOrigins = request.Number("min-origins", 0, 0, 1000) },
        };
        (string mediaType, string extension, Action<Stream, DeskWork> write) = Chosen(request, name, query);
        string safe = string.Concat(request.Dispute.Select(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '-'));
        WrittenForm form = new(
            Path.Combine(
                request.State.Settings.UploadFolder,
                $"demarche-export-{Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(8))}"
            ),
            mediaType.StartsWith("text/", StringComparison.Ordinal) ? mediaType + "; charset=utf-8" : mediaType,
            $"{safe}.{extension}"
        );
        return request.State.Work.Start(request.Dispute, "hand-over", $"Writing {name}", work => Write(work, form, write));
    }

    private static void Write(DeskWork work, WrittenForm form, Action<Stream, DeskWork> write)
    {
        try
        {
            using (FileStream file = new(form.Path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16))
            using (WatchedStream watched = new(file, work))
            {
                write(watched, work);
            }

            work.Stopped.ThrowIfCancellationRequested();
            work.File = form;
        }
        finally
        {
            if (work.File is null)
            {
                form.Dispose();
            }
        }
    }

    private static async Task Give(DeskRequest request, WrittenForm form, bool attach)
    {
        await using FileStream file = new(form.Path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16);
        HttpResponse response = request.Context.Response;
        response.ContentType = form.MediaType;
        response.ContentLength = file.Length;
        if (attach)
        {
            // Never a page of the desk's own origin.
            response.Headers.ContentDisposition = $"attachment; filename=\"{form.Name}\"";
        }

        if (!HttpMethods.IsHead(request.Context.Request.Method))
        {
            await file.CopyToAsync(response.Body, request.Context.RequestAborted);
        }
    }

    private static (string MediaType, string Extension, Action<Stream, DeskWork> Write) Chosen(
        DeskRequest request,
        string name,
        ViewQuery query
    )
    {
        switch (name)
        {
            case "csv":
                return ("application/zip", "csv.zip", (stream, work) => Tables(new WatchedViews(request.Views, work), query, stream));
            case "bundle":
                return (
                    "application/zip",
                    "zip",
                    (stream, work) => Whole(request, stream, work, static (all, place) => BundleWriter.Write(all, place, parquet: false))
                );
            case "parquet":
                return ("application/zip", "parquet.zip", (stream, work) => Whole(request, stream, work, ParquetExport.Write));
            case "jsonl" when request.State.Settings.Annotations is { } annotations:
                return (
                    "application/jsonl",
                    "jsonl",
                    (stream, work) => annotations(stream, new WatchedViews(request.Views, work), query, work.Stopped)
                );
            default:
                ExportFormat form =
                    ExportFormats.Find(name)
                    ?? throw new DeskProblem(
                        StatusCodes.Status404NotFound,
                        $"There is no form \"{name}\"; see Hand over for those there are."
                    );
                ExportRequest asked = Asked(request, query);
                return (
                    form.MediaType,
                    form.Extension,
                    (stream, work) => form.Write(stream, asked with { Views = new WatchedViews(request.Views, work) })
                );
        }
    }

    private static ExportRequest Asked(DeskRequest request, ViewQuery query) =>
        new(
            request.Views,
            request.Lookup,
            query,
            WithText: request.Word("no-text") is null,
            new Permalinks(request.State.Address.ToString().TrimEnd('/'))
        )
        {
            Since = request.Number("since", 0, 0, int.MaxValue),
            Version = request.State.Settings.Version,
        };

    private static void Tables(IRecordViews views, ViewQuery query, Stream stream)
    {
        using ZipArchive archive = new(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach (string table in CsvTables.Names)
        {
            using StreamWriter writer = new(archive.CreateEntry(table + ".csv").Open());
            CsvExport.Write(writer, views, query, table, withText: true);
        }
    }

    private static void Whole(DeskRequest request, Stream stream, DeskWork work, Action<IStoreContents, IBundlePlace> write)
    {
        using BundleZip place = new(stream);
        request.State.Settings.Whole.Contents(contents => write(new WatchedContents(contents, work), place));
    }

    private static async Task Copy(DeskRequest request)
    {
        if (request.Word("form") != "json")
        {
            await DeskRoutes.Written(request, HandOverPage.Copy(request));
            return;
        }

        LineCopy copy = HandOverPage.CopyOf(request, request.Part("line"));
        request.Context.Response.ContentType = "application/json";
        await request.Context.Response.WriteAsync(
            JsonSerializer.Serialize(new Dictionary<string, string> { ["html"] = copy.Rich.ToString(), ["text"] = copy.Plain })
        );
    }
}
