using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Demarche.Desk.Browser;

/// <summary>From a report to the story that it tells, from there to what rests on it, and back.</summary>
public sealed class StoryTests(OpenDesk desk) : IClassFixture<OpenDesk>
{
    [Fact]
    public async Task Goes_from_a_report_to_its_story_to_a_line_and_back_to_the_story()
    {
        await using Visit visit = await desk.Visit();
        await visit.Open("/reports/" + desk.Desk.Report("Chile asked"));
        await visit.Page.Locator("article.report header a", new() { HasTextRegex = new Regex("^st_[0-9]+$") }).ClickAsync();
        ILocator story = visit.Page.Locator("article.story");
        await Expect(story).ToHaveCountAsync(1);
        await Expect(story.Locator("li", new() { HasText = "Imber Post" }).First).ToContainTextAsync("Chile asked to reopen the road");
        string address = visit.Page.Url;
        await story.Locator("li", new() { HasText = "reopen the mountain road" }).Locator("a").First.ClickAsync();
        await Expect(visit.Page.Locator("article.line").First).ToContainTextAsync("reopen");
        await visit.Page.Locator("section", new() { HasText = "Told in" }).Last.GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(visit.Page).ToHaveURLAsync(address);
    }

    [Fact]
    public async Task Finds_the_page_of_stories_by_key_and_opens_a_heading_in_its_report()
    {
        await using Visit visit = await desk.Visit();
        await visit.Open("");
        await visit.Press("g");
        await visit.Press("w");
        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Stories");
        await visit.Press("j");
        ILocator story = visit.Page.Locator("article.story").First;
        await Expect(story).ToBeFocusedAsync();
        string heading = await story.Locator("h2").InnerTextAsync();
        await visit.Press("y");
        await Expect(visit.Page.Locator("#said")).ToContainTextAsync("cannot be copied");
        await visit.Press("e");
        await Expect(visit.Page).ToHaveURLAsync(new Regex("/reports/r_"));
        await Expect(visit.Page.Locator("mark#e")).ToHaveTextAsync(heading);
    }
}
