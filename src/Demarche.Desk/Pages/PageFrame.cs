using System.Collections.Immutable;
using Demarche.Exports;
using Demarche.Store;
using Microsoft.AspNetCore.Http;

namespace Demarche.Desk;

/// <summary>What a page says between the frame's head and foot.</summary>
/// <param name="Section">The part of the desk that is marked as the current one: a last part of a path.</param>
internal sealed record DeskPage(string Title, string Section, Markup Body)
{
    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>Seconds after which a browser without script asks again; 0 for never.</summary>
    public int Again { get; init; }
}

/// <summary>The frame around every page.</summary>
internal static class PageFrame
{
    private static readonly ImmutableArray<(string Part, string Name, string Key)> Sections =
    [
        ("", "Overview", "o"),
        ("timeline", "Timeline", "t"),
        ("positions", "Positions", "p"),
        ("quotes", "Quotes", "q"),
        ("reports", "Reports", "r"),
        ("origins", "Origins", "i"),
        ("stories", "Stories", "w"),
        ("disagreements", "Disagreements", "d"),
        ("search", "Search", "s"),
        ("corrections", "Corrections", "c"),
        ("hand-over", "Hand over", "h"),
    ];

    public static Markup Of(DeskRequest request, DeskPage page)
    {
        string theme = request.Context.Request.Cookies["theme"] is "dark" or "light" ? request.Context.Request.Cookies["theme"]! : "auto";
        Markup again =
            page.Again > 0 ? Markup.Of($"<noscript><meta http-equiv=\"refresh\" content=\"{page.Again}\"></noscript>") : Markup.Empty;
        return Markup.Of(
            $"""
            <!doctype html>
            <html lang="en" data-theme="{theme}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{page.Title} · {request.Dispute} · Demarche</title>{again}
            <link rel="icon" href="data:,">
            <link rel="stylesheet" href="{DeskAssets.Path("desk.css")}">
            <script src="{DeskAssets.Path("desk.js")}" defer></script>
            </head>
            <body data-token="{request.State.Token}" data-base="{request.Path()}">
            <a class="skip" href="#main">Skip to the content</a>
            <header class="top">
            <p class="brand"><a href="/">Demarche</a></p>
            {Disputes(request)}
            <form class="find" role="search" action="{request.Path("search")}">
            <label class="unseen" for="find">Search the record and its sentences</label>
            <input id="find" name="q" type="search" placeholder="Search" autocomplete="off" value="{(
                page.Section == "search" ? request.Word("q") : null
            )}">
            <button>Search</button>
            </form>
            <p class="tools"><a href="{request.Path("read")}">Read reports</a> <a href="{request.Path("keys")}" data-keys>Keys</a> {Themes(
                request,
                theme
            )}</p>
            </header>
            <nav class="sections" aria-label="The record"><ul>{Sections.Select(s => Entry(request, page, s))}</ul></nav>
            <main id="main" tabindex="-1">
            {page.Body}
            </main>
            {Foot(request)}
            <div id="said" role="status" aria-live="polite"></div>
            </body>
            </html>

            """
        );
    }

    /// <summary>The keys by which sections are reached, for the page that lists them.</summary>
    public static IEnumerable<(string Key, string Name)> SectionKeys => Sections.Select(static s => (s.Key, s.Name));

    private static Markup Entry(DeskRequest request, DeskPage page, (string Part, string Name, string Key) section)
    {
        string path = section.Part.Length == 0 ? request.Path() : request.Path(section.Part);
        Markup current = section.Part == page.Section ? Markup.Of($" aria-current=\"page\"") : Markup.Empty;
        return Markup.Of($"<li><a href=\"{path}\" data-key=\"{section.Key}\"{current}>{section.Name}</a></li>");
    }

    private static Markup Disputes(DeskRequest request)
    {
        if (request.Disputes.Length < 2)
        {
            return Markup.Of($"<p class=\"dispute\">{request.Dispute}</p>");
        }

        IEnumerable<Markup> all = request.Disputes.Select(name =>
            Markup.Of($"<li><a href=\"/d/{Uri.EscapeDataString(name)}\">{name}</a></li>")
        );
        return Markup.Of($"<details class=\"dispute\"><summary>{request.Dispute}</summary><ul>{all}</ul></details>");
    }

    private static Markup Themes(DeskRequest request, string theme)
    {
        string next = theme switch
        {
            "auto" => "dark",
            "dark" => "light",
            _ => "auto",
        };
        string back = request.Context.Request.Path.ToUriComponent() + request.Context.Request.QueryString.ToUriComponent();
        string to = DeskRequest.With("/theme", [new("to", next), new("back", back)]);
        return Markup.Of($"<a href=\"{to}\" data-theme-toggle title=\"Light, dark, or as the system says\">Theme: {theme}</a>");
    }

    private static Markup Foot(DeskRequest request)
    {
        Coverage coverage = request.Head().Coverage;
        string span =
            coverage.FirstPublished is { Length: >= 10 } first && coverage.LastPublished is { Length: >= 10 } last
                ? $", published {first[..10]} to {last[..10]}"
                : "";
        string undated = coverage.Undated > 0 ? $"; {Phrases.Count(coverage.Undated, "report")} without a date" : "";
        Markup pending =
            coverage.Pending > 0
                ? Markup.Of(
                    $"<p class=\"notice\">{Phrases.Count(coverage.Pending, "report")} not in the record yet: run <code>demarche rebuild</code> to finish.</p>"
                )
                : Markup.Empty;
        string[] engines = [.. coverage.Engines.Where(static e => e != "human")];
        Markup mixed =
            engines.Length > 1
                ? Markup.Of(
                    $"<p class=\"notice\">Lines of {engines.Length} engines stand side by side: run <code>demarche rebuild</code> to make them one.</p>"
                )
                : Markup.Empty;
        return Markup.Of(
            $"""
            <footer class="foot">{pending}{mixed}
            <p>Rests on {Phrases.Count(coverage.Reports, "report")} of {Phrases.Count(coverage.Outlets, "outlet")}, {Phrases.Count(
                coverage.Origins,
                "origin"
            )}{span}{undated}. What they do not say is left open.</p>
            <p>Demarche {request.State.Settings.Version} · <a href="/api/openapi.json">API</a> · this desk answers on this machine only and calls no other.</p>
            </footer>
            """
        );
    }
}
