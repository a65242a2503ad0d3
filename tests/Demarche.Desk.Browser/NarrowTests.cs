using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Demarche.Desk.Browser;

/// <summary>What somebody with a phone sees and touches.</summary>
public sealed class NarrowTests(OpenDesk desk) : IClassFixture<OpenDesk>
{
    private static readonly BrowserNewContextOptions s_phone = new()
    {
        ViewportSize = new ViewportSize { Width = 360, Height = 740 },
        HasTouch = true,
        IsMobile = true,
    };

    [Theory]
    [InlineData("", "Overview")]
    [InlineData("/positions", "Positions")]
    [InlineData("/reports", "Reports")]
    [InlineData("/stories", "Stories")]
    [InlineData("/disagreements", "Disagreements")]
    [InlineData("/search?q=road", "Search")]
    [InlineData("/corrections", "Corrections")]
    [InlineData("/hand-over", "Hand over")]
    public async Task The_bar_of_sections_shows_the_one_that_is_open(string path, string name)
    {
        await using Visit visit = await desk.Visit(s_phone);
        await visit.Open(path);
        ILocator current = visit.Page.Locator(".sections a[aria-current='page']");
        await Expect(current).ToHaveTextAsync(name);
        await Expect(current).ToBeInViewportAsync(new() { Ratio = 0.99f });

        // The bar alone was moved: the page still begins at its top.
        Assert.Equal(0, await visit.Page.EvaluateAsync<int>("scrollY + scrollX"));
    }

    [Fact]
    public async Task Goes_on_to_a_section_beyond_the_edge_and_back()
    {
        await using Visit visit = await desk.Visit(s_phone);
        await visit.Open("/hand-over");
        await visit.Page.Locator(".sections").GetByText("Corrections").TapAsync();
        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Corrections");
        await visit.Page.Locator(".sections").GetByText("Overview").TapAsync();
        await Expect(visit.Page.Locator(".sections a[aria-current]")).ToBeInViewportAsync(new() { Ratio = 0.99f });
    }
}
