using System.Reflection;

namespace Demarche.Record.Tests;

/// <summary>The rule tables as a reader of them expects them.</summary>
public class PatternTableTests
{
    private static readonly string[] Types =
    [
        "AGREE",
        "CONSULT",
        "SUPPORT",
        "CONCEDE",
        "COOPERATE",
        "AID",
        "RETREAT",
        "REQUEST",
        "ACCUSE",
        "REJECT",
        "THREATEN",
        "SANCTION",
        "PROTEST",
        "MOBILIZE",
        "COERCE",
        "ASSAULT",
    ];

    [Fact]
    public void Events_have_a_plover_type_a_cameo_code_and_a_place_for_the_recipient() =>
        Assert.All(
            Rows("event-verbs.tsv"),
            row =>
            {
                Assert.Equal(5, row.Length);
                Assert.StartsWith("X ", row[0], StringComparison.Ordinal);
                Assert.Contains(row[1], Types);
                Assert.Matches("^[0-9]{3}$", row[3]);
                Assert.Contains(row[4], new[] { "object", "with", "host", "none", "optional" });
            }
        );

    [Fact]
    public void Positions_have_a_kind_and_a_force() =>
        Assert.All(
            Rows("position-patterns.tsv"),
            row =>
            {
                Assert.Equal(4, row.Length);
                Assert.True(Enum.TryParse<PositionKind>(row[1], ignoreCase: true, out _));
                Assert.True(row[2] == "-" || Enum.TryParse<PositionForce>(row[2], ignoreCase: true, out _));
                Assert.True(row[3] == "-" || row[3].Contains('_', StringComparison.Ordinal));
            }
        );

    [Fact]
    public void Answers_have_a_status() =>
        Assert.All(
            Rows("response-patterns.tsv"),
            row =>
            {
                Assert.Equal(2, row.Length);
                Assert.True(Enum.TryParse<ResponseStatus>(row[1], ignoreCase: true, out _));
            }
        );

    [Theory]
    [InlineData("position-patterns.tsv")]
    [InlineData("response-patterns.tsv")]
    [InlineData("event-verbs.tsv")]
    public void No_pattern_stands_twice(string table)
    {
        string[] patterns = [.. Rows(table).Select(row => row[0])];
        Assert.NotEmpty(patterns);
        Assert.Equal(patterns.Distinct(), patterns);
    }

    private static List<string[]> Rows(string table)
    {
        using Stream? stream = typeof(ReportAnalyser).Assembly.GetManifestResourceStream(table);
        Assert.NotNull(stream);
        using StreamReader reader = new(stream);
        return [.. reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t'))];
    }
}
