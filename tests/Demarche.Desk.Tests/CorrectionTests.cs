using System.IO.Compression;
using System.Net;
using System.Text;
using Demarche.Store;

namespace Demarche.Desk.Tests;

/// <summary>Corrections by forms and by the API. Each test works on its own store: they change it.</summary>
public sealed class CorrectionTests : IAsyncLifetime
{
    private const string Root = "/d/pass";
    private readonly DeskFixture _desk = new();
    private readonly Visitor _visitor;

    public CorrectionTests() => _visitor = new Visitor(_desk);

    public ValueTask InitializeAsync() => _desk.InitializeAsync();

    public ValueTask DisposeAsync()
    {
        _visitor.Dispose();
        return _desk.DisposeAsync();
    }

    [Fact]
    public async Task What_a_killed_report_told_is_struck_through_with_the_reason_and_cannot_be_corrected()
    {
        string id = _desk.Position("inspectors").Id;
        _desk.Read(
            """{"id":"k","title":"KILL - Peru asks for inspectors","outlet":"Imber Post","published":"2031-03-10","url":"https://imber.example/kill","text":"Please kill the report on inspectors."}"""
        );
        const string Why = "withdrawn by Imber Post, 2031-03-10: “Please kill the report on inspectors.”";

        string list = await _visitor.Page(Root + "/positions");
        Assert.Contains("<del class=\"struck\">", list);
        Assert.Contains(Why, list);
        string line = await _visitor.Page($"{Root}/{id}");
        Assert.Contains(Why, line);
        Assert.DoesNotContain("#correct", line);
        Assert.DoesNotContain("name=\"op\"", line);
        string report = await _visitor.Page(
            $"{Root}/reports/{_desk.Store.Positions(new ViewQuery("pass") { Filter = new LineFilter { Ids = [id] } }).Items[0].Evidence[0].Evidence.Report}"
        );
        Assert.Contains("what it told is struck through", report);
        Assert.Contains("<del>", await _visitor.Page($"{Root}/{id}/copy"));
        Assert.Contains(
            "\"recordStatus\":\"withdrawn\"",
            (await _visitor.Page($"/api/v1/records/{id}")).Replace(": ", ":", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Rewording_rejecting_and_undoing_are_kept_with_their_author()
    {
        string id = _desk.Position("inspectors").Id;
        using HttpResponseMessage set = await _visitor.Form(
            Root + "/corrections",
            ("op", "set"),
            ("target", id),
            ("field", "proposition"),
            ("value", "send three inspectors"),
            ("by", "Mara"),
            ("reason", "misread")
        );
        Assert.Equal($"{Root}/{id}?done=c_1", set.Headers.Location!.ToString());
        string line = await _visitor.Page(set.Headers.Location.ToString());
        Assert.Contains("send three inspectors", line);
        Assert.Contains("corrected by a person", line);
        Assert.Contains("Undo c_1", line);
        using HttpResponseMessage redated = await _visitor.Form(
            Root + "/corrections",
            ("op", "set"),
            ("target", id),
            ("field", "stated"),
            ("value", "2031-03")
        );
        Assert.Contains("March 2031", await _visitor.Page($"{Root}/{id}"));
        using HttpResponseMessage attributed = await _visitor.Form(
            Root + "/corrections",
            ("op", "set"),
            ("target", id),
            ("field", "holders"),
            ("value", "Bolivia")
        );
        Assert.Contains("Bolivia to Chile", await _visitor.Page($"{Root}/{id}"));
        using HttpResponseMessage rejected = await _visitor.Form(Root + "/corrections", ("op", "reject"), ("target", id), ("by", "Mara"));
        Assert.Contains("rejected by a person", await _visitor.Page($"{Root}/{id}"));
        Assert.DoesNotContain("three inspectors", await _visitor.Page(Root + "/positions"));
        using HttpResponseMessage undone = await _visitor.Form(Root + "/corrections/c_4/undo", ("by", "Jon"));
        Assert.Equal(HttpStatusCode.SeeOther, undone.StatusCode);
        Assert.Contains("three inspectors", await _visitor.Page(Root + "/positions"));
        using HttpResponseMessage twice = await _visitor.Form(Root + "/corrections/c_4/undo");
        Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);
        string list = await _visitor.Page(Root + "/corrections.csv");
        Assert.Contains("c_1,", list);
        Assert.Contains("Mara", list);
        Assert.Contains("Mara", await _visitor.Page("/api/v1/disputes/pass/corrections"));
        Assert.Contains("\"undoneBy\": \"Jon\"", await _visitor.Page("/api/v1/disputes/pass/corrections"));
        Assert.Contains("by Jon", await _visitor.Page(Root + "/corrections"));
        using HttpResponseMessage bundle = await _visitor.Get(Root + "/export/bundle");
        using ZipArchive archive = new(await bundle.Content.ReadAsStreamAsync());
        ZipArchiveEntry[] tables = [.. archive.Entries.Where(static e => e.Name.StartsWith("corrections.", StringComparison.Ordinal))];
        Assert.Contains(tables, static e => e.FullName == "corrections.jsonl");
        foreach (ZipArchiveEntry table in tables)
        {
            using StreamReader kept = new(table.Open());
            Assert.Contains("Mara", await kept.ReadToEndAsync());
        }

        _desk.Store.Rebuild(InventedPress.Dispute, null, CancellationToken.None);
        Assert.Contains("send three inspectors", await _visitor.Page($"{Root}/{id}"));
    }

    [Fact]
    public async Task The_history_of_a_line_says_who_corrected_what_when_and_why()
    {
        string id = _desk.Position("inspectors").Id;
        using HttpResponseMessage set = await _visitor.Form(
            Root + "/corrections",
            ("op", "set"),
            ("target", id),
            ("field", "proposition"),
            ("value", "send <b>three</b> inspectors"),
            ("by", "Mara"),
            ("reason", "misread")
        );
        using HttpResponseMessage unnamed = await _visitor.Form(
            Root + "/corrections",
            ("op", "set"),
            ("target", id),
            ("field", "stated"),
            ("value", "2031-03")
        );
        using HttpResponseMessage undone = await _visitor.Form(Root + "/corrections/c_2/undo");
        string history = History(await _visitor.Page($"{Root}/{id}"));
        string day = DateTime.UtcNow.ToString("d MMM yyyy, HH:", System.Globalization.CultureInfo.InvariantCulture);
        string[] entries = history.Split("<li")[1..];
        string first = Assert.Single(entries, static e => e.Contains("(<a href=\"/d/pass/corrections#c_1\">", StringComparison.Ordinal));
        Assert.Contains(day, first);
        Assert.Contains("<strong>Mara</strong>", first);
        Assert.Contains("wording: “send &lt;b&gt;three&lt;/b&gt; inspectors”", first);
        Assert.Contains("because: misread", first);
        string second = Assert.Single(entries, static e => e.Contains("(<a href=\"/d/pass/corrections#c_2\">", StringComparison.Ordinal));
        Assert.Contains("somebody not named", second);
        Assert.Contains("date: “2031-03”", second);
        int back = Array.FindIndex(entries, static e => e.Contains("correction undone", StringComparison.Ordinal));
        Assert.Contains("c_2", entries[back]);
        Assert.Contains("by <strong>somebody not named</strong>", entries[back]);
        Assert.True(Array.IndexOf(entries, first) < Array.IndexOf(entries, second) && Array.IndexOf(entries, second) < back);

        // What the corrections changed stands between them, with what the line said before.
        Assert.Contains(
            entries,
            static e => e.Contains("by a correction", StringComparison.Ordinal) && e.Contains("before:", StringComparison.Ordinal)
        );

        // A line that was merged away tells so too, and by whom.
        PositionItem other = _desk.Position("reopen");
        using HttpResponseMessage merged = await _visitor.Form(
            Root + "/corrections",
            ("op", "merge"),
            ("target", id),
            ("target", other.Id),
            ("by", "Jon")
        );
        Assert.Contains("<strong>Jon</strong>", History(await _visitor.Page($"{Root}/{id}")));
        Assert.Contains("<strong>Jon</strong>", History(await _visitor.Page($"{Root}/{other.Id}")));
    }

    private static string History(string page) => page.Split("<ol class=\"history\">")[1].Split("</ol>")[0];

    [Fact]
    public async Task A_merged_line_answers_under_its_old_address_and_a_split_takes_evidence_out()
    {
        PositionItem one = _desk.Position("reopen");
        PositionItem two = _desk.Position("inspectors");
        using HttpResponseMessage merged = await _visitor.Form(
            Root + "/corrections",
            ("op", "merge"),
            ("target", one.Id),
            ("target", two.Id)
        );
        string old = await _visitor.Page($"{Root}/{two.Id}");
        string heir = await _visitor.Page($"{Root}/{one.Id}");
        Assert.True(
            old.Contains("turned out to tell the same as", StringComparison.Ordinal)
                || heir.Contains("turned out to tell the same as", StringComparison.Ordinal)
        );
        string standing = old.Contains("turned out to tell the same as", StringComparison.Ordinal) ? one.Id : two.Id;
        string gone = standing == one.Id ? two.Id : one.Id;
        Assert.Contains($"\"mergedInto\": \"{standing}\"", await _visitor.Page("/api/v1/records/" + gone));
        using HttpResponseMessage split = await _visitor.Form(
            Root + "/corrections",
            ("op", "split"),
            ("target", standing),
            ("evidence", two.Evidence[0].Id)
        );
        Assert.Equal(HttpStatusCode.SeeOther, split.StatusCode);
        Assert.Equal(
            2,
            _desk
                .Store.Positions(new ViewQuery("pass"))
                .Items.Count(p => p.Evidence.Any(e => e.Id == one.Evidence[0].Id || e.Id == two.Evidence[0].Id))
        );
    }

    [Fact]
    public async Task Words_of_a_report_become_a_line()
    {
        string report = _desk.Report("Chile says no");
        using HttpResponseMessage added = await _visitor.Form(
            Root + "/corrections",
            ("op", "add"),
            ("report", report),
            ("quotation", "The customs house stayed dark all evening."),
            ("kind", "event"),
            ("who", "Chile"),
            ("type", "COERCE"),
            ("date", "2031-03-06")
        );
        string line = await _visitor.Page(added.Headers.Location!.ToString());
        Assert.Contains("The customs house stayed dark all evening", line);
        Assert.Contains("coerce", line);
        using HttpResponseMessage wrong = await _visitor.Form(
            Root + "/corrections",
            ("op", "add"),
            ("report", report),
            ("quotation", "words that nobody wrote"),
            ("kind", "event")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("Copy them exactly", await wrong.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_api_takes_and_takes_back_corrections()
    {
        string id = _desk.Position("reopen").Id;
        using HttpResponseMessage kept = await _visitor.Send(
            HttpMethod.Post,
            "/api/v1/corrections",
            new StringContent(
                $$"""{"dispute":"pass","op":"set","targets":["{{id}}"],"fields":{"proposition":"open the road"},"by":"a script"}""",
                Encoding.UTF8,
                "application/json"
            )
        );
        Assert.Equal(HttpStatusCode.Created, kept.StatusCode);
        Assert.Contains("open the road", await _visitor.Page("/api/v1/records/" + id));
        using HttpResponseMessage wrong = await _visitor.Send(
            HttpMethod.Post,
            "/api/v1/corrections",
            new StringContent("""{"dispute":"pass","op":"praise"}""")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Equal("application/problem+json", wrong.Content.Headers.ContentType!.MediaType);
        using HttpResponseMessage undone = await _visitor.Send(HttpMethod.Delete, "/api/v1/corrections/c_1", null);
        Assert.Equal(HttpStatusCode.NoContent, undone.StatusCode);
    }

    [Fact]
    public async Task Uploaded_files_are_read_with_progress_to_look_at()
    {
        string token = (await _visitor.Page(Root)).Split("data-token=\"")[1].Split('"')[0];
        using MultipartFormDataContent form = new()
        {
            { new StringContent(token), "token" },
            {
                new StringContent(
                    "Title: Ferry\nDate: 12 March 2031\nSource: Quay Echo\n\nBolivia on Wednesday demanded that Chile free the ferry.\n"
                ),
                "files",
                "../../ferry.txt"
            },
        };
        using HttpResponseMessage sent = await _visitor.Send(HttpMethod.Post, Root + "/read", form);
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        string page = "";
        for (int i = 0; i < 600 && !page.Contains("1 new", StringComparison.Ordinal); i++)
        {
            page = await _visitor.Page(sent.Headers.Location!.ToString());
            await Task.Delay(100);
        }

        Assert.Contains("1 new", page);
        Assert.Contains("free the ferry", await _visitor.Page(Root + "/positions"));
        using HttpResponseMessage again = await _visitor.Send(
            HttpMethod.Post,
            "/api/v1/reports?dispute=pass&name=ferry.txt",
            new StringContent(
                "Title: Ferry\nDate: 12 March 2031\nSource: Quay Echo\n\nBolivia on Wednesday demanded that Chile free the ferry.\n"
            )
        );
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        using MultipartFormDataContent foreign = new() { { new StringContent("x"), "files", "a.txt" } };
        using HttpResponseMessage refused = await _visitor.Send(HttpMethod.Post, Root + "/read", foreign);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
    }
}
