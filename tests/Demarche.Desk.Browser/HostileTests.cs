using Demarche.Desk.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Demarche.Desk.Browser;

/// <summary>A hostile page that came through intake: scripts, SVG, javascript: links, letters that turn the direction, and a table without end.</summary>
public sealed class HostileTests(OpenDesk desk) : IClassFixture<OpenDesk>
{
    [Fact]
    public async Task A_page_with_a_giant_table_is_read_whole_and_shown_as_text()
    {
        await using Visit visit = await desk.Visit();
        desk.Desk.ReadFiles(("tolls.html", InventedPages.GiantTable));
        string report = desk.Desk.Report("Tolls at every gate");
        string text = desk.Desk.Store.TextOf(report)!;
        Assert.Contains($"\n{InventedPages.Rows - 1}.{InventedPages.Columns - 1}", text);

        await visit.Open("/reports/" + report);
        await Expect(visit.Page.Locator("h1")).ToContainTextAsync("Tolls at every gate <script>window.hit=20</script>");
        await Expect(visit.Page.Locator(".text mark.position").First).ToContainTextAsync("publish the toll of every gate");
        await Expect(visit.Page.Locator(".text")).ToContainTextAsync("<img src=x onerror=window.hit=29> 700.0");
        await Expect(visit.Page.Locator("article.report")).ToContainTextAsync("left to the snow");
        await RunsNothing(visit);

        // A sentence of it opens in place, with all the table below it.
        await visit.Open("/timeline?actor=Peru&type=reject");
        await visit.Page.Locator("article", new() { HasText = "hung beside the list" }).Locator("a.sentence").ClickAsync();
        await Expect(visit.Page.Locator("mark#e")).ToBeInViewportAsync();
        await RunsNothing(visit);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/timeline")]
    [InlineData("/positions")]
    [InlineData("/reports")]
    [InlineData("/origins")]
    [InlineData("/search?q=gate")]
    public async Task It_runs_nothing_on_any_page_that_tells_of_it(string path)
    {
        await using Visit visit = await desk.Visit();
        desk.Desk.ReadFiles(("tolls.html", InventedPages.GiantTable));
        await visit.Open(path);
        await Expect(visit.Page.Locator("main")).ToContainTextAsync(path == "/origins" ? "Quay Echo" : "every gate");
        await RunsNothing(visit);
    }

    private static async Task RunsNothing(Visit visit)
    {
        Assert.Null(await visit.Page.EvaluateAsync<int?>("window.hit ?? null"));
        Assert.Equal(
            0,
            await visit
                .Page.Locator(
                    "main :is(script, img, iframe, object, embed, style, base, [onload], [onclick], [onerror], [href^='javascript:' i], [src])"
                )
                .CountAsync()
        );
        Assert.False(
            await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth + 1"),
            "wider than the window"
        );

        // Letters that turn the direction never reach past the words that hold them.
        Assert.False(await visit.Page.EvaluateAsync<bool>("document.documentElement.outerHTML.includes('\\u202E')"));
    }
}
