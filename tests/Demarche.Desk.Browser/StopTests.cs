using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Demarche.Desk.Browser;

/// <summary>Stopping what takes long, and going on with it.</summary>
public sealed class StopTests(OpenDesk desk) : IClassFixture<OpenDesk>
{
    private const int Many = 3000;

    [Fact]
    public async Task Stops_a_reading_at_a_safe_place_and_keeps_what_was_read()
    {
        await using Visit visit = await desk.Visit();
        await visit.Open("/read");
        await visit.Page.SetInputFilesAsync(
            "#files",
            new FilePayload
            {
                Name = "many.jsonl",
                MimeType = "application/jsonl",
                Buffer = ManyReports(),
            }
        );
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Read", Exact = true }).ClickAsync();
        await Expect(visit.Page).ToHaveURLAsync(new Regex("/read/1$"));
        await Expect(visit.Page.Locator("#reading progress")).ToBeVisibleAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Stop", Exact = true }).ClickAsync();
        await Expect(visit.Page.Locator("#reading"))
            .ToContainTextAsync("Stopped. What was read is in the store", new() { Timeout = 60_000 });
        Match read = Regex.Match(await visit.Page.Locator("#reading").InnerTextAsync(), "(\\d+) reports? read");
        int taken = int.Parse(read.Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.InRange(taken, 0, Many - 1);

        // What was taken in is there, whole; the desk goes on to work.
        await visit.Open("/reports");
        await Expect(visit.Page.Locator("h1")).ToBeVisibleAsync();
        Assert.Equal(taken, desk.Desk.Store.ReportRows(new Demarche.Store.ReportQuestion("pass", 5000)).Count(IsOfMany));
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Overview" }).First.ClickAsync();
        await Expect(visit.Page.Locator("h1")).ToBeVisibleAsync();
    }

    private static bool IsOfMany(Demarche.Store.ReportRow row) => row.Title?.StartsWith("Gate ", StringComparison.Ordinal) == true;

    private static byte[] ManyReports()
    {
        StringBuilder lines = new();
        for (int i = 0; i < Many; i++)
        {
            lines.AppendLine(
                CultureInfo.InvariantCulture,
                $$"""{"id":"m{{i}}","title":"Gate {{i}}","outlet":"Quay Echo","published":"2032-{{(i % 12) + 1:00}}-{{(i % 28) + 1:00}}","text":"Bolivia on Friday demanded that Peru open gate {{i}} of the valley, and carters waited beside wagon {{i * 7}}."}"""
            );
        }

        return Encoding.UTF8.GetBytes(lines.ToString());
    }
}
