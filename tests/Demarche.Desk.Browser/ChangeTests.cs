using System.Text.RegularExpressions;
using Demarche.Desk.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Demarche.Desk.Browser;

/// <summary>What an editor changes: each on a desk of its own kind of data, as these tests write to the store.</summary>
public sealed class ChangeTests(OpenDesk desk) : IClassFixture<OpenDesk>
{
    [Fact]
    public async Task Rewords_a_line_undoes_it_and_adds_one_by_selecting_words()
    {
        await using Visit visit = await desk.Visit();
        await visit.Open("/" + (Chromium.Find() is null ? "" : desk.Desk.Position("inspectors").Id));
        await visit.Page.FillAsync("#c-value", "send three inspectors");
        await visit.Page.SelectOptionAsync("#c-field", "proposition");
        await visit.Page.FillAsync("#b-set", "Mara");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Keep" }).ClickAsync();
        await Expect(visit.Page.Locator("article h2")).ToContainTextAsync("send three inspectors");
        ILocator told = visit.Page.Locator(".history li", new() { HasText = "send three inspectors" });
        await Expect(told.First).ToContainTextAsync(new Regex("[0-9]{4}, [0-9]{2}:[0-9]{2} UTC.*by Mara: set p_[0-9]+, wording"));

        // Other tests of this desk correct lines as well: which number it has is not known beforehand.
        ILocator undo = visit.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Undo c_[0-9]+$") }).First;
        string correction = Regex.Match(await undo.InnerTextAsync(), "c_[0-9]+").Value;
        await undo.ClickAsync();
        await Expect(visit.Page.Locator("#" + correction)).ToContainTextAsync("undone");
        await Expect(visit.Page.Locator("#" + correction)).ToContainTextAsync("Mara");

        await visit.Open("/reports/" + desk.Desk.Report("Chile says no"));
        await visit.Page.Locator(".text p").Last.ClickAsync(new() { ClickCount = 3 });
        await visit.Press("a");
        await Expect(visit.Page.Locator("#a-words")).ToHaveValueAsync("The customs house stayed dark all evening.");
        await visit.Page.FillAsync("#a-who", "Chile");
        await visit.Page.FillAsync("#a-type", "COERCE");
        await visit.Page.FillAsync("#a-date", "2031-03-06");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await Expect(visit.Page.Locator("article h2")).ToContainTextAsync("stayed dark all evening");
    }

    [Fact]
    public async Task Merges_two_lines_finds_the_old_address_alive_and_parts_them_again()
    {
        await using Visit visit = await desk.Visit();
        string one = Chromium.Find() is null ? "" : desk.Desk.Position("reopen").Id;
        string two = Chromium.Find() is null ? "" : desk.Desk.Position("lower the toll").Id;
        await visit.Open("/" + one);
        await visit.Page.Locator("summary", new() { HasText = "Merge with another line" }).ClickAsync();
        await visit.Page.FillAsync("#m-other", two);
        await visit.Page.FillAsync("#b-merge", "Mara");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Merge", Exact = true }).ClickAsync();
        await Expect(visit.Page.GetByText("Kept as correction").Or(visit.Page.GetByText("turned out to tell the same")).First)
            .ToBeVisibleAsync();

        // Both addresses answer with the line that stands; one of them says that it is part of the other now.
        await visit.Open("/" + two);
        string first = await visit.Page.Locator("article.line").GetAttributeAsync("id") ?? "";
        await visit.Open("/" + one);
        await Expect(visit.Page.Locator("article.line")).ToHaveIdAsync(first);
        await visit.Open("/" + (first == one ? two : one));
        await Expect(visit.Page.Locator("main .notice")).ToContainTextAsync("turned out to tell the same as " + first);

        await visit.Open("/" + first);
        await visit.Page.Locator("summary", new() { HasText = "Split" }).ClickAsync();
        await visit.Page.SelectOptionAsync("#s-evidence", new SelectOptionValue { Index = 0 });
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Split", Exact = true }).ClickAsync();
        await Expect(visit.Page.GetByText("Kept as correction")).ToBeVisibleAsync();
        await visit.Open("/corrections");
        await Expect(visit.Page.Locator("tbody tr", new() { HasText = "merge" })).ToContainTextAsync("Mara");
        await Expect(visit.Page.Locator("tbody tr", new() { HasText = "split" })).ToContainTextAsync("in force");
    }

    [Fact]
    public async Task Drops_a_file_onto_the_page_and_sees_it_read()
    {
        await using Visit visit = await desk.Visit();
        await visit.Open("/timeline");
        IJSHandle transfer = await visit.Page.EvaluateHandleAsync(
            """
            () => {
              const data = new DataTransfer();
              data.items.add(new File(["Title: Ferry\nDate: 12 March 2031\nSource: Quay Echo\n\nBolivia on Wednesday demanded that Chile free the ferry.\n"], "ferry.txt", { type: "text/plain" }));
              return data;
            }
            """
        );
        await visit.Page.DispatchEventAsync("body", "drop", new { dataTransfer = transfer });
        await Expect(visit.Page).ToHaveURLAsync(new Regex("/read/1$"));
        await Expect(visit.Page.Locator("#reading")).ToContainTextAsync("1 new", new() { Timeout = 60_000 });
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "What is new in the record" }).ClickAsync();
        await Expect(visit.Page.Locator(".news").First).ToContainTextAsync("free the ferry");
    }
}
