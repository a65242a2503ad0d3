using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Demarche.Desk;

/// <summary>Takes files that a form or a drop sends, straight to disk, and has them read.</summary>
internal static class Uploading
{
    private const int MostFiles = 20_000;

    public static async Task Take(DeskRequest request)
    {
        HttpContext context = request.Context;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = request.State.Settings.MostUploaded;
        }

        if (
            !MediaTypeHeaderValue.TryParse(context.Request.ContentType, out MediaTypeHeaderValue? type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 200 } boundary
        )
        {
            throw new DeskProblem(StatusCodes.Status415UnsupportedMediaType, "Send files as a form (multipart/form-data).");
        }

        MultipartReader reader = new(boundary, context.Request.Body);
        ReadingJob? job = null;
        bool known = context.Request.Headers["X-Demarche-Token"] == request.State.Token;
        while (await reader.ReadNextSectionAsync(context.RequestAborted) is { } section)
        {
            if (section.GetContentDispositionHeader() is not { } disposition)
            {
                continue;
            }

            if (disposition.Name == "token" && !disposition.IsFileDisposition())
            {
                using StreamReader token = new(section.Body);
                char[] sent = new char[64];
                known |= new string(sent, 0, await token.ReadBlockAsync(sent)) == request.State.Token;
                continue;
            }

            if (!disposition.IsFileDisposition())
            {
                continue;
            }

            // The token comes before the files, so that nothing of another site's form is stored.
            DeskRoutes.Known(request, known ? request.State.Token : "");
            job ??= request.State.Readings.Begin(request.Dispute);
            await Keep(job, section, disposition, context.RequestAborted);
        }

        DeskRoutes.Known(request, known ? request.State.Token : "");
        if (job is null || job.Files == 0)
        {
            throw new DeskProblem(StatusCodes.Status400BadRequest, "Choose at least one file.");
        }

        request.State.Readings.Start(job);
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = request.Path("read", job.Id);
    }

    private static async Task Keep(
        ReadingJob job,
        MultipartSection section,
        ContentDispositionHeaderValue disposition,
        CancellationToken stop
    )
    {
        if (job.Files >= MostFiles)
        {
            throw new DeskProblem(
                StatusCodes.Status413PayloadTooLarge,
                $"More than {MostFiles} files at once: read them from the command line."
            );
        }

        string given =
            HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value ?? "";
        string path = Place(job.Folder, given, job.Files);
        await using FileStream file = new(path, FileMode.CreateNew);
        await section.Body.CopyToAsync(file, stop);
        if (file.Length > 0)
        {
            job.Files++;
        }
    }

    // Only the last part of the name is used, and only signs that mean nothing to a file system.
    private static string Place(string folder, string given, int number)
    {
        string last = given[(given.LastIndexOfAny(['/', '\\']) + 1)..];
        string name = string.Concat(last.Select(static c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or ' ' ? c : '_'))
            .Trim('.', ' ');
        name =
            name.Length == 0 ? $"file-{number + 1}"
            : name.Length > 120 ? name[^120..]
            : name;
        string path = Path.Combine(folder, name);
        return File.Exists(path) ? Path.Combine(folder, $"{number + 1}-{name}") : path;
    }
}
