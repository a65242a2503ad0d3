using System.Text.RegularExpressions;
using Demarche.Desk.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Demarche.Desk.Browser;

/// <summary>Where reports disagree: the cards that set their values side by side.</summary>
public sealed class ClashTests(OpenDesk desk) : IClassFixture<OpenDesk>
{
    [Fact]
    public async Task Sees_both_numbers_side_by_side_and_opens_the_sentence_of_one()
    {
        await using Visit visit = await desk.Visit();
        desk.Desk.Read(InventedPress.Clash);
        await visit.Open("");
        await visit
            .Page.Locator("section", new() { HasText = "Where reports disagree" })
            .Last.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("40.* or .*65") })
            .ClickAsync();
        await Expect(visit.Page).ToHaveURLAsync(new Regex("/disagreements#"));
        ILocator clash = visit.Page.Locator("article.clash");
        await Expect(clash).ToHaveCountAsync(1);
        await Expect(clash.Locator("h2")).ToContainTextAsync("soldier");
        await Expect(clash.Locator(".status")).ToHaveTextAsync("open");
        await Expect(clash.Locator(".side h3")).ToHaveTextAsync(["40", "65"]);
        await Expect(clash.Locator(".side").First).ToContainTextAsync("Imber Post");
        await Expect(clash.Locator(".side").Last).ToContainTextAsync("Dock Herald");
        await Expect(clash.Locator(".side").Last.Locator("blockquote")).ToContainTextAsync("65 soldiers");

        // The two sides stand beside each other, neither above.
        LocatorBoundingBoxResult left = (await clash.Locator(".side").First.BoundingBoxAsync())!;
        LocatorBoundingBoxResult right = (await clash.Locator(".side").Last.BoundingBoxAsync())!;
        Assert.True(left.X + left.Width <= right.X + 1 && Math.Abs(left.Y - right.Y) < 2, "the sides do not stand side by side");

        await clash.Locator(".side").Last.Locator("a.sentence").ClickAsync();
        await Expect(visit.Page.Locator("mark#e")).ToContainTextAsync("65 soldiers");
    }

    [Fact]
    public async Task Goes_through_the_cards_by_key_on_a_narrow_screen()
    {
        await using Visit visit = await desk.Visit(
            new BrowserNewContextOptions
            {
                ViewportSize = new ViewportSize { Width = 360, Height = 740 },
            }
        );
        desk.Desk.Read(InventedPress.Clash);
        await visit.Open("/disagreements");
        await visit.Press("j");
        await Expect(visit.Page.Locator("article.clash")).ToBeFocusedAsync();
        Assert.False(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth + 1"));
        await visit.Press("Enter");
        await Expect(visit.Page).ToHaveURLAsync(new Regex("/d_[0-9]+$"));
        await Expect(visit.Page.Locator("article.clash h2")).ToContainTextAsync("soldier");
    }
}
