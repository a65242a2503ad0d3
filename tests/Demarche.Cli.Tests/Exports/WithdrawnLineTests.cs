using System.Text.Json;
using Demarche.Cli.Tests.Commands;

namespace Demarche.Cli.Tests.Exports;

/// <summary>What a killed report told stays visible in every view and export: struck through, with the reason; event data alone leave it out and say so.</summary>
public sealed class WithdrawnLineTests : IDisposable
{
    private const string Kill =
        """{"id":"k1","title":"KILL - Chile asked to reopen the pass","outlet":"Imber Post","published":"2031-03-06","text":"Please kill the report on the pass. No demand was made."}""";

    private const string Why = "withdrawn by Imber Post, 2031-03-06: “Please kill the report on the pass. No demand was made.”";

    private readonly CommandRun _command = new();

    public WithdrawnLineTests()
    {
        string reports = _command.Write("reports.jsonl", string.Join('\n', InventedReports.Demand, Kill, InventedReports.Refusal));
        Assert.Equal(0, _command.Run(null, "read", reports).Exit);
    }

    public void Dispose() => _command.Dispose();

    [Theory]
    [InlineData("timeline")]
    [InlineData("positions")]
    [InlineData("quotes")]
    public void Views_say_it_in_text_and_in_JSON(string view)
    {
        string text = OneLine(Done("show", view));
        JsonElement[] items =
        [
            .. JsonDocument.Parse(Done("show", view, "--format", "json")).RootElement.GetProperty("items").EnumerateArray(),
        ];
        JsonElement[] struck = [.. items.Where(static item => item.GetProperty("recordStatus").GetString() == "withdrawn")];

        Assert.Contains("[withdrawn] ", text, StringComparison.Ordinal);
        Assert.Contains(Why, text, StringComparison.Ordinal);
        Assert.NotEmpty(struck);
        Assert.All(
            struck,
            static item =>
            {
                JsonElement why = item.GetProperty("withdrawn");
                Assert.StartsWith("r_", why.GetProperty("report").GetString(), StringComparison.Ordinal);
                Assert.Equal("Please kill the report on the pass. No demand was made.", why.GetProperty("reason").GetString());
                Assert.NotEmpty(item.GetProperty("evidence").EnumerateArray());
            }
        );
        Assert.All(items.Except(struck), static item => Assert.False(item.TryGetProperty("withdrawn", out _)));
        Assert.DoesNotContain("No demand was made", Done("show", view, "--format", "json", "--no-text"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_report_says_what_took_it_back()
    {
        Assert.Contains(Why, OneLine(Done("show", "reports")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("markdown", "~~4 Mar 2031: Peru, demand to Chile: reopen the pass~~ (" + Why + ")")]
    [InlineData("html", "<del>4 Mar 2031: Peru, demand to Chile: reopen the pass</del>")]
    [InlineData("text", "[withdrawn] 4 Mar 2031: Peru, demand to Chile: reopen the pass (" + Why + ")")]
    [InlineData("timelinejs", "<del>Peru, demand to Chile: reopen the pass</del>")]
    [InlineData("timelinejs-csv", "<del>Peru, demand to Chile: reopen the pass</del>")]
    [InlineData("annotations", "\"purpose\":\"assessing\",\"value\":\"withdrawn by Imber Post, 2031-03-06")]
    public void Exports_strike_it_through(string form, string expected) =>
        Assert.Contains(
            expected,
            form.StartsWith("timeline", StringComparison.Ordinal) ? Unescaped(Done("export", form)) : Done("export", form),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_line_that_was_in_the_record_and_is_withdrawn_is_news()
    {
        string store = Path.Combine(_command.Folder, "other.db");
        string[] files = [_command.Write("1.jsonl", InventedReports.Demand), _command.Write("2.jsonl", Kill)];
        Assert.All(files, file => Assert.Equal(0, _command.Run(null, "read", file, "--store", store).Exit));

        string feed = Done("export", "jsonfeed", "--store", store);

        Assert.Contains("Peru, demand: reopen the pass [withdrawn by Imber Post, 2031-03-06", feed, StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_have_columns_for_it()
    {
        string[] rows = Done("export", "csv", "--table", "positions").Split("\r\n");

        Assert.EndsWith("withdrawn_by,withdrawn_reason", rows[0], StringComparison.Ordinal);
        Assert.Contains(
            rows,
            static row =>
                row.Contains("withdrawn,", StringComparison.Ordinal) && row.EndsWith("No demand was made.", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Event_data_leave_it_out_and_say_so()
    {
        (int exit, string output, string errors) = _command.Run(null, "export", "plover");

        Assert.Equal(0, exit);
        Assert.Contains("withdrawn by the outlet left out", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("demanded on Tuesday", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_calendar_shows_it_as_called_off()
    {
        string calendar = Done("export", "ical");

        Assert.Contains("STATUS:CANCELLED", calendar, StringComparison.Ordinal);
        Assert.Contains("withdrawn by Imber Post", calendar.Replace("\r\n ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private string Done(params string[] arguments)
    {
        (int exit, string output, string errors) = _command.Run(null, arguments);
        Assert.True(exit == 0, errors);
        return output;
    }

    private static string Unescaped(string json) =>
        json.Replace("\\u003C", "<", StringComparison.OrdinalIgnoreCase).Replace("\\u003E", ">", StringComparison.OrdinalIgnoreCase);

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
