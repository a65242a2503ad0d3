using System.Text.RegularExpressions;
using Demarche.Desk.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Demarche.Desk.Browser;

/// <summary>An editor who sets the record right, takes it back, has everything read again, and takes the corrections along.</summary>
public sealed class CorrectingTests(OpenDesk desk) : IClassFixture<OpenDesk>
{
    [Fact]
    public async Task Re_dates_re_attributes_and_finds_both_kept_after_a_re_reading()
    {
        await using Visit visit = await desk.Visit();
        string line = Chromium.Find() is null ? "" : desk.Desk.Position("inspectors").Id;
        await visit.Open("/" + line);
        await Set(visit, "stated", "2031-02", "the letter is older");
        await Expect(visit.Page.Locator("article.line .date").First).ToHaveTextAsync("February 2031");
        await Set(visit, "holders", "Bolivia", "");
        await Expect(visit.Page.Locator("article.line h2")).ToContainTextAsync("Bolivia to Chile");
        await Expect(visit.Page.Locator(".history")).ToContainTextAsync("because: the letter is older");

        desk.Desk.Store.Rebuild(InventedPress.Dispute, null, CancellationToken.None);
        await visit.Page.ReloadAsync();
        await Expect(visit.Page.Locator("article.line .date").First).ToHaveTextAsync("February 2031");
        await Expect(visit.Page.Locator("article.line h2")).ToContainTextAsync("Bolivia to Chile");

        await visit.Open("/corrections");
        IDownload table = await visit.Page.RunAndWaitForDownloadAsync(() =>
            visit.Page.GetByRole(AriaRole.Link, new() { Name = "CSV", Exact = true }).ClickAsync()
        );
        string[] rows = await File.ReadAllLinesAsync(await table.PathAsync());
        Assert.Contains(
            rows,
            static r => r.Contains("Mara", StringComparison.Ordinal) && r.Contains("the letter is older", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Rejects_a_line_and_brings_it_back()
    {
        await using Visit visit = await desk.Visit();
        string line = Chromium.Find() is null ? "" : desk.Desk.Position("lower the toll").Id;
        await visit.Open("/" + line);
        await visit.Page.Locator("summary", new() { HasText = "Reject" }).ClickAsync();
        await visit.Page.FillAsync("#r-reject", "a rumour");
        await visit.Page.FillAsync("#b-reject", "Jon");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Reject " + line }).ClickAsync();
        await Expect(visit.Page.Locator("article.line")).ToContainTextAsync("rejected by a person");
        await visit.Open("/positions");
        await Expect(visit.Page.Locator("main > .lines")).Not.ToContainTextAsync("lower the toll");

        // Its address still says what became of it, and by whom.
        await visit.Open("/" + line);
        await Expect(visit.Page.Locator(".history")).ToContainTextAsync(new Regex("by Jon: reject .*because: a rumour"));
        await visit.Open("/corrections");
        await visit.Page.Locator("tr", new() { HasText = "a rumour" }).GetByRole(AriaRole.Button).ClickAsync();
        await Expect(visit.Page.Locator("tr", new() { HasText = "a rumour" })).ToContainTextAsync("undone");
        await visit.Open("/positions");
        await Expect(visit.Page.Locator("main > .lines")).ToContainTextAsync("lower the toll");
    }

    [Fact]
    public async Task Sees_only_what_is_new_after_all_was_seen()
    {
        await using Visit visit = await desk.Visit();
        await visit.Open("");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "All seen" }).ClickAsync();
        await Expect(visit.Page.GetByText("No fact was added or changed since")).ToBeVisibleAsync();

        // One report comes in: what it demands is an event and a position.
        desk.Desk.Read(
            """
            {"id":"n1","title":"Peru asks for inspectors","outlet":"Quay Echo","published":"2031-03-14","url":"https://quay.example/n1","text":"Bolivia on Thursday demanded that Chile repaint the milestones."}
            """
        );
        await visit.Open("");
        await Expect(visit.Page.Locator("#h-new")).ToHaveTextAsync("New since your last visit");
        await Expect(visit.Page.Locator("section[aria-labelledby=h-new] .news")).ToContainTextAsync("repaint the milestones");
        await Expect(visit.Page.Locator("section[aria-labelledby=h-new] .news")).Not.ToContainTextAsync("customs house");
        await Expect(visit.Page.Locator("section[aria-labelledby=h-new] .news > li")).ToHaveCountAsync(2);
    }

    private static async Task Set(Visit visit, string field, string value, string why)
    {
        await visit.Page.SelectOptionAsync("#c-field", field);
        await visit.Page.FillAsync("#c-value", value);
        await visit.Page.FillAsync("#r-set", why);
        await visit.Page.FillAsync("#b-set", "Mara");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Keep" }).ClickAsync();
        await Expect(visit.Page.GetByText("Kept as correction")).ToBeVisibleAsync();
    }
}
