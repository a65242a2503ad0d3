using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Demarche.Desk.Browser;

/// <summary>How somebody gets from the whole to the part: filters, charts, matrices and questions.</summary>
public sealed class FindingTests(OpenDesk desk) : IClassFixture<OpenDesk>
{
    [Fact]
    public async Task Narrows_the_timeline_by_actor_type_and_origins()
    {
        await using Visit visit = await desk.Visit();
        await visit.Open("/timeline");
        ILocator lines = visit.Page.Locator("main > .lines article");
        int all = await lines.CountAsync();
        await visit.Page.FillAsync("#f-actor", "Bolivia");
        await Show(visit);
        Assert.InRange(await lines.CountAsync(), 1, all - 1);
        await Expect(lines.First).ToContainTextAsync("Bolivia");
        await Expect(visit.Page.Locator("main")).Not.ToContainTextAsync("rejected Peru's demand");
        await visit.Page.FillAsync("#f-actor", "");
        await visit.Page.SelectOptionAsync("#f-type", "REJECT");
        await Show(visit);
        await Expect(lines).ToHaveCountAsync(1);
        await Expect(lines).ToContainTextAsync("rejected Peru's demand");
        await visit.Page.SelectOptionAsync("#f-type", "");
        await visit.Page.FillAsync("#f-min-origins", "2");
        await Show(visit);
        await Expect(visit.Page.Locator("main")).ToContainTextAsync("No event is in the record for this choice.");
    }

    [Fact]
    public async Task Opens_the_reports_of_a_day_from_the_chart()
    {
        await using Visit visit = await desk.Visit();
        await visit.Open("/timeline");
        ILocator day = visit.Page.Locator("svg.timeline a[aria-label^='8 Mar 2031: ']");
        await Expect(day).ToHaveAttributeAsync("aria-label", new Regex("1 report, 1 origin"));
        await day.ClickAsync();
        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Reports");
        await Expect(visit.Page.Locator("table.reports tbody tr")).ToHaveCountAsync(2);
        await Expect(visit.Page.Locator("table.reports tbody tr").First).ToContainTextAsync("Toll");
    }

    [Fact]
    public async Task Opens_what_is_open_and_who_takes_part_from_the_overview()
    {
        await using Visit visit = await desk.Visit();
        await visit.Open("");
        await visit.Page.Locator("section.strip svg.timeline a[aria-label*='inspectors']").ClickAsync();
        await Expect(visit.Page.Locator("article.line h2")).ToContainTextAsync("inspectors");
        await visit.Open("");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "All without an answer" }).ClickAsync();
        await Expect(visit.Page.Locator("article.line").First).ToContainTextAsync("no answer reported in");
        await Expect(visit.Page.Locator("main > .lines")).Not.ToContainTextAsync("reopen the mountain road");
        await visit.Open("");
        await visit.Page.Locator(".parties a", new() { HasText = "Bolivia" }).ClickAsync();
        await Expect(visit.Page.Locator("#find")).ToHaveValueAsync("with:\"Bolivia\"");
        await Expect(visit.Page.Locator("#found article").First).ToContainTextAsync("Bolivia");
    }

    [Fact]
    public async Task Reads_a_cell_of_the_matrix_as_cards()
    {
        await using Visit visit = await desk.Visit();
        await visit.Open("/positions");
        ILocator row = visit.Page.Locator("table.matrix tbody tr", new() { Has = visit.Page.Locator("th", new() { HasText = "Bolivia" }) });
        await row.Locator("td a").ClickAsync();
        await Expect(visit.Page.Locator("article.line")).ToHaveCountAsync(1);
        await Expect(visit.Page.Locator("article.line h2")).ToContainTextAsync("Bolivia to Peru: lower the toll");
    }

    [Fact]
    public async Task Goes_from_an_outlets_origin_to_its_reports()
    {
        await using Visit visit = await desk.Visit();
        await visit.Open("/origins");
        ILocator row = visit.Page.Locator("table.matrix tbody tr", new() { HasText = "Imber Post" });
        string count = await row.Locator("td a").First.InnerTextAsync();
        await row.Locator("td a").First.ClickAsync();
        await Expect(visit.Page.Locator("table.reports tbody tr")).ToHaveCountAsync(int.Parse(count));
        await Expect(visit.Page.Locator("table.reports tbody tr").First).ToContainTextAsync("Imber Post");
    }

    [Theory]
    [InlineData("Peru's demands on Chile", "article.line h2", "send inspectors", "lower the toll")]
    [InlineData(
        "what Ana Quiroga said about road between 2031-03-01 and 2031-03-31",
        "article.line",
        "belongs to all who walk it",
        "lower the toll"
    )]
    [InlineData("kind:demand by:Bolivia", "article.line h2", "lower the toll", "inspectors")]
    [InlineData("outlet:\"Dock Herald\" \"customs house\"", ".hits", "stayed dark all evening", "eleven days")]
    public async Task Asks_in_words_and_with_operators_and_sees_the_answer_while_typing(
        string asked,
        string where,
        string found,
        string other
    )
    {
        await using Visit visit = await desk.Visit();
        await visit.Open("/search");
        await visit.Press("/");
        await visit.Page.Keyboard.TypeAsync(asked);
        await Expect(visit.Page.Locator("#found " + where, new() { HasText = found }).First).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("#found")).Not.ToContainTextAsync(other);

        // The address is the question: somebody else who opens it sees the same.
        await visit.Page.ReloadAsync();
        await Expect(visit.Page.Locator("#found " + where, new() { HasText = found }).First).ToBeVisibleAsync();
    }

    private static Task Show(Visit visit) => visit.Page.GetByRole(AriaRole.Button, new() { Name = "Show", Exact = true }).ClickAsync();
}
