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
        routes.MapMethods("/d/{dispute}/{line}/copy", s_reading, context => DeskRoutes.Guarded(context, state, Copy));
    }

    public static Task Export(DeskRequest request) => Send(request, request.Part("format"), attach: true);

    /// <summary>Writes a form and sends it.</summary>
    public static async Task Send(DeskRequest request, string name, bool attach)
    {
        CancellationToken stop = request.Context.RequestAborted;
        ViewQuery query = new(request.Named, request.Day("as-of"), request.Day("from"), request.Day("to"), Limit: 200)
        {
            Filter = new LineFilter { Actor = request.Word("actor"), MinOrigins = request.Number("min-origins", 0, 0, 1000) },
        };
        (string mediaType, string extension, Action<Stream> write) = Chosen(request, name, query, stop);
        string path = Path.Combine(
            request.State.Settings.UploadFolder,
            $"demarche-export-{Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(8))}"
        );
        await using FileStream file = new(
            path,
            FileMode.CreateNew,
            FileAccess.ReadWrite,
            FileShare.None,
            1 << 16,
            FileOptions.DeleteOnClose
        );
        write(file);
        stop.ThrowIfCancellationRequested();
        file.Position = 0;
        HttpResponse response = request.Context.Response;
        response.ContentType = mediaType.StartsWith("text/", StringComparison.Ordinal) ? mediaType + "; charset=utf-8" : mediaType;
        response.ContentLength = file.Length;
        if (attach || name == "html")
        {
            // Never a page of the desk's own origin.
            string safe = string.Concat(request.Dispute.Select(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '-'));
            response.Headers.ContentDisposition = $"attachment; filename=\"{safe}.{extension}\"";
        }

        if (!HttpMethods.IsHead(request.Context.Request.Method))
        {
            await file.CopyToAsync(response.Body, stop);
        }
    }

    private static (string MediaType, string Extension, Action<Stream> Write) Chosen(
        DeskRequest request,
        string name,
        ViewQuery query,
        CancellationToken stop
    )
    {
        switch (name)
        {
            case "csv":
                return ("application/zip", "csv.zip", stream => Tables(request, query, stream));
            case "bundle":
                return (
                    "application/zip",
                    "zip",
                    stream => Whole(request, stream, static (contents, place) => BundleWriter.Write(contents, place, parquet: false))
                );
            case "parquet":
                return ("application/zip", "parquet.zip", stream => Whole(request, stream, ParquetExport.Write));
            case "jsonl" when request.State.Settings.Annotations is { } annotations:
                return ("application/jsonl", "jsonl", stream => annotations(stream, query, stop));
            default:
                ExportFormat form =
                    ExportFormats.Find(name)
                    ?? throw new DeskProblem(
                        StatusCodes.Status404NotFound,
                        $"There is no form \"{name}\"; see Hand over for those there are."
                    );
                return (form.MediaType, form.Extension, stream => form.Write(stream, Asked(request, query)));
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

    private static void Tables(DeskRequest request, ViewQuery query, Stream stream)
    {
        using ZipArchive archive = new(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach (string table in CsvTables.Names)
        {
            using StreamWriter writer = new(archive.CreateEntry(table + ".csv").Open());
            CsvExport.Write(writer, request.Views, query, table, withText: true);
        }
    }

    private static void Whole(DeskRequest request, Stream stream, Action<IStoreContents, IBundlePlace> write)
    {
        using BundleZip place = new(stream);
        request.State.Settings.Whole.Contents(contents => write(contents, place));
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
