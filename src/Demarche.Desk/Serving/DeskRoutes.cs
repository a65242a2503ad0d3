using System.Text;
using Demarche.Exports;
using Demarche.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace Demarche.Desk;

/// <summary>Which page answers which address.</summary>
internal static class DeskRoutes
{
    private static readonly string[] s_reading = [HttpMethods.Get, HttpMethods.Head];

    public static void Map(IEndpointRouteBuilder routes, DeskState state)
    {
        Assets(routes);
        routes.MapMethods("/", s_reading, context => Redirected(context, Start(state)));
        routes.MapMethods("/theme", s_reading, Theme);
        Page(routes, state, "/d/{dispute}", OverviewPage.Of);
        Page(routes, state, "/d/{dispute}/news", OverviewPage.News);
        Page(routes, state, "/d/{dispute}/timeline", TimelinePage.Of);
        Page(routes, state, "/d/{dispute}/positions", PositionsPage.Of);
        Page(routes, state, "/d/{dispute}/quotes", QuotesPage.Of);
        Page(routes, state, "/d/{dispute}/reports", ReportsPage.Of);
        Page(routes, state, "/d/{dispute}/reports/{report}", ReportPage.Of);
        Page(routes, state, "/d/{dispute}/reports/{report}/beside/{other}", ComparisonPages.Beside);
        Page(routes, state, "/d/{dispute}/reports/{report}/versions/{other}", ComparisonPages.Versions);
        Page(routes, state, "/d/{dispute}/origins", OriginsPage.Of);
        Page(routes, state, "/d/{dispute}/stories", StoriesPage.Of);
        Page(routes, state, "/d/{dispute}/disagreements", DisagreementsPage.Of);
        Page(routes, state, "/d/{dispute}/search", SearchPage.Of);
        Page(routes, state, "/d/{dispute}/corrections", CorrectionsPage.Of);
        Page(routes, state, "/d/{dispute}/keys", KeysPage.Of);
        Page(routes, state, "/d/{dispute}/read", ReadingPages.Choose);
        Page(routes, state, "/d/{dispute}/read/{job}", ReadingPages.Progress);
        Page(routes, state, "/d/{dispute}/work/{work}", WorkPages.Of);
        Page(routes, state, "/d/{dispute}/{line}", LinePage.Of);
        Part(routes, state, "/d/{dispute}/parts/search", SearchPage.Found);
        Part(routes, state, "/d/{dispute}/parts/read/{job}", static request => ReadingPages.State(request, ReadingPages.Find(request)));
        Part(routes, state, "/d/{dispute}/parts/work/{work}", static request => WorkPages.State(request, WorkPages.Find(request)));
        Page(routes, state, "/d/{dispute}/hand-over", HandOverPage.Of);
        StoredFiles.Map(routes, state);
        Downloads.Map(routes, state);
        ApiRoutes.Map(routes, state);
        Post(routes, state, "/d/{dispute}/seen", Now(Seen));
        Post(routes, state, "/d/{dispute}/corrections", CorrectionsPage.Keep);
        Post(routes, state, "/d/{dispute}/corrections/{id}/undo", CorrectionsPage.Undo);
        Post(routes, state, "/d/{dispute}/read/{job}/stop", Now(StopReading));
        Post(routes, state, "/d/{dispute}/work/{work}/stop", Now(WorkPages.Stop));
        routes.MapPost("/d/{dispute}/read", context => Guarded(context, state, (request) => Uploading.Take(request)));
    }

    private static void Assets(IEndpointRouteBuilder routes) =>
        routes.MapMethods(
            "/assets/{mark}/{name}",
            s_reading,
            static async context =>
            {
                string name = context.Request.RouteValues["name"] as string ?? "";
                if (DeskAssets.Find(name) is not { } bytes)
                {
                    context.Response.StatusCode = StatusCodes.Status404NotFound;
                    return;
                }

                context.Response.ContentType = name.EndsWith(".css", StringComparison.Ordinal)
                    ? "text/css; charset=utf-8"
                    : "text/javascript; charset=utf-8";
                context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
                await context.Response.Body.WriteAsync(bytes);
            }
        );

    /// <summary>A page in its frame.</summary>
    public static void Page(IEndpointRouteBuilder routes, DeskState state, string pattern, Func<DeskRequest, DeskPage> page) =>
        routes.MapMethods(pattern, s_reading, context => Guarded(context, state, request => Written(request, page(request))));

    private static void Part(IEndpointRouteBuilder routes, DeskState state, string pattern, Func<DeskRequest, Markup> part) =>
        routes.MapMethods(pattern, s_reading, context => Guarded(context, state, request => Write(context, part(request))));

    /// <summary>A form that changes something and leads to a page then.</summary>
    private static void Post(
        IEndpointRouteBuilder routes,
        DeskState state,
        string pattern,
        Func<DeskRequest, IFormCollection, Task<string>> keep
    ) =>
        routes.MapPost(
            pattern,
            context =>
                Guarded(
                    context,
                    state,
                    async request =>
                    {
                        IFormCollection form = await context.Request.ReadFormAsync();
                        Known(request, form["token"].ToString());
                        await Redirected(context, await keep(request, form), StatusCodes.Status303SeeOther);
                    }
                )
        );

    /// <exception cref="DeskProblem">The form is not one of ours, or of an earlier run of the desk.</exception>
    public static void Known(DeskRequest request, string token)
    {
        if (token != request.State.Token)
        {
            throw new DeskProblem(
                StatusCodes.Status403Forbidden,
                "This form is of an earlier run of the desk. Load its page again and send it once more."
            );
        }
    }

    /// <summary>Runs the work of a request; what it cannot give becomes a page that says so.</summary>
    public static async Task Guarded(HttpContext context, DeskState state, Func<DeskRequest, Task> work)
    {
        try
        {
            await work(new DeskRequest(context, state));
        }
        catch (DeskRedirect redirect)
        {
            await Redirected(context, redirect.To);
        }
        catch (DeskProblem problem)
        {
            await Problem(context, state, problem.Status, problem.Message);
        }
        catch (CorrectionException error)
        {
            await Problem(context, state, StatusCodes.Status422UnprocessableEntity, error.Message);
        }
        catch (StoreException error)
        {
            await Problem(
                context,
                state,
                error.WrongUsage ? StatusCodes.Status400BadRequest : StatusCodes.Status503ServiceUnavailable,
                error.Message
            );
        }
        catch (Exception error) when (error is BadHttpRequestException or InvalidDataException)
        {
            await Problem(context, state, StatusCodes.Status400BadRequest, error.Message);
        }
    }

    private static Task Problem(HttpContext context, DeskState state, int status, string message)
    {
        context.Response.StatusCode = status;
        if (
            context.Request.RouteValues["dispute"] is string named
            && state.Views.Disputes() is var all
            && !all.Contains(named)
            && !all.IsEmpty
        )
        {
            context.Request.RouteValues["dispute"] = all[0];
        }

        DeskPage page = new(
            "Not here",
            "none",
            Markup.Of($"<h1>That does not work</h1><p class=\"notice\">{message}</p><p><a href=\"/\">To the overview</a></p>")
        )
        {
            Status = status,
        };
        return Written(new DeskRequest(context, state), page);
    }

    public static Task Written(DeskRequest request, DeskPage page)
    {
        request.Context.Response.StatusCode = page.Status;
        return Write(request.Context, PageFrame.Of(request, page));
    }

    private static Task Write(HttpContext context, Markup markup)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(markup.ToString());
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.ContentLength = bytes.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.Body.WriteAsync(bytes).AsTask();
    }

    private static Task Redirected(HttpContext context, string to, int status = StatusCodes.Status302Found)
    {
        context.Response.StatusCode = status;
        context.Response.Headers.Location = to;
        return Task.CompletedTask;
    }

    private static string Start(DeskState state)
    {
        System.Collections.Immutable.ImmutableArray<string> all = state.Views.Disputes();
        return "/d/" + Uri.EscapeDataString(all.IsEmpty || all.Contains("default") ? "default" : all[0]);
    }

    private static Task Theme(HttpContext context)
    {
        string to = context.Request.Query["to"].ToString();
        string back = context.Request.Query["back"].ToString();
        context.Response.Cookies.Append(
            "theme",
            to is "dark" or "light" ? to : "auto",
            new CookieOptions { SameSite = SameSiteMode.Strict, MaxAge = TimeSpan.FromDays(400) }
        );

        // Only to a page of ours: a path that begins with one slash.
        return Redirected(context, back.StartsWith("/d/", StringComparison.Ordinal) && !back.AsSpan().ContainsAny("\r\n\\") ? back : "/");
    }

    private static string Seen(DeskRequest request, IFormCollection form)
    {
        Visit.End(
            request,
            long.TryParse(form["seq"].ToString(), out long seq) ? Math.Clamp(seq, 0, request.Head().Seq) : request.Head().Seq
        );
        return request.Path();
    }

    /// <summary>What is done at once.</summary>
    private static Func<DeskRequest, IFormCollection, Task<string>> Now(Func<DeskRequest, IFormCollection, string> keep) =>
        (request, form) => Task.FromResult(keep(request, form));

    private static string StopReading(DeskRequest request, IFormCollection form)
    {
        ReadingPages.Find(request).Stop();
        return request.Path("read", request.Part("job"));
    }
}
