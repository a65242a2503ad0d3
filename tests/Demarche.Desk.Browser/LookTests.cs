using System.Collections.Immutable;
using Demarche.Desk.Tests;
using Demarche.Store;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Demarche.Desk.Browser;

/// <summary>
/// Every page, light, dark, narrow and printed: no fault that axe knows of (WCAG 2.2 A and AA), nothing wider than the window. Pictures are written to
/// the folder that DEMARCHE_PICTURES names, to be looked at.
/// </summary>
public sealed class LookTests(OpenDesk desk) : IClassFixture<OpenDesk>
{
    private static readonly string[] s_rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    [InlineData("narrow")]
    [InlineData("print")]
    public async Task Pages_are_sound_to_look_at(string mode)
    {
        await using Visit visit = await desk.Visit(
            new BrowserNewContextOptions
            {
                ViewportSize =
                    mode == "narrow" ? new ViewportSize { Width = 360, Height = 800 } : new ViewportSize { Width = 1280, Height = 900 },
                ColorScheme = mode == "dark" ? ColorScheme.Dark : ColorScheme.Light,
                ReducedMotion = ReducedMotion.Reduce,
            }
        );
        if (mode == "print")
        {
            await visit.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        }

        // Pages that are empty of what they are for show nothing: a clash and a correction stand in this record.
        desk.Desk.Read(InventedPress.Clash + "\n" + InventedPress.Vague);
        desk.Desk.ReadFiles(("snow.html", InventedPages.Furnished));
        if (desk.Desk.Store.Corrections(new ViewQuery(InventedPress.Dispute)).Items.IsEmpty)
        {
            desk.Desk.Store.Correct(
                new CorrectionRequest(
                    InventedPress.Dispute,
                    "set",
                    [desk.Desk.Position("lower the toll").Id],
                    ImmutableDictionary<string, string>.Empty.Add("condition", "if the snow melts"),
                    Reason: "told in the second paragraph",
                    By: "Mara"
                )
            );
        }

        foreach ((string name, string path) in Pages())
        {
            await visit.Open(path);
            if (name is "unfolded" or "cut-away")
            {
                await visit.Page.EvaluateAsync("document.querySelectorAll('main details').forEach(d => d.open = true)");
            }

            if (mode == "print")
            {
                Assert.All(
                    await visit.Page.Locator("details.more .cited").AllAsync(),
                    static e => Assert.True(e.EvaluateAsync<bool>("e => e.checkVisibility({ contentVisibilityAuto: true })").Result)
                );
            }
            else
            {
                AxeResult result = await visit.Page.RunAxe(
                    new AxeRunOptions
                    {
                        RunOnly = new RunOnlyOptions { Type = "tag", Values = [.. s_rules] },
                    }
                );
                Assert.True(
                    result.Violations.Length == 0,
                    $"{mode} {name}: {string.Join("; ", result.Violations.Select(static v => $"{v.Id} {v.Nodes[0].Html}"))}"
                );
                Assert.False(
                    await visit.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth + 1"),
                    $"{mode} {name} is wider than the window"
                );
            }

            await visit.Picture($"{name}-{mode}");
        }
    }

    private IEnumerable<(string Name, string Path)> Pages()
    {
        string report = desk.Desk.Report("Chile asked");
        string line = desk.Desk.Position("reopen").Id;
        string[] versions = [.. desk.Desk.Store.Versions(desk.Desk.Report("Toll")).Select(static v => v.Id)];
        return
        [
            ("overview", ""),
            ("timeline", "/timeline"),
            ("timeline-months", "/timeline?from=2029-01-01&to=2032-12-31"),
            ("unfolded", "/timeline?order=oldest"),
            ("positions", "/positions"),
            ("quotes", "/quotes"),
            ("reports", "/reports"),
            ("report", $"/reports/{report}"),
            ("cut-away", "/reports/" + desk.Desk.Report("Snow closes")),
            ("hostile", "/reports/" + desk.Desk.Report("<script>")),
            ("beside", $"/reports/{report}/beside/{desk.Desk.Report("Carters")}"),
            ("versions", $"/reports/{versions[0]}/versions/{versions[1]}"),
            ("origins", "/origins"),
            ("stories", "/stories"),
            ("story", "/" + desk.Desk.Store.Report(report)!.StoryId),
            ("disagreements", "/disagreements"),
            ("search", "/search?q=road"),
            ("how-to-search", "/search"),
            ("line", "/" + line),
            ("copy", $"/{line}/copy"),
            ("corrected", "/" + desk.Desk.Position("lower the toll").Id),
            ("corrections", "/corrections"),
            ("hand-over", "/hand-over"),
            ("read", "/read"),
            ("keys", "/keys"),
            ("not-found", "/ev_99999"),
        ];
    }
}
