using System.Text.Json;

namespace Demarche.Cli.Tests.Commands;

/// <summary>Actors that the user gives are kept with the store.</summary>
public sealed class GivenActorsTests : IDisposable
{
    private readonly CommandRun _command = new();

    public void Dispose() => _command.Dispose();

    [Fact]
    public void Actors_given_once_hold_for_every_later_reading()
    {
        string actors = _command.Write("given.jsonl", InventedReports.Actors);
        Done("read", _command.Write("first.jsonl", InventedReports.Demand), "--actors", actors);
        File.Delete(actors);
        Done("read", _command.Write("second.jsonl", InventedReports.OfAnInventedState));
        Assert.Equal(["ARV"], Holders());
        Done("rebuild");
        Assert.Equal(["ARV"], Holders());
        Assert.Contains("Arvenia (ARV)", Done("config"), StringComparison.Ordinal);
        Assert.Contains("\"ARV\"", Done("export", "jsonl"), StringComparison.Ordinal);
    }

    [Fact]
    public void Actors_given_late_are_found_in_what_was_read_before()
    {
        string reports = _command.Write("reports.jsonl", InventedReports.OfAnInventedState);
        Done("read", reports);
        Assert.Empty(Holders());
        Done("read", reports, "--actors", _command.Write("given.jsonl", InventedReports.Actors));
        Assert.Equal(["ARV"], Holders());
    }

    [Fact]
    public void A_file_of_actors_beside_the_reports_is_named_and_not_taken()
    {
        string folder = Path.Combine(_command.Folder, "case");
        Directory.CreateDirectory(Path.Combine(folder, "reports"));
        File.WriteAllText(Path.Combine(folder, "actors.jsonl"), InventedReports.Actors);
        File.WriteAllText(Path.Combine(folder, "reports", "a.jsonl"), InventedReports.OfAnInventedState);
        (int exit, string output, string errors) = _command.Run(null, "read", Path.Combine(folder, "reports"));
        Assert.Equal(0, exit);
        Assert.Contains("1 new", output, StringComparison.Ordinal);
        Assert.Contains("--actors " + Path.Combine(folder, "actors.jsonl"), errors, StringComparison.Ordinal);
        Assert.Empty(Holders());
        Assert.Contains("1 known", _command.Run(null, "read", folder).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bad_file_of_actors_is_named_with_its_line_and_nothing_is_read()
    {
        string reports = _command.Write("reports.jsonl", InventedReports.Demand);
        (int exit, _, string errors) = _command.Run(
            null,
            "read",
            reports,
            "--actors",
            _command.Write("bad.jsonl", "{\"kind\":\"country\"}")
        );
        Assert.Equal(1, exit);
        Assert.Contains("bad.jsonl: line 1", errors, StringComparison.Ordinal);
        Assert.Equal(1, _command.Run(null, "show", "reports").Exit);
    }

    private string?[] Holders() =>
        [
            .. JsonDocument
                .Parse(Done("show", "positions", "--format", "json"))
                .RootElement.GetProperty("items")
                .EnumerateArray()
                .Where(p => p.GetProperty("proposition").GetString()!.Contains("sluices", StringComparison.Ordinal))
                .SelectMany(p => p.GetProperty("holders").EnumerateArray())
                .Select(h => h.TryGetProperty("code", out JsonElement code) ? code.GetString() : null),
        ];

    private string Done(params string[] arguments)
    {
        (int exit, string output, string errors) = _command.Run(null, arguments);
        Assert.Equal((0, ""), (exit, errors));
        return output;
    }
}
