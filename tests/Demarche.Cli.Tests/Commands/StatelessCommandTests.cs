using System.Text.Json;

namespace Demarche.Cli.Tests.Commands;

public sealed class StatelessCommandTests : IDisposable
{
    private const string Page =
        "<html><head><title>Talks end</title><meta property=\"og:site_name\" content=\"Imber Post\"></head><body><article><h1>Talks end</h1>"
        + "<p>Peru demanded on Tuesday that Chile reopen the pass, and the ministers went home after two long days of talks.</p>"
        + "<p>Nobody said when they would meet again, but the envoys stayed in the town by the lake for another night.</p></article></body></html>";

    private readonly CommandRun _command = new();

    public void Dispose() => _command.Dispose();

    [Fact]
    public void Extract_names_a_page_by_the_path_that_was_given()
    {
        string path = _command.Write("page.html", Page);
        JsonElement page = Assert.Single(Lines(0, null, "extract", path));
        Assert.Equal(path, page.GetProperty("id").GetString());
        Assert.Equal("Talks end", page.GetProperty("title").GetString());
        Assert.Contains("ministers went home", page.GetProperty("articleBody").GetString(), StringComparison.Ordinal);
        Assert.Single(Lines(0, Page, "extract"));
    }

    [Fact]
    public void Annotate_writes_every_layer_with_offsets_into_its_text()
    {
        JsonElement annotated = Assert.Single(Lines(0, InventedReports.Demand, "annotate"));
        string text = annotated.GetProperty("text").GetString()!;
        foreach (string layer in new[] { "sentences", "tokens", "entities", "times", "quantities", "statements", "events", "positions" })
        {
            Assert.Equal(JsonValueKind.Array, annotated.GetProperty(layer).ValueKind);
        }

        JsonElement position = annotated
            .GetProperty("positions")
            .EnumerateArray()
            .First(p => p.GetProperty("kind").GetString() == "demand");
        JsonElement evidence = position.GetProperty("evidence")[0];
        Assert.Equal("PER", position.GetProperty("holders")[0].GetString());
        Assert.Equal(
            "Peru demanded on Tuesday that Chile reopen the pass.",
            text[evidence.GetProperty("start").GetInt32()..evidence.GetProperty("end").GetInt32()]
        );
    }

    [Fact]
    public void Annotate_knows_the_actors_that_it_is_given_and_keeps_nothing()
    {
        string actors = _command.Write("given.jsonl", InventedReports.Actors);
        string annotated = Output(0, InventedReports.OfAnInventedState, "annotate", "--actors", actors, "--layers", "positions");
        Assert.Contains("\"ARV\"", annotated, StringComparison.Ordinal);
        Assert.Equal([actors], Directory.GetFiles(_command.Folder));
    }

    [Fact]
    public void A_line_that_is_not_JSON_is_named_and_never_quoted()
    {
        string input = "nobody heard the secret\n{\"id\":\"a\",\"text\":\"secret \u0001\"}\n{\"text\":\"x\" secret}\n";
        (int exit, string output, string errors) = _command.Run(input, "annotate");
        Assert.Equal((1, ""), (exit, output));
        Assert.Contains("line 1", errors, StringComparison.Ordinal);
        Assert.Contains("line 3", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Group_places_each_report_from_those_published_before_it()
    {
        const string Wire =
            "Peru demanded on Tuesday that Chile reopen the pass, and the ministers went home after two long days of talks in the town. "
            + "Nobody said when they would meet again, but the envoys stayed by the lake for another night, waiting for a word from home.";
        string later = JsonSerializer.Serialize(
            new
            {
                id = "late",
                published = "2031-03-07",
                title = "Pass shut",
                text = Wire,
            }
        );
        string earlier = JsonSerializer.Serialize(
            new
            {
                id = "early",
                published = "2031-03-05",
                title = "Pass shut",
                text = Wire,
            }
        );
        JsonElement[] lines = Lines(0, later + "\n" + earlier + "\n" + InventedReports.OfAnInventedState, "group");
        Assert.Equal(["late", "early", "r3"], lines.Select(l => l.GetProperty("id").GetString()));
        Assert.Equal("early", Assert.Single(lines[0].GetProperty("copies").EnumerateArray()).GetProperty("of").GetString());
        Assert.Empty(lines[1].GetProperty("copies").EnumerateArray());
        Assert.Equal(lines[0].GetProperty("story").GetString(), lines[1].GetProperty("story").GetString());
        Assert.NotEqual(lines[0].GetProperty("story").GetString(), lines[2].GetProperty("story").GetString());
        Assert.Equal(3, Lines(0, later + "\n" + earlier + "\n" + InventedReports.OfAnInventedState, "group", "--final").Length);
    }

    [Fact]
    public void Verbose_says_more_on_standard_error_and_nothing_of_a_report()
    {
        (int exit, string output, string errors) = _command.Run(InventedReports.Demand, "read", "-", "--verbose");
        Assert.Equal(0, exit);
        Assert.Contains("1 new", output, StringComparison.Ordinal);
        Assert.Contains("demarche: store ", errors, StringComparison.Ordinal);
        Assert.Contains("exit code 0", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("reopen", errors, StringComparison.Ordinal);
    }

    private JsonElement[] Lines(int exit, string? input, params string[] arguments) =>
        [
            .. Output(exit, input, arguments)
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(static line => JsonDocument.Parse(line).RootElement),
        ];

    private string Output(int exit, string? input, params string[] arguments)
    {
        (int got, string output, string errors) = _command.Run(input, arguments);
        Assert.Equal((exit, ""), (got, errors));
        return output;
    }
}
