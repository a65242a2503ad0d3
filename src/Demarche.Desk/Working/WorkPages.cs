using System.Globalization;
using Demarche.Exports;
using Demarche.Store;
using Microsoft.AspNetCore.Http;

namespace Demarche.Desk;

/// <summary>Work that takes longer than a page should: how far it is, a button that stops it, and the way to what came of it.</summary>
internal static class WorkPages
{
    /// <summary>Waits for as long as a page may take; returns where to look then, or null when the work has ended.</summary>
    public static async Task<string?> Wait(DeskRequest request, DeskWork work)
    {
        await Task.WhenAny(work.Ended, Task.Delay(request.State.Settings.Patience));
        return work.IsDone ? null : $"{request.Path("work", work.Id)}?now=1";
    }

    public static DeskPage Of(DeskRequest request)
    {
        DeskWork work = Find(request);
        if (work is { IsDone: true, IsStopping: false, Trouble: null, Page: { } page })
        {
            throw new DeskRedirect(page);
        }

        return new DeskPage(
            work.Title,
            work.Section,
            Markup.Of(
                $"""
                <h1>{work.Title}</h1>
                <div id="work" data-poll="{request.Path("parts", "work", work.Id)}"{(
                    work.IsDone ? Markup.Of($" data-done") : Markup.Empty
                )} aria-live="polite">{State(request, work)}</div>
                """
            )
        )
        {
            Again = work.IsDone ? 0 : 2,
        };
    }

    public static DeskWork Find(DeskRequest request) =>
        request.State.Work.Find(request.Part("work")) is { } work && work.Dispute == request.Dispute
            ? work
            : throw new DeskProblem(
                StatusCodes.Status404NotFound,
                "There is no such work under way. It may be of an earlier run of the desk, or of long ago."
            );

    public static string Stop(DeskRequest request, IFormCollection form)
    {
        Find(request).Stop();
        return request.Path("work", request.Part("work"));
    }

    /// <summary>What is under way, as a list; nothing when nothing is.</summary>
    public static Markup Running(DeskRequest request)
    {
        Markup[] all =
        [
            .. request
                .State.Work.Running.Where(w => w.Dispute == request.Dispute)
                .Select(w => Markup.Of($"<li><a href=\"{request.Path("work", w.Id)}\">{w.Title}</a></li>")),
        ];
        return all.Length == 0 ? Markup.Empty : Markup.Of($"<h2>Under way</h2><ul>{all}</ul>");
    }

    public static Markup State(DeskRequest request, DeskWork work)
    {
        if (!work.IsDone)
        {
            return UnderWay(request, work);
        }

        if (work.Trouble is { } trouble)
        {
            string told = trouble is OperationCanceledException ? "Stopped. Nothing was kept of it." : $"It ended: {trouble.Message}";
            return Markup.Of($"<p class=\"notice\">{told}</p>");
        }

        if (work.File is { } file)
        {
            return Markup.Of(
                $"<p>Ready: <a href=\"{request.Path("work", work.Id, "file")}\" data-save>{file.Name}</a>, {Size(work.Bytes)}.</p>"
            );
        }

        return work.IsStopping
            ? Markup.Of(
                $"<p class=\"notice\">Stopped. The correction is kept; what follows from it for other lines waits for the next change.</p><p class=\"next\"><a href=\"{work.Page}\">The line</a></p>"
            )
            : Markup.Of($"<p class=\"next\"><a href=\"{work.Page}\" data-next>Done: go on</a></p>");
    }

    private static Markup UnderWay(DeskRequest request, DeskWork work)
    {
        string stage =
            work.Progress is { } progress ? $"joining with the record: {progress.Done.ToString("N0", CultureInfo.InvariantCulture)}"
            : work.Bytes > 0 || work.Lines > 0
                ? $"{work.Lines.ToString("N0", CultureInfo.InvariantCulture)} lines, {Size(work.Bytes)} written"
            : request.State.Readings.UnderWay.Any() ? "waiting until the reading under way has ended"
            : "beginning";
        Markup stop = work.IsStopping
            ? Markup.Of($"<p>Stopping at the next safe place.</p>")
            : Markup.Of(
                $"<form method=\"post\" action=\"{request.Path("work", work.Id, "stop")}\"><input type=\"hidden\" name=\"token\" value=\"{request.State.Token}\"><button>Stop</button></form>"
            );
        return Markup.Of($"<p><progress aria-label=\"{work.Title}\"></progress> {stage}</p>{stop}");
    }

    private static string Size(long bytes) =>
        bytes < 100_000
            ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, bytes / 1000)} kB")
            : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB");
}
