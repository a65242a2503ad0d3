using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Demarche.Cli.Tests.Examples;

namespace Demarche.Cli.Tests.Commands;

/// <summary>The real command, killed without warning while it reads: the next reading goes on, and the record is as if nothing had happened.</summary>
public sealed class KilledReadingTests : IDisposable
{
    private static readonly string[] s_views = ["timeline", "positions", "quotes", "disagreements", "reports", "origins", "actors"];

    /// <summary>Milliseconds after the store's log has appeared.</summary>
    private static readonly int[] s_moments = [0, 60, 150, 400];

    private readonly string _folder = Directory.CreateTempSubdirectory("demarche-killed-").FullName;

    [Fact]
    public void A_reading_that_was_killed_goes_on()
    {
        File.WriteAllText(Path.Combine(_folder, "reports.jsonl"), Reports(60));
        Assert.Equal(0, Read("whole.db").ExitCode);

        int killed = s_moments.Count(KilledAfter);
        Assert.True(killed > 0, "no reading was under way when it was to be killed");
        DemarcheProcess rest = Read("killed.db");
        Assert.True(rest.ExitCode == 0, rest.Errors);

        foreach (string view in s_views)
        {
            Assert.Equal(Shown("whole.db", view), Shown("killed.db", view));
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private DemarcheProcess Read(string store) => DemarcheProcess.Run(_folder, "read", "--store", store, "reports.jsonl");

    private bool KilledAfter(int milliseconds)
    {
        using Process process = DemarcheProcess.Start(_folder, "read", "--store", "killed.db", "reports.jsonl");
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        string log = Path.Combine(_folder, "killed.db-wal");
        while (!File.Exists(log) && !process.WaitForExit(5)) { }

        bool running = !process.WaitForExit(milliseconds);
        if (running)
        {
            process.Kill();
        }

        process.WaitForExit();
        return running;
    }

    // In the order of the view; ids that a store mints left out.
    private string Shown(string store, string view)
    {
        JsonNode page = JsonNode.Parse(
            DemarcheProcess.Run(_folder, "show", view, "--store", store, "--format", "json", "--limit", "500").Output
        )!;
        Strip(page);
        return page.ToJsonString();
    }

    private static void Strip(JsonNode? node)
    {
        switch (node)
        {
            case JsonArray array:
                foreach (JsonNode? item in array)
                {
                    Strip(item);
                }

                break;
            case JsonObject fields:
                foreach ((string name, JsonNode? child) in fields.ToArray())
                {
                    if (name is "firstSeen" or "readAt" or "store" or "generated" || IsMinted(child))
                    {
                        fields.Remove(name);
                    }
                    else
                    {
                        Strip(child);
                    }
                }

                break;
            default:
                break;
        }
    }

    private static bool IsMinted(JsonNode? value) =>
        value is JsonValue text
        && text.GetValueKind() == JsonValueKind.String
        && text.GetValue<string>().Split('_') is [{ Length: 1 or 2 } kind, { Length: > 0 } number]
        && kind is not ("r" or "e")
        && number.All(char.IsAsciiDigit);

    private static string Reports(int count)
    {
        string[] parties = ["Arvenia", "Tasmere", "Soland", "Korvia"];
        string[] things =
        [
            "the lower sluices of the Imber dam",
            "the ferry line to Quell",
            "the border market at Lorn",
            "the grain railway",
        ];
        string[] deeds = ["reopen", "inspect", "lease", "repair", "close"];
        StringBuilder lines = new();
        for (int i = 0; i < count; i++)
        {
            string one = parties[i % 4];
            string two = parties[(i + 1 + (i / 4 % 3)) % 4];
            string thing = things[i / 3 % 4];
            string deed = deeds[i / 2 % 5];
            string text =
                $"{one} on Monday demanded that {two} {deed} {thing}. \"We will wait {i % 7 + 2} days for an answer and no longer,\" "
                + $"Foreign Minister Dunja Marr said.\n\n{two} rejected the demand. Officials of {one} and {two} met in Vell on Sunday.";
            string day = (new DateOnly(2033, 5, 2).AddDays(i / 6)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            lines
                .Append(
                    JsonSerializer.Serialize(
                        new Dictionary<string, string>
                        {
                            ["id"] = $"k{i}",
                            ["title"] = $"{one} and {two} differ over {thing}",
                            ["outlet"] = $"Outlet {i % 5}",
                            ["published"] = $"{day}T{i % 6 + 8:00}:00:00Z",
                            ["text"] = text,
                        }
                    )
                )
                .Append('\n');
        }

        return lines.ToString();
    }
}
