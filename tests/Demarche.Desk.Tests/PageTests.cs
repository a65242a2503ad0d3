using System.Net;
using Demarche.Record;
using Demarche.Store;

namespace Demarche.Desk.Tests;

/// <summary>What the pages show, and that their forms work without script.</summary>
public sealed class PageTests(DeskFixture desk) : IClassFixture<DeskFixture>
{
    private const string Root = "/d/pass";

    [Fact]
    public async Task The_overview_tells_facts_that_are_new_and_forgets_them_once_seen()
    {
        using Visitor visitor = new(desk);
        string first = await visitor.Page(Root);
        Assert.Contains("Latest facts", first);
        Assert.Contains("reopen the mountain road", first);
        Assert.Contains("No answer reported in", first);
        Assert.Contains("send inspectors to the tunnel", first);
        using HttpResponseMessage seen = await visitor.Form(Root + "/seen", ("seq", "1000000"));
        Assert.Equal(HttpStatusCode.SeeOther, seen.StatusCode);
        Assert.Contains("No fact was added or changed since", await visitor.Page(Root));
    }

    [Fact]
    public async Task The_timeline_draws_announced_and_happened_apart_and_filters()
    {
        using Visitor visitor = new(desk);
        string all = await visitor.Page(Root + "/timeline");
        Assert.Contains("class=\"mark announced", all);
        Assert.Contains("class=\"mark happened", all);
        Assert.Contains("class=\"bar origins\"", all);
        Assert.Contains("4 Mar 2031 to 20 Mar 2031, by day", all); // the first report is of the 5th and tells of the 4th
        Assert.Contains("origins of the day that has most", await visitor.Page(Root + "/timeline?from=2029-01-01&to=2032-12-31"));
        string rejected = await visitor.Page(Root + "/timeline?type=reject&actor=Chile");
        Assert.Contains("rejected Peru&#39;s demand", rejected);
        Assert.DoesNotContain("inspectors", rejected[rejected.IndexOf("class=\"lines\"", StringComparison.Ordinal)..]);
        Assert.Contains("No event is in the record", await visitor.Page(Root + "/timeline?min-origins=50"));
    }

    [Fact]
    public async Task Positions_stand_in_a_matrix_and_can_be_seen_as_of_a_day()
    {
        using Visitor visitor = new(desk);
        string now = await visitor.Page(Root + "/positions?words=reopen");
        Assert.Contains("<table class=\"matrix\">", now);
        Assert.Contains("class=\"status rejected\">rejected", now);
        string then = await visitor.Page(Root + "/positions?words=reopen&as-of=2031-03-05");
        Assert.Contains("no answer reported in", then);
        Assert.Contains("until 5 Mar 2031", then);
        Assert.Contains("until 5 Mar 2031", await visitor.Page(Root + "/positions?words=reopen&day=0"));
        string narrowed = await visitor.Page(Root + "/positions?holder=Bolivia");
        Assert.Contains("lower the toll", narrowed);
        Assert.DoesNotContain("id=\"p_\"", narrowed);
    }

    [Fact]
    public async Task Quotes_stand_with_every_wording_and_who_had_it_first()
    {
        using Visitor visitor = new(desk);
        string page = await visitor.Page(Root + "/quotes?speaker=Ana%20Quiroga");
        Assert.Contains("The road belongs to all who walk it, and it always will", page);
        Assert.Contains("<del>and it always will", page);
        Assert.Contains("first carried by Imber Post, 5 Mar 2031", page);
    }

    [Fact]
    public async Task A_report_shows_its_lines_in_place_and_opens_at_a_sentence()
    {
        using Visitor visitor = new(desk);
        PositionItem position = desk.Position("reopen");
        EvidenceItem evidence = position.Evidence[0];
        string page = await visitor.Page($"{Root}/reports/{evidence.Evidence.Report}?e={evidence.Id}");
        Assert.Contains("id=\"e\"", page);
        Assert.Contains($"href=\"{Root}/{position.Id}\"", page);
        Assert.Contains("Passages shared with other reports", page);
        Assert.Contains("origin not stated</li>", page);
        string copy = desk.Report("Carters");
        Assert.Contains("class=\"run run0\"", await visitor.Page($"{Root}/reports/{copy}/beside/{desk.Report("Chile asked")}"));
    }

    [Fact]
    public async Task The_heading_of_a_story_is_marked_in_the_title_of_its_report_and_not_in_the_text()
    {
        using Visitor visitor = new(desk);
        string report = desk.Report("Peru asks");
        StoryItem story = desk.Store.Stories(new ViewQuery("pass", Limit: 500)).Items.Single(s => s.Carriers.Any(c => c.Report == report));
        EvidenceItem heading = Assert.Single(story.Evidence);
        Assert.Equal(EvidencePlace.Title, heading.Evidence.In);
        string page = await visitor.Page($"{Root}/reports/{heading.Evidence.Report}?e={heading.Id}");
        Assert.Contains($"<h1 dir=\"auto\"><mark class=\"focus\" id=\"e\">{story.Title}</mark></h1>", page);
        Assert.Equal(2, page.Split("id=\"e\"").Length);
        Assert.Equal(2, page.Split("focus\"").Length);
    }

    [Fact]
    public async Task Versions_of_a_page_show_what_changed()
    {
        using Visitor visitor = new(desk);
        string[] versions = [.. desk.Store.Versions(desk.Report("Toll")).Select(static v => v.Id)];
        Assert.Equal(2, versions.Length);
        string page = await visitor.Page($"{Root}/reports/{versions[0]}/versions/{versions[1]}");
        Assert.Contains("<del>nine</del>", page);
        Assert.Contains("<ins>twelve</ins>", page);
    }

    [Fact]
    public async Task Origins_stand_by_outlet_and_copies_as_a_tree()
    {
        using Visitor visitor = new(desk);
        string page = await visitor.Page(Root + "/origins");
        Assert.Contains("Lower Valley Gazette", page);
        Assert.Contains("own reporting", page);
        Assert.Contains("% copied", page);
        Assert.Contains("new headline, dateline changed, 1 paragraph left out (14 words)", page);
        await visitor.Page(Root + "/disagreements");
    }

    [Theory]
    [InlineData("reopen road", "reopen the mountain road")]
    [InlineData("Peru's demands on Chile", "send inspectors")]
    [InlineData("what Ana Quiroga said about road", "belongs to all who walk it")]
    [InlineData("kind:quote by:\"Ana Quiroga\" from:2031-03 to:2031", "belongs to all who walk it")]
    [InlineData("\"customs house stayed dark\"", "<mark>customs house stayed dark</mark>")]
    [InlineData("outlet:\"Dock Herald\" toll", "twelve")]
    public async Task Search_finds_sentences_and_lines(string asked, string found)
    {
        using Visitor visitor = new(desk);
        Assert.Contains(found, await visitor.Page($"{Root}/parts/search?q={Uri.EscapeDataString(asked)}"));
    }

    [Theory]
    [InlineData("zzzz")]
    [InlineData("\"")]
    [InlineData("* OR NEAR(")]
    [InlineData("from:yesterday")]
    [InlineData(":::")]
    public async Task Search_takes_whatever_is_typed(string asked)
    {
        using Visitor visitor = new(desk);
        await visitor.Page($"{Root}/search?q={Uri.EscapeDataString(asked)}");
    }

    [Fact]
    public async Task A_line_can_be_copied_with_its_source()
    {
        using Visitor visitor = new(desk);
        string id = desk.Position("reopen").Id;
        string json = await visitor.Page($"{Root}/{id}/copy?form=json");
        Assert.Contains("#:~:text=", json);
        Assert.Contains("/d/pass/" + id, json);
        Assert.Contains("Imber Post", await visitor.Page($"{Root}/{id}/copy"));
    }

    [Fact]
    public async Task Every_form_of_the_hand_over_comes()
    {
        using Visitor visitor = new(desk);
        foreach (string form in Demarche.Exports.ExportFormats.All.Select(static f => f.Name).Concat(["csv", "bundle", "parquet"]))
        {
            using HttpResponseMessage answer = await visitor.Get($"{Root}/export/{form}");
            Assert.True(answer.IsSuccessStatusCode, form + await answer.Content.ReadAsStringAsync());
            Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
            Assert.True(answer.Content.Headers.ContentLength > 20, form);
        }
    }

    [Fact]
    public async Task An_unknown_id_is_not_found_and_says_so()
    {
        using Visitor visitor = new(desk);
        using HttpResponseMessage answer = await visitor.Get(Root + "/ev_99999");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("there never was one", await answer.Content.ReadAsStringAsync());
        using HttpResponseMessage dispute = await visitor.Get("/d/nobody");
        Assert.Equal(HttpStatusCode.NotFound, dispute.StatusCode);
    }
}
