using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Demarche.Desk.Browser;

/// <summary>Taking the record along: every form, and the API behind the same server.</summary>
public sealed class HandOverTests(OpenDesk desk) : IClassFixture<OpenDesk>
{
    [Theory]
    [InlineData("markdown", "md")]
    [InlineData("text", "txt")]
    [InlineData("html", "html")]
    [InlineData("timelinejs", "timeline.json")]
    [InlineData("timelinejs-csv", "timeline.csv")]
    [InlineData("ical", "ics")]
    [InlineData("plover", "plover.jsonl")]
    [InlineData("annotations", "annotations.jsonl")]
    [InlineData("csl", "csl.json")]
    [InlineData("ris", "ris")]
    [InlineData("bibtex", "bib")]
    [InlineData("jsonfeed", "feed.json")]
    [InlineData("atom", "atom")]
    [InlineData("csv", "csv.zip")]
    [InlineData("jsonl", "jsonl")]
    [InlineData("parquet", "parquet.zip")]
    [InlineData("bundle", "zip")]
    public async Task Saves_a_form_by_its_name(string form, string extension)
    {
        await using Visit visit = await desk.Visit();
        await visit.Open("/hand-over");
        IDownload download = await visit.Page.RunAndWaitForDownloadAsync(() =>
            visit.Page.GetByRole(AriaRole.Link, new() { Name = form, Exact = true }).ClickAsync()
        );
        Assert.Equal("pass." + extension, download.SuggestedFilename);
        Assert.True(new FileInfo(await download.PathAsync()).Length > 100);
        Assert.DoesNotContain(visit.Troubles, static t => t.Contains("download", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Narrows_what_is_written()
    {
        await using Visit visit = await desk.Visit();
        await visit.Open("/hand-over");
        await visit.Page.FillAsync("#f-actor", "Bolivia");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Narrow" }).ClickAsync();
        IDownload download = await visit.Page.RunAndWaitForDownloadAsync(() =>
            visit.Page.GetByRole(AriaRole.Link, new() { Name = "text", Exact = true }).ClickAsync()
        );
        string text = await File.ReadAllTextAsync(await download.PathAsync());
        Assert.Contains("lower the toll", text);
        Assert.DoesNotContain("send inspectors", text);
    }

    [Fact]
    public async Task Finds_the_api_described_and_asks_it_twice()
    {
        await using Visit visit = await desk.Visit();
        await visit.Open("");
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "API", Exact = true }).ClickAsync();
        using JsonDocument described = JsonDocument.Parse(await visit.Page.Locator("pre").InnerTextAsync());
        Assert.True(
            described.RootElement.GetProperty("paths").TryGetProperty("/disputes/{dispute}/positions", out _)
                || described.RootElement.GetProperty("paths").TryGetProperty("/api/v1/disputes/{dispute}/positions", out _)
        );

        // A page of positions, and the same page again by its tag: nothing new was written.
        await visit.Open("");
        int[] answers = await visit.Page.EvaluateAsync<int[]>(
            """
            async () => {
              const first = await fetch("/api/v1/disputes/pass/positions?limit=2");
              const page = await first.json();
              const again = await fetch("/api/v1/disputes/pass/positions?limit=2", { cache: "no-store", headers: { "If-None-Match": first.headers.get("ETag") } });
              const next = await (await fetch("/api/v1/disputes/pass/positions?limit=2&cursor=" + encodeURIComponent(page.next))).json();
              return [first.status, page.items.length, again.status, next.items.length, page.items.some(i => next.items.some(j => j.id === i.id)) ? 1 : 0];
            }
            """
        );
        Assert.Equal([200, 2, 304], answers[..3]);
        Assert.True(answers[3] > 0 && answers[4] == 0);
    }

    [Fact]
    public async Task Finds_the_calendar_and_the_feeds_to_subscribe_to()
    {
        await using Visit visit = await desk.Visit();
        await visit.Open("/hand-over");
        foreach (
            (string name, string type) in new[]
            {
                ("calendar of events", "text/calendar"),
                ("JSON Feed", "application/feed+json"),
                ("Atom", "application/atom+xml"),
            }
        )
        {
            string address = (
                await visit.Page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex(name) }).Last.GetAttributeAsync("href")
            )!;
            IAPIResponse answer = await visit.Page.APIRequest.GetAsync(desk.Desk.Address.GetLeftPart(UriPartial.Authority) + address);
            Assert.StartsWith(type, answer.Headers["content-type"], StringComparison.Ordinal);
        }
    }
}
