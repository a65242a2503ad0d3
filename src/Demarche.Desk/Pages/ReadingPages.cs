using Demarche.Exports;
using Demarche.Intake;
using Demarche.Store;
using Microsoft.AspNetCore.Http;

namespace Demarche.Desk;

/// <summary>Reading files that somebody chooses or drops.</summary>
internal static class ReadingPages
{
    public static DeskPage Choose(DeskRequest request)
    {
        IEnumerable<Markup> underWay = request.State.Readings.UnderWay.Select(j =>
            Markup.Of($"<li><a href=\"{request.Path("read", j.Id)}\">Reading {j.Number}, {Phrases.Count(j.Files, "file")}</a></li>")
        );
        return new DeskPage(
            "Read reports",
            "read",
            Markup.Of(
                $"""
                <h1>Read reports</h1>
                <form class="upload" method="post" enctype="multipart/form-data" action="{request.Path("read")}" data-upload>
                <input type="hidden" name="token" value="{request.State.Token}">
                <p class="field grow"><label for="files">Saved pages, feeds, texts, tables, crawl files or archives of them; or drop them onto any page</label><input id="files" name="files" type="file" multiple required></p>
                <p class="field go"><button>Read</button></p>
                </form>
                <p>They stay on this machine. Reading the same report twice changes nothing.</p>
                <ul>{underWay}</ul>
                """
            )
        );
    }

    public static DeskPage Progress(DeskRequest request)
    {
        ReadingJob job = Find(request);
        return new DeskPage(
            job.IsDone ? "Read" : "Reading",
            "read",
            Markup.Of(
                $"<h1>Reading {Phrases.Count(job.Files, "file")}</h1><div id=\"reading\" data-poll=\"{request.Path("parts", "read", job.Id)}\"{(job.IsDone ? Markup.Of($" data-done") : Markup.Empty)} aria-live=\"polite\">{State(request, job)}</div>"
            )
        )
        {
            Again = job.IsDone ? 0 : 2,
        };
    }

    public static ReadingJob Find(DeskRequest request) =>
        request.State.Readings.Find(request.Part("job"))
        ?? throw new DeskProblem(
            StatusCodes.Status404NotFound,
            "There is no such reading. It may be of an earlier run of the desk; what it read is in the record."
        );

    public static Markup State(DeskRequest request, ReadingJob job)
    {
        if (job.Trouble is { } trouble)
        {
            return Markup.Of($"<p class=\"notice\">The reading ended: {trouble}</p>");
        }

        if (job.Summary is { } summary)
        {
            return Done(request, summary);
        }

        string stage =
            job.Progress is null ? "beginning"
            : job.Progress.Stage == KeepingStage.Reading ? "reading"
            : "joining with the record";
        int done = job.Progress?.Done ?? 0;
        Markup bar =
            job.Progress?.Total is { } total && total > 0
                ? Markup.Of($"<progress max=\"{total}\" value=\"{done}\" aria-label=\"{stage}\"></progress> {done} of {total}")
                : Markup.Of($"<progress aria-label=\"{stage}\"></progress> {done}");
        Markup stop = job.IsStopping
            ? Markup.Of($"<p>Stopping at the next safe place.</p>")
            : Markup.Of(
                $"<form method=\"post\" action=\"{request.Path("read", job.Id, "stop")}\"><input type=\"hidden\" name=\"token\" value=\"{request.State.Token}\"><button>Stop</button></form>"
            );
        return Markup.Of($"<p>{stage}: {bar}</p>{stop}");
    }

    private static Markup Done(DeskRequest request, ReadSummary summary)
    {
        Markup stopped = summary.Interrupted
            ? Markup.Of($"<p class=\"notice\">Stopped. What was read is in the store; read the same files again to go on.</p>")
            : Markup.Empty;
        Markup failed = summary.Failed.IsEmpty
            ? Markup.Empty
            : Markup.Of($"<h2>Not read</h2><ul>{summary.Failed.Take(100).Select(static f => Failure(f))}</ul>");
        return Markup.Of(
            $"""
            {stopped}<p>{Phrases.Count(
                summary.Read,
                "report"
            )} read: {summary.New} new, {summary.Known} known, {summary.Versions} new versions, {summary.Copies} copies, {summary.Failed.Length} failed, {summary.Skipped} not reports, {summary.SeenAgain} seen again; {Phrases.Count(
                summary.Changes,
                "change"
            )} of the record.</p>
            <ul>{summary.Reports.Take(40).Select(r =>
                Markup.Of(
                    $"<li>{r.Outcome}: <a href=\"{request.Path("reports", r.Id)}\">{r.Title ?? r.Locator}</a>, {r.Outlet ?? "outlet not stated"}</li>"
                )
            )}</ul>{failed}
            <p class="next"><a href="{request.Path()}">What is new in the record</a></p>
            """
        );
    }

    private static Markup Failure(IntakeFailure failure) => Markup.Of($"<li>{failure.Locator}: {failure.Reason}</li>");
}
