using System.Text.Json;

namespace Demarche.Cli.Tests.Commands;

public sealed class CommandTests : IDisposable
{
    private const string Report =
        "{\"id\":\"r1\",\"title\":\"Talks\",\"outlet\":\"Imber Post\",\"published\":\"2031-03-05\",\"text\":\" 🌊 Peru demanded on Tuesday that Chile reopen the pass. “We are waiting,” the minister said.\\n\"}\n";

    private readonly CommandRun _command = new();

    public void Dispose() => _command.Dispose();

    [Theory]
    [InlineData("show", "weather")]
    [InlineData("show", "timeline", "--format", "xml")]
    [InlineData("export", "parchment")]
    [InlineData("annotate", "--layers", "aura")]
    [InlineData("ponder", "x")]
    [InlineData("show", "timeline", "--limit", "0")]
    public void Wrong_usage_is_exit_2_with_what_would_be_right(params string[] arguments)
    {
        (int exit, string output, string errors) = _command.Run(null, arguments);
        Assert.Equal((2, ""), (exit, output));
        Assert.StartsWith("demarche: ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_date_is_answered_with_the_right_spelling()
    {
        (int exit, _, string errors) = _command.Run(null, "show", "timeline", "--from", "26/03/2031");
        Assert.Equal((2, "demarche: \"from\" is \"26/03/2031\"; write it as 2031-03-26\n"), (exit, errors));
    }

    [Fact]
    public void Help_shows_examples_and_no_command_that_does_not_work()
    {
        (int exit, string output, _) = _command.Run(null, "--help");
        Assert.Equal(0, exit);
        Assert.Contains("Examples:", output, StringComparison.Ordinal);
        Assert.DoesNotContain("watch", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_desk_says_its_address_and_closes_when_it_is_stopped()
    {
        using CancellationTokenSource stop = new();
        stop.Cancel();
        using CommandRun command = new() { Stop = stop.Token };
        (int exit, string output, string errors) = command.Run(null, "desk", "--port", "0");
        Assert.Equal(0, exit);
        Assert.StartsWith("http://127.0.0.1:", output, StringComparison.Ordinal);
        Assert.Contains("on this machine only", errors, StringComparison.Ordinal);
        Assert.Equal(2, command.Run(null, "desk", "--port", "99999").Exit);
    }

    [Fact]
    public void Showing_before_reading_says_what_to_do_and_makes_no_file()
    {
        (int exit, string output, string errors) = _command.Run(null, "show", "timeline");
        Assert.Equal((1, ""), (exit, output));
        Assert.Contains("demarche read PATH", errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_command.Folder));
    }

    [Fact]
    public void Annotate_keeps_the_text_and_the_order_and_names_the_bad_line()
    {
        string other = Report.Replace("\"r1\"", "\"r2\"", StringComparison.Ordinal);
        (int exit, string output, string errors) = _command.Run(Report + "not json\n" + other, "annotate", "--layers", "sentences");
        Assert.Equal(1, exit);
        Assert.Contains("line 2", errors, StringComparison.Ordinal);
        JsonElement[] lines = [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement)];
        Assert.Equal(["r1", "r2"], lines.Select(l => l.GetProperty("id").GetString()));
        string given = JsonDocument.Parse(Report).RootElement.GetProperty("text").GetString()!;
        Assert.All(lines, l => Assert.Equal(given, l.GetProperty("text").GetString()));
        Assert.All(lines, l => Assert.False(l.TryGetProperty("tokens", out _)));
        Assert.All(lines, l => Assert.NotEmpty(l.GetProperty("sentences").EnumerateArray()));
    }

    [Fact]
    public void Group_answers_every_report_in_the_order_of_the_input()
    {
        string later = Report.Replace("\"r1\"", "\"r0\"", StringComparison.Ordinal).Replace("03-05", "03-06", StringComparison.Ordinal);
        (int exit, string output, _) = _command.Run(later + Report, "group");
        string[] ids =
        [
            .. output
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(l => JsonDocument.Parse(l).RootElement.GetProperty("id").GetString()!),
        ];
        Assert.Equal(0, exit);
        Assert.Equal(["r0", "r1"], ids);
    }

    [Fact]
    public void What_is_read_is_shown_and_a_failing_path_is_named()
    {
        string path = _command.Write("reports.jsonl", Report);
        string store = Path.Combine(_command.Folder, "s.db");
        (int exit, string summary, string errors) = _command.Run(
            null,
            "read",
            path,
            Path.Combine(_command.Folder, "absent.txt"),
            "--store",
            store
        );
        Assert.Equal(1, exit);
        Assert.Contains("1 new", summary, StringComparison.Ordinal);
        Assert.Contains("absent.txt", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("waiting", errors, StringComparison.Ordinal);

        (int shown, string json, _) = _command.Run(null, "show", "reports", "--format", "json", "--store", store);
        JsonElement page = JsonDocument.Parse(json).RootElement;
        Assert.Equal(0, shown);
        Assert.Equal(1, page.GetProperty("coverage").GetProperty("reports").GetInt32());
        Assert.Equal("2031-03-05", page.GetProperty("items")[0].GetProperty("published").GetProperty("value").GetString());

        (int again, string second, _) = _command.Run(null, "read", path, "--store", store);
        Assert.Equal(0, again);
        Assert.Contains("0 new, 1 known", second, StringComparison.Ordinal);

        (int other, _, string names) = _command.Run(null, "show", "timeline", "--dispute", "nowhere", "--store", store);
        Assert.Equal(2, other);
        Assert.Contains("default", names, StringComparison.Ordinal);
    }
}
