using System.Text.RegularExpressions;
using Demarche.Desk.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Demarche.Desk.Browser;

/// <summary>What an editor does at the desk, in a real browser: one test or more for each part of it.</summary>
public sealed class EditorTests(OpenDesk desk) : IClassFixture<OpenDesk>
{
    [Fact]
    public async Task Sees_what_is_new_opens_a_fact_and_marks_all_as_seen()
    {
        await using Visit visit = await desk.Visit();
        await visit.Open("");
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "Latest facts" })).ToBeVisibleAsync();
        await visit.Page.Locator(".news a").First.ClickAsync();
        await Expect(visit.Page.Locator("article.line")).ToHaveCountAsync(1);
        await visit.Page.GoBackAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "All seen" }).ClickAsync();
        await Expect(visit.Page.GetByText("No fact was added or changed since")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Zooms_the_timeline_and_opens_an_event_from_the_drawing()
    {
        await using Visit visit = await desk.Visit();
        await visit.Open("/timeline");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Nearer" }).ClickAsync();
        await Expect(visit.Page).ToHaveURLAsync(new Regex("from=2031-"));
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "All", Exact = true }).Last.ClickAsync();
        await visit.Page.SelectOptionAsync("#f-status", "announced");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await Expect(visit.Page.Locator(".lines article")).ToHaveCountAsync(1);
        await visit.Page.Locator("svg.timeline a[aria-label*='talks']").ClickAsync();
        await Expect(visit.Page.Locator("article.line h2")).ToContainTextAsync("talks in Lima");
    }

    [Fact]
    public async Task Moves_the_slider_back_to_a_day_before_the_answer()
    {
        await using Visit visit = await desk.Visit();
        await visit.Open("/positions?words=reopen");
        await Expect(visit.Page.Locator("article .status").First).ToHaveTextAsync("rejected");
        await visit.Page.Locator("#day").FocusAsync();
        await visit.Press("Home");
        await Expect(visit.Page).ToHaveURLAsync(new Regex("day=0"));
        await Expect(visit.Page.Locator("article .silence").First).ToContainTextAsync("no answer reported in");
        await visit.Page.Locator("table.matrix td a").First.ClickAsync();
        await Expect(visit.Page).ToHaveURLAsync(new Regex("holder="));
    }

    [Fact]
    public async Task Compares_the_wordings_of_a_quotation()
    {
        await using Visit visit = await desk.Visit();
        await visit.Open("/quotes");
        await visit.Page.Locator("nav.side a", new() { HasText = "Ana Quiroga" }).ClickAsync();
        await Expect(visit.Page.Locator("table.variants td del").First).ToContainTextAsync("and it always will");
        await Expect(visit.Page.GetByText("first carried by Imber Post")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Reads_a_report_beside_the_one_that_copied_it()
    {
        await using Visit visit = await desk.Visit();
        await visit.Open("/reports");
        await visit.Page.Locator("td").GetByRole(AriaRole.Link, new() { Name = "Chile asked to reopen the road" }).First.ClickAsync();
        await Expect(visit.Page.Locator(".text mark").First).ToBeVisibleAsync();
        await visit.Page.Locator("section", new() { HasText = "Passages shared" }).Locator("li a").First.ClickAsync();
        await visit.Page.Locator("mark.run").First.ClickAsync();
        await Expect(visit.Page).ToHaveURLAsync(new Regex("#there0$"));
        await visit.Open("/origins");
        await Expect(visit.Page.Locator(".tree ul a.tag").First).ToContainTextAsync("copied");
        await visit.Open("/disagreements");
        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Where the reports disagree");
    }

    [Fact]
    public async Task Sees_what_a_later_version_of_a_page_changed()
    {
        await using Visit visit = await desk.Visit();
        await visit.Open("/reports/" + desk.Desk.Report("Toll"));
        await visit
            .Page.Locator("section", new() { HasText = "Versions of this page" })
            .GetByRole(AriaRole.Link, new() { Name = "what differs" })
            .ClickAsync();
        await Expect(visit.Page.Locator(".changes del")).ToHaveTextAsync("nine");
        await Expect(visit.Page.Locator(".changes ins")).ToHaveTextAsync("twelve");
        await Expect(visit.Page.Locator(".changes .same")).ToContainTextAsync("lower the toll");
    }

    [Fact]
    public async Task Finds_as_words_are_typed()
    {
        await using Visit visit = await desk.Visit();
        await visit.Open("/search");
        await visit.Press("/");
        await visit.Page.Keyboard.TypeAsync("customs house");
        await Expect(visit.Page.Locator("#found .hits mark").First).ToHaveTextAsync("customs");
        await Expect(visit.Page).ToHaveURLAsync(new Regex("q=customs"));
        await visit.Page.Locator(".hits a").First.ClickAsync();
        await Expect(visit.Page.Locator("mark#e")).ToContainTextAsync("customs house");
    }

    [Fact]
    public async Task Works_with_the_keyboard_alone()
    {
        await using Visit visit = await desk.Visit();
        await visit.Open("");
        await visit.Press("?");
        await Expect(visit.Page.Locator("dialog#key-list")).ToContainTextAsync("its sentence in the stored copy");
        await visit.Press("Escape", "g", "p");
        await Expect(visit.Page).ToHaveURLAsync(new Regex("/positions$"));
        await visit.Press("j", "j", "k", "Enter");
        await Expect(visit.Page).ToHaveURLAsync(new Regex("/p_[0-9]+$"));
        await visit.Press("e");
        await Expect(visit.Page.Locator("mark#e")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("mark#e")).ToBeInViewportAsync();
        await visit.Press("b");
        await Expect(visit.Page.Locator("article.line a.page").First).ToHaveAttributeAsync("href", new Regex("#:~:text="));
        await visit.Press("x");
        await Expect(visit.Page).ToHaveURLAsync(new Regex("#correct$"));
        await visit.Press("l");
        await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await visit.Open("/timeline");
        await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
    }

    [Fact]
    public async Task One_key_leads_to_the_sentence_on_the_outlets_page()
    {
        await using Visit visit = await desk.Visit();
        await visit.Open("/positions?words=reopen");

        // The outlet's page is not of this machine: where the key would lead is noted down, and nothing is asked of it.
        await visit.Page.EvaluateAsync(
            "addEventListener('click', e => { const to = e.target.closest('a.page'); if (to) { e.preventDefault(); window.went = to.href; } }, true)"
        );
        await visit.Press("j", "w");
        string went = await visit.Page.EvaluateAsync<string>("window.went");
        Assert.Matches("^https://imber\\.example/road#:~:text=Peru%20demanded%20.*mountain%20road", went);
    }

    [Fact]
    public async Task Copies_a_line_with_its_source()
    {
        await using Visit visit = await desk.Visit(new BrowserNewContextOptions { Permissions = ["clipboard-read", "clipboard-write"] });
        await visit.Open("/positions?words=reopen");
        await visit.Press("j", "y");
        await Expect(visit.Page.Locator("#said")).ToHaveTextAsync("Copied with its source.");
        string plain = await visit.Page.EvaluateAsync<string>("navigator.clipboard.readText()");
        Assert.Contains("Imber Post", plain);
        Assert.Contains("/d/pass/p_", plain);
        string rich = await visit.Page.EvaluateAsync<string>(
            "navigator.clipboard.read().then(i => i[0].getType('text/html')).then(b => b.text())"
        );
        Assert.Contains("<a href=\"https://imber.example/road#:~:text=", rich);
        await visit.Open("/hand-over");
        IDownload download = await visit.Page.RunAndWaitForDownloadAsync(() =>
            visit.Page.GetByRole(AriaRole.Link, new() { Name = "ical" }).ClickAsync()
        );
        Assert.EndsWith(".ics", download.SuggestedFilename);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/timeline")]
    [InlineData("/positions")]
    [InlineData("/reports")]
    [InlineData("/search?q=fence")]
    public async Task Hostile_reports_run_nothing(string path)
    {
        await using Visit visit = await desk.Visit();
        await visit.Open(path);
        Assert.Null(await visit.Page.EvaluateAsync<int?>("window.hit ?? null"));
        Assert.Equal(0, await visit.Page.Locator("main script, main img, main iframe, main [onload], main [onclick]").CountAsync());
    }

    [Fact]
    public async Task A_hostile_report_shows_as_text()
    {
        await using Visit visit = await desk.Visit();
        await visit.Open("/reports/" + desk.Desk.Report("<script>"));
        await Expect(visit.Page.Locator("h1")).ToContainTextAsync("<script>window.hit=1</script>");
        Assert.Null(await visit.Page.EvaluateAsync<int?>("window.hit ?? null"));
        Assert.False(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth + 1"));
    }

    [Fact]
    public async Task Pages_work_without_script()
    {
        await using Visit visit = await desk.Visit(new BrowserNewContextOptions { JavaScriptEnabled = false });
        await visit.Open("/positions?words=reopen");
        await visit.Page.Locator("#f-holder").FillAsync("Peru");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Show", Exact = true }).ClickAsync();
        await Expect(visit.Page.Locator("article h2").First).ToContainTextAsync("Peru");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Show that day" }).ClickAsync();
        await Expect(visit.Page).ToHaveURLAsync(new Regex("day="));
        await visit.Page.Locator("#find").FillAsync("road");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Search" }).ClickAsync();
        await Expect(visit.Page.Locator(".hits mark").First).ToBeVisibleAsync();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Keys" }).ClickAsync();
        await Expect(visit.Page.Locator("#keys")).ToBeVisibleAsync();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Theme: auto" }).ClickAsync();
        await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
    }
}
