using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Demarche.Desk.Browser;

/// <summary>Where reports disagree: the cards that set their values side by side.</summary>
public sealed class ClashTests(OpenDesk desk) : IClassFixture<OpenDesk>
{
    /// <summary>Two reports that give two numbers.</summary>
    internal const string Two = """
        {"id":"f1","title":"Rockfall closes the upper tunnel","outlet":"Imber Post","published":"2031-04-02T06:00:00Z","url":"https://imber.example/rockfall","text":"A rockfall closed the upper tunnel of the mountain road on Tuesday night and killed 40 soldiers, the road office said.\n\nWorkers cleared the stones by lamp light, and the others walked down to the customs house in the morning beside their mules."}
        {"id":"f2","title":"Rockfall closes the upper tunnel of the road","outlet":"Dock Herald","published":"2031-04-02T12:00:00Z","url":"https://dock.example/rockfall","text":"A rockfall closed the upper tunnel of the mountain road on Tuesday night and killed 65 soldiers, a valley doctor said.\n\nWorkers cleared the stones by lamp light, and all of the others walked down to the customs house in the morning."}
        """;

    [Fact]
    public async Task Sees_both_numbers_side_by_side_and_opens_the_sentence_of_one()
    {
        await using Visit visit = await desk.Visit();
        desk.Desk.Read(Two);
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
        desk.Desk.Read(Two);
        await visit.Open("/disagreements");
        await visit.Press("j");
        await Expect(visit.Page.Locator("article.clash")).ToBeFocusedAsync();
        Assert.False(await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth + 1"));
        await visit.Press("Enter");
        await Expect(visit.Page).ToHaveURLAsync(new Regex("/d_[0-9]+$"));
        await Expect(visit.Page.Locator("article.clash h2")).ToContainTextAsync("soldier");
    }
}
