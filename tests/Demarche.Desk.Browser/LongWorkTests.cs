using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Demarche.Desk.Tests;
using Demarche.Store;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Demarche.Desk.Browser;

/// <summary>Exports and corrections that take long: how far they are, stopping them, and what comes of those that are left alone.</summary>
public sealed class LongWorkTests(OpenDesk desk) : IClassFixture<OpenDesk>
{
    private const int Many = 3000;

    [Fact]
    public async Task Sees_how_far_an_export_is_stops_it_and_lets_another_end()
    {
        await using Visit visit = await desk.Visit();
        desk.Desk.HoldExports();
        int before = desk.Desk.FilesWritten.Length;
        await visit.Open("/hand-over");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "jsonl", Exact = true }).ClickAsync();
        await Expect(visit.Page).ToHaveURLAsync(new Regex("/work/[0-9]+"));
        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Writing jsonl");
        await Expect(visit.Page.Locator("#work progress")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("#work")).ToContainTextAsync(new Regex("[0-9]+ lines, .* written"));
        await visit.Picture("work");

        // The state comes anew every moment; a hand that is on the button stays on it.
        ILocator stop = visit.Page.GetByRole(AriaRole.Button, new() { Name = "Stop", Exact = true });
        await stop.FocusAsync();
        await visit.Page.WaitForResponseAsync(new Regex("/parts/work/"));
        await visit.Page.WaitForResponseAsync(new Regex("/parts/work/"));
        await Expect(stop).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page.Locator("#work")).ToContainTextAsync("Stopped. Nothing was kept of it.", new() { Timeout = 30_000 });
        Assert.Equal(before, desk.Desk.FilesWritten.Length);

        // One that is left alone is saved by itself, whole; a page that one leaves meanwhile is found again.
        await visit.Open("/hand-over");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "jsonl", Exact = true }).ClickAsync();
        await Expect(visit.Page.Locator("#work progress")).ToBeVisibleAsync();
        await visit.Open("/hand-over");
        IDownload download = await visit.Page.RunAndWaitForDownloadAsync(
            async () =>
            {
                await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Writing jsonl" }).ClickAsync();
                await Expect(visit.Page.Locator("#work progress")).ToBeVisibleAsync();
                desk.Desk.LetExportsGo();
            },
            new PageRunAndWaitForDownloadOptions { Timeout = 60_000 }
        );
        Assert.Equal("pass.jsonl", download.SuggestedFilename);
        Assert.Equal(Current(), File.ReadLines(await download.PathAsync()).Count());
        await Expect(visit.Page.Locator("#work")).ToContainTextAsync("Ready: pass.jsonl");
    }

    [Fact]
    public async Task Sees_a_correction_wait_for_its_turn_stops_it_and_lets_another_be_kept()
    {
        await using Visit visit = await desk.Visit();
        string line = Chromium.Find() is null ? "" : desk.Desk.Position("inspectors").Id;
        await visit.Open("/read");
        await visit.Page.SetInputFilesAsync(
            "#files",
            new FilePayload
            {
                Name = "more.jsonl",
                MimeType = "application/jsonl",
                Buffer = Encoding.UTF8.GetBytes(Log(Many, "Barge")),
            }
        );
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Read", Exact = true }).ClickAsync();
        await Expect(visit.Page.Locator("#reading progress")).ToBeVisibleAsync();
        string reading = visit.Page.Url;

        await Reword(visit, line, "send nine inspectors");
        await Expect(visit.Page.Locator("h1")).ToHaveTextAsync("Keeping the correction");
        await Expect(visit.Page.Locator("#work")).ToContainTextAsync("waiting until the reading under way has ended");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Stop", Exact = true }).ClickAsync();
        await Expect(visit.Page.Locator("#work")).ToContainTextAsync("Stopped. Nothing was kept of it.");
        await visit.Open("/" + line);
        await Expect(visit.Page.Locator("article.line h2")).Not.ToContainTextAsync("nine inspectors");

        await Reword(visit, line, "send ten inspectors");
        await Expect(visit.Page.Locator("#work progress")).ToBeVisibleAsync();
        string keeping = visit.Page.Url;
        await visit.Page.GotoAsync(reading);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Stop", Exact = true }).ClickAsync();
        await Expect(visit.Page.Locator("#reading")).ToContainTextAsync("Stopped.", new() { Timeout = 60_000 });
        await visit.Page.GotoAsync(keeping);
        await Expect(visit.Page.GetByText("Kept as correction")).ToBeVisibleAsync(new() { Timeout = 180_000 });
        await Expect(visit.Page.Locator("article.line h2")).ToContainTextAsync("send ten inspectors");
    }

    private int Current() =>
        desk.Desk.Store.ReportRows(new ReportQuestion(InventedPress.Dispute, 1000)).Count(static r => r.Status == "current");

    private static async Task Reword(Visit visit, string line, string wording)
    {
        await visit.Open("/" + line);
        await visit.Page.SelectOptionAsync("#c-field", "proposition");
        await visit.Page.FillAsync("#c-value", wording);
        await visit.Page.FillAsync("#b-set", "Mara");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Keep" }).ClickAsync();
    }

    // Reports that take long to read and tell nothing: no two share a sentence, and no line comes of them.
    private static string Log(int many, string boat)
    {
        string[] goods = ["salt", "timber", "wool", "copper", "barley", "glass", "rope", "slate", "honey", "paper", "lamp oil"];
        string[] weather = ["thin fog", "a north wind", "steady rain", "clear sky", "light snow", "heavy swell", "warm haze"];
        StringBuilder lines = new();
        for (int i = 0; i < many; i++)
        {
            StringBuilder text = new();
            for (int hour = 4; hour < 24; hour++)
            {
                int n = (i * 31) + (hour * 7);
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"At {hour} o'clock the {boat.ToLowerInvariant()} carried {n} sacks of {goods[n % 11]} past marker {(n * 13) % 997} in {weather[n % 7]}. "
                );
            }

            lines.AppendLine(
                CultureInfo.InvariantCulture,
                $$"""{"id":"{{boat}}{{i}}","title":"{{boat}} log {{i}}","outlet":"Quay Echo","published":"2032-{{(i % 12) + 1:00}}-{{(i % 28) + 1:00}}","text":"{{text}}"}"""
            );
        }

        return lines.ToString();
    }
}
