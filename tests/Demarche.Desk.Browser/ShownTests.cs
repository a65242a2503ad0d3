using System.Text.RegularExpressions;
using Demarche.Desk.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Demarche.Desk.Browser;

/// <summary>What is shown apart from the rest: background folded, dates that are not known to the day as spans, and what was cut away with its reason.</summary>
public sealed class ShownTests(OpenDesk desk) : IClassFixture<OpenDesk>
{
    [Fact]
    public async Task Unfolds_what_reports_tell_of_the_past_in_passing()
    {
        await using Visit visit = await desk.Visit();
        desk.Desk.Read(InventedPress.Vague);
        await visit.Open("/timeline");
        ILocator folded = visit.Page.Locator("details.background");
        ILocator past = folded.Locator("article", new() { HasText = "In 2019, Chile closed the tunnel" });
        await Expect(folded.Locator("summary")).ToContainTextAsync("1 event of the past");
        await Expect(past).ToBeHiddenAsync();
        await Expect(visit.Page.Locator("main > .lines")).Not.ToContainTextAsync("In 2019");
        await Expect(visit.Page.Locator("svg.timeline a[aria-label*='2019']")).ToHaveCountAsync(0);

        await folded.Locator("summary").FocusAsync();
        await visit.Press("Enter");
        await Expect(past).ToBeVisibleAsync();
        await past.Locator("a.sentence").ClickAsync();
        await Expect(visit.Page.Locator("mark#e")).ToContainTextAsync("In 2019, Chile closed the tunnel");
    }

    [Fact]
    public async Task Sees_a_date_that_is_not_known_to_the_day_as_a_span()
    {
        await using Visit visit = await desk.Visit();
        desk.Desk.Read(InventedPress.Vague);
        await visit.Open("/timeline?from=2031-03-01&to=2031-03-31");
        LocatorBoundingBoxResult drawing = (await visit.Page.Locator("svg.timeline").BoundingBoxAsync())!;
        double day = drawing.Width / 32;

        ILocator weekend = visit.Page.Locator("svg.timeline a[aria-label*='two carters']");
        Assert.InRange((await weekend.Locator("rect.span.happened").BoundingBoxAsync())!.Width / day, 1.5, 2.2);

        // A month is as long as the month, and hollow for as long as it is announced only.
        ILocator month = visit.Page.Locator("svg.timeline a[aria-label*='talks in March']");
        Assert.InRange((await month.Locator("rect.span.announced").BoundingBoxAsync())!.Width / day, 28, 31.5);
        await Expect(visit.Page.Locator("svg.timeline a[aria-label*='rejected Peru'] circle.happened")).ToHaveCountAsync(1);
        await Expect(visit.Page.Locator(".legend")).ToContainTextAsync("day not known exactly");

        await month.ClickAsync();
        await Expect(visit.Page.Locator("article.line .date").First).ToHaveTextAsync("March 2031");
    }

    [Fact]
    public async Task Reads_what_was_cut_away_from_a_page_and_why()
    {
        await using Visit visit = await desk.Visit();
        desk.Desk.ReadFiles(("snow.html", InventedPages.Furnished));
        await visit.Open("/reports/" + desk.Desk.Report("Snow closes"));
        await Expect(visit.Page.Locator(".text")).ToContainTextAsync("clear the snow from the upper road");
        await Expect(visit.Page.Locator(".text")).Not.ToContainTextAsync("cookies");
        await Expect(visit.Page.Locator("section", new() { HasText = "Where it comes from" }).Last)
            .ToContainTextAsync("own reporting of Quay Echo, by byline");
        ILocator cut = visit.Page.Locator("details", new() { HasText = "Cut away" });
        await Expect(cut.Locator("table")).ToBeHiddenAsync();
        await cut.Locator("summary").ClickAsync();
        await Expect(Row(cut, "Accept all cookies").Locator("th")).ToHaveTextAsync(new Regex("disclaimer|consent"));
        await Expect(Row(cut, "Five inns below the pass").Locator("th")).ToHaveTextAsync(new Regex("related"));
        await Expect(Row(cut, "Five inns below the pass")).ToContainTextAsync("after paragraph 2");
        await Expect(Row(cut, "Weather").First.Locator("th")).ToHaveTextAsync("navigation");
    }

    private static ILocator Row(ILocator table, string words) => table.Locator("tbody tr", new() { HasText = words });
}
