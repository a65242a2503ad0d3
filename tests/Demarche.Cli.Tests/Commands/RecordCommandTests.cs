using System.Text.Json;

namespace Demarche.Cli.Tests.Commands;

/// <summary>The commands on a real store that holds the invented reports.</summary>
public sealed class RecordCommandTests : IDisposable
{
    private readonly CommandRun _command = new();

    public RecordCommandTests()
    {
        string reports = _command.Write("reports.jsonl", InventedReports.All);
        Assert.Equal(0, _command.Run(null, "read", reports).Exit);
    }

    public void Dispose() => _command.Dispose();

    [Theory]
    [InlineData("timeline")]
    [InlineData("positions")]
    [InlineData("quotes")]
    [InlineData("reports")]
    [InlineData("origins")]
    [InlineData("disagreements")]
    [InlineData("actors")]
    public void Every_view_shows_the_same_lines_in_text_and_in_JSON(string view)
    {
        string text = Done("show", view);
        JsonElement page = Json("show", view);
        Assert.Equal("default", page.GetProperty("dispute").GetString());
        Assert.Equal(3, page.GetProperty("coverage").GetProperty("reports").GetInt32());
        JsonElement[] items = [.. page.GetProperty("items").EnumerateArray()];
        Assert.Equal(view == "disagreements", items.Length == 0);
        Assert.All(
            items,
            item =>
                Assert.Contains(
                    item.GetProperty(view is "origins" ? "carriers" : "id") is { ValueKind: JsonValueKind.Array } carriers
                            ? carriers[0].GetProperty("report").GetString()!
                        : view is "actors" ? item.GetProperty("name").GetString()!
                        : item.GetProperty("id").GetString()!,
                    text,
                    StringComparison.Ordinal
                )
        );
    }

    [Theory]
    [InlineData("timeline")]
    [InlineData("reports")]
    [InlineData("actors")]
    public void Pages_are_the_whole_in_pieces(string view)
    {
        List<string> paged = [];
        string? cursor = null;
        do
        {
            JsonElement page = cursor is null ? Json("show", view, "--limit", "1") : Json("show", view, "--limit", "1", "--cursor", cursor);
            paged.AddRange(Ids(page));
            cursor = page.TryGetProperty("next", out JsonElement next) ? next.GetString() : null;
        } while (cursor is not null);
        Assert.Equal(Ids(Json("show", view)), paged);
        Assert.True(paged.Count > 1);
    }

    [Fact]
    public void A_cursor_of_nowhere_or_of_another_view_is_wrong_usage()
    {
        string ofReports = Json("show", "reports", "--limit", "1").GetProperty("next").GetString()!;
        Assert.Equal(2, _command.Run(null, "show", "timeline", "--cursor", "nowhere").Exit);
        Assert.Equal(2, _command.Run(null, "show", "timeline", "--cursor", ofReports).Exit);
    }

    [Fact]
    public void As_of_a_day_shows_what_was_reported_until_then()
    {
        JsonElement before = Position("Peru", "--as-of", "2031-03-05");
        JsonElement after = Position("Peru");
        Assert.Equal("open", before.GetProperty("statusNow").GetString());
        Assert.Equal("rejected", after.GetProperty("statusNow").GetString());
        Assert.Empty(before.GetProperty("responses").EnumerateArray());
    }

    [Fact]
    public void From_and_to_bound_the_days_shown()
    {
        string[] all = Ids(Json("show", "reports"));
        Assert.Equal([all[1]], Ids(Json("show", "reports", "--from", "2031-03-06", "--to", "2031-03-08")));
        Assert.Contains("Nothing found.", Done("show", "timeline", "--from", "2040-01-01"), StringComparison.Ordinal);
    }

    [Fact]
    public void Search_finds_sentences_and_phrases()
    {
        JsonElement[] hits = [.. Json("search", "\"customs house\"").GetProperty("items").EnumerateArray()];
        JsonElement evidence = Assert.Single(hits).GetProperty("evidence")[0];
        Assert.Equal("The customs house stayed dark all evening.", evidence.GetProperty("text").GetString());
        Assert.Contains("Nothing found.", Done("search", "\"house customs\""), StringComparison.Ordinal);
    }

    [Fact]
    public void A_correction_is_kept_listed_and_taken_back()
    {
        string id = Position("Peru").GetProperty("id").GetString()!;
        Assert.Contains("c_1", Done("correct", "set", id, "proposition=open the road", "--reason", "clearer"), StringComparison.Ordinal);
        Assert.Equal("open the road", Position("Peru").GetProperty("proposition").GetString());
        Assert.Equal("proposition", Position("Peru").GetProperty("corrected")[0].GetString());
        Done("rebuild");
        Assert.Equal("open the road", Position("Peru").GetProperty("proposition").GetString());
        Assert.Contains("clearer", Done("correct", "--list"), StringComparison.Ordinal);
        Done("correct", "--undo", "c_1");
        Assert.NotEqual("open the road", Position("Peru").GetProperty("proposition").GetString());
        Assert.Contains("undone", Done("correct", "--list"), StringComparison.Ordinal);
        Assert.Equal(1, _command.Run(null, "correct", "--undo", "c_1").Exit);
    }

    [Fact]
    public void Lines_are_rejected_merged_split_and_added()
    {
        JsonElement peru = Position("Peru");
        string id = peru.GetProperty("id").GetString()!;
        string report = peru.GetProperty("evidence")[0].GetProperty("report").GetString()!;
        Done(
            "correct",
            "add",
            "position",
            "kind=demand",
            "holders=PER",
            "proposition=share the road",
            "--report",
            report,
            "--quotation",
            "The road belongs to all"
        );
        JsonElement added = Json("show", "positions").GetProperty("items").EnumerateArray().Single(p => Is(p, "share the road"));
        Assert.Equal("The road belongs to all", added.GetProperty("evidence")[0].GetProperty("text").GetString());
        Assert.DoesNotContain("Engines are mixed", Done("show", "positions"), StringComparison.Ordinal);

        Done("correct", "merge", id, added.GetProperty("id").GetString()!);
        JsonElement merged = Position("Peru");
        Assert.True(merged.GetProperty("evidence").GetArrayLength() > peru.GetProperty("evidence").GetArrayLength());
        Done("correct", "--undo", "c_2");
        string leaving = Position("Peru").GetProperty("evidence")[1].GetProperty("id").GetString()!;
        Done("correct", "split", Position("Peru").GetProperty("id").GetString()!, "--evidence", leaving);
        Assert.DoesNotContain(
            leaving,
            Position("Peru").GetProperty("evidence").EnumerateArray().Select(e => e.GetProperty("id").GetString())
        );

        string wrong = Position("Peru").GetProperty("id").GetString()!;
        Done("correct", "reject", wrong);
        Assert.DoesNotContain(wrong, Ids(Json("show", "positions")));
    }

    [Theory]
    [InlineData("correct")]
    [InlineData("correct", "praise", "p_1")]
    [InlineData("correct", "set", "p_999", "proposition=x")]
    [InlineData("correct", "set", "p_1", "colour=red")]
    [InlineData("correct", "merge", "p_1")]
    [InlineData("correct", "split", "p_1")]
    [InlineData("correct", "add", "position", "kind=demand", "--report", "r_1", "--quotation", "words of no report")]
    public void A_correction_of_nothing_is_wrong_usage(params string[] arguments)
    {
        (int exit, string output, string errors) = _command.Run(null, arguments);
        Assert.Equal((2, ""), (exit, output));
        Assert.StartsWith("demarche: ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_forgotten_is_gone_from_the_file()
    {
        string report = Ids(Json("show", "reports"))[1];
        Assert.Contains(report, Done("forget", report), StringComparison.Ordinal);
        Assert.DoesNotContain(report, Ids(Json("show", "reports")));
        Assert.Equal("open", Position("Peru").GetProperty("statusNow").GetString());
        string bytes = File.ReadAllText(Path.Combine(_command.Folder, "demarche.db"), System.Text.Encoding.Latin1);
        Assert.DoesNotContain("customs house stayed", bytes, StringComparison.Ordinal);
        (int exit, _, string errors) = _command.Run(null, "forget", "r_none");
        Assert.Equal(1, exit);
        Assert.Contains("r_none", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Rebuilding_changes_nothing_that_reading_found()
    {
        string before = Items(Json("show", "positions"));
        Assert.Contains("rebuilt from 3 reports; 0 changes", Done("rebuild"), StringComparison.Ordinal);
        Assert.Equal(before, Items(Json("show", "positions")));
    }

    [Fact]
    public void Exports_hold_the_record_and_leave_words_out_on_request()
    {
        string folder = Path.Combine(_command.Folder, "tables");
        Done("export", "csv", "-o", folder);
        Assert.Equal(13, Directory.GetFiles(folder, "*.csv").Length);
        Assert.Equal(File.ReadAllText(Path.Combine(folder, "positions.csv")), Done("export", "csv", "--table", "positions"));
        Assert.Contains("reopen the pass", Done("export", "markdown"), StringComparison.Ordinal);
        Assert.Equal(3, Done("export", "jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.DoesNotContain("customs house", Done("export", "jsonl", "--no-text"), StringComparison.Ordinal);
        Assert.Equal(2, _command.Run(null, "export", "csv").Exit);
        Assert.Equal(2, _command.Run(null, "export", "csv", "--table", "chairs").Exit);
    }

    [Fact]
    public void With_several_disputes_one_must_be_named()
    {
        string other = _command.Write("other.jsonl", InventedReports.Refusal);
        Done("read", other, "--dispute", "second");
        foreach (string[] arguments in new[] { new[] { "show", "timeline" }, ["search", "pass"], ["rebuild"], ["export", "markdown"] })
        {
            (int exit, string output, string errors) = _command.Run(null, arguments);
            Assert.Equal((2, ""), (exit, output));
            Assert.Contains("default, second", errors, StringComparison.Ordinal);
        }

        Assert.Equal(1, Json("show", "reports", "--dispute", "second").GetProperty("coverage").GetProperty("reports").GetInt32());
        Assert.Contains("default, second", Done("config"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_promise_that_says_yes_to_a_demand_of_another_report_is_shown_as_that_answer_alone()
    {
        string more = _command.Write(
            "more.jsonl",
            """
            {"id":"y1","title":"Peru wants a register","outlet":"Imber Post","published":"2031-04-02","text":"Peru on Tuesday asked Chile to register all tobacco sellers."}
            {"id":"y2","title":"Chile agrees","outlet":"Dock Herald","published":"2031-04-04","text":"Chile on Friday agreed to register its tobacco sellers."}
            {"id":"y3","title":"Chile promises more","outlet":"Dock Herald","published":"2031-04-06","text":"Chile on Sunday promised to repair the lower bridge by 20 April."}
            """
        );
        Done("read", more, "--dispute", "tobacco");
        JsonElement[] lines = [.. Json("show", "positions", "--dispute", "tobacco").GetProperty("items").EnumerateArray()];
        JsonElement demand = Assert.Single(lines, static l => Is(l, "register all tobacco sellers"));
        Assert.Equal("accepted", Assert.Single(demand.GetProperty("responses").EnumerateArray()).GetProperty("status").GetString());
        Assert.DoesNotContain(lines, static l => Is(l, "register its tobacco sellers"));
        Assert.Contains(lines, static l => l.GetProperty("kind").GetString() == "commitment");
    }

    [Fact]
    public void A_minister_whose_country_no_report_names_acts_for_the_one_that_the_reports_let_one_infer()
    {
        string more = _command.Write(
            "minister.jsonl",
            """
            {"id":"m1","title":"Peru will send experts","outlet":"Imber Post","published":"2031-04-02","text":"Peru will send experts to the lake, Trade Minister Dana Mirel said on Tuesday."}
            {"id":"m2","title":"Mirel asks for records","outlet":"Dock Herald","published":"2031-04-04","text":"Mirel on Friday asked Chile to hand over its records of the lake."}
            """
        );
        Done("read", more, "--dispute", "lake");
        JsonElement demand = Assert.Single(
            Json("show", "positions", "--dispute", "lake").GetProperty("items").EnumerateArray(),
            static l => Is(l, "hand over its records of the lake")
        );
        JsonElement holder = Assert.Single(demand.GetProperty("holders").EnumerateArray());
        Assert.Equal(("PER GOV", true), (holder.GetProperty("code").GetString(), holder.GetProperty("inferred").GetBoolean()));
    }

    private JsonElement Position(string holder, params string[] options) =>
        Json([.. new[] { "show", "positions" }, .. options])
            .GetProperty("items")
            .EnumerateArray()
            .First(p => Of(p, holder) && p.GetProperty("kind").GetString() == "demand");

    private static bool Of(JsonElement position, string holder) =>
        position.GetProperty("holders").EnumerateArray().Any(h => h.GetProperty("name").GetString() == holder);

    private static bool Is(JsonElement position, string proposition) => position.GetProperty("proposition").GetString() == proposition;

    private static string[] Ids(JsonElement page) =>
        [.. page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetString()!)];

    private static string Items(JsonElement page) => page.GetProperty("items").GetRawText();

    private JsonElement Json(params string[] arguments) => JsonDocument.Parse(Done([.. arguments, "--format", "json"])).RootElement;

    private string Done(params string[] arguments)
    {
        (int exit, string output, string errors) = _command.Run(null, arguments);
        Assert.Equal((0, ""), (exit, errors));
        return output;
    }
}
