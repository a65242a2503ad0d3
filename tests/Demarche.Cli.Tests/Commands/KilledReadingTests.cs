using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Demarche.Cli.Tests.Examples;

namespace Demarche.Cli.Tests.Commands;

/// <summary>The real command, killed without warning while it reads: the next reading goes on, and the record is as if nothing had happened.</summary>
public sealed class KilledReadingTests : IDisposable
{
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

        foreach (string view in ShownRecord.Views)
        {
            Assert.Equal(ShownRecord.Of(_folder, "whole.db", view), ShownRecord.Of(_folder, "killed.db", view));
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
