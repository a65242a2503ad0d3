using System.Text.Json;

namespace Demarche.Cli.Tests.Commands;

/// <summary>A sentence that only may answer is told as an answer once a report with a position that it matches is there.</summary>
public sealed class LearnedTieTests : IDisposable
{
    private const string Asked = """
        {"id":"a","outlet":"Andes Post","published":"2033-05-03","title":"Peru on the tower","text":"Peru on Tuesday demanded that Chile dismantle the watchtower on Gull Rock."}
        """;

    private const string Answered = """
        {"id":"b","outlet":"Lima Herald","published":"2033-05-08","title":"No from Chile","text":"The watchtower on Gull Rock would stay where it was, Chile's foreign ministry said on Sunday."}
        """;

    private readonly CommandRun _command = new();

    public void Dispose() => _command.Dispose();

    [Theory]
    [InlineData(Asked, Answered)]
    [InlineData(Answered, Asked)]
    public void It_answers_whichever_report_comes_first(string first, string second)
    {
        Read("1.jsonl", first);
        Assert.DoesNotContain("rejected", Shown(), StringComparison.Ordinal);
        Read("2.jsonl", second);
        using JsonDocument page = JsonDocument.Parse(Shown());
        JsonElement position = Assert.Single(page.RootElement.GetProperty("items").EnumerateArray());
        JsonElement answer = Assert.Single(position.GetProperty("responses").EnumerateArray());
        Assert.Equal("rejected", answer.GetProperty("status").GetString());
        Assert.Equal("rejected", position.GetProperty("statusNow").GetString());
        Assert.Equal("Chile", answer.GetProperty("by").GetProperty("name").GetString());
        Assert.StartsWith("learned tie, .", answer.GetProperty("basis").GetString(), StringComparison.Ordinal);
        Assert.Equal("b", GivenId(answer.GetProperty("evidence")[0].GetProperty("report").GetString()!));
    }

    private string GivenId(string report)
    {
        using JsonDocument page = JsonDocument.Parse(_command.Run(null, "show", "reports", "--format", "json").Output);
        return page
            .RootElement.GetProperty("items")
            .EnumerateArray()
            .Single(item => item.GetProperty("id").GetString() == report)
            .GetProperty("givenId")
            .GetString()!;
    }

    private void Read(string name, string report) => Assert.Equal(0, _command.Run(null, "read", _command.Write(name, report)).Exit);

    private string Shown() => _command.Run(null, "show", "positions", "--format", "json").Output;
}
