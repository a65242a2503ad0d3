using System.Diagnostics;
using System.Reflection;
using System.Text;

namespace Demarche.Cli.Tests.Commands;

/// <summary>The real command as a process: without a network, with a reader that goes away, told to stop.</summary>
public sealed class ProcessTests : IDisposable
{
    private static readonly string s_command = typeof(ProcessTests)
        .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => a.Key == "DemarcheCommand")
        .Value!;

    private readonly CommandRun _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Everything_works_with_the_network_off()
    {
        (int off, _, _) = Run("unshare", "-rn", "true");
        Assert.SkipUnless(off == 0, "this machine cannot switch the network off for a process (unshare -rn)");
        string example = Path.Combine(Repository(), "examples", "sabel-strait");
        string store = Path.Combine(_folder.Folder, "s.db");
        foreach (
            string[] arguments in new string[][]
            {
                ["read", Path.Combine(example, "reports"), "--actors", Path.Combine(example, "actors.jsonl"), "--store", store],
                ["show", "timeline", "--store", store],
                ["annotate", Path.Combine(example, "reports")],
            }
        )
        {
            (int exit, string output, string errors) = Run("unshare", ["-rn", "dotnet", s_command, .. arguments]);
            Assert.Equal((0, ""), (exit, errors));
            Assert.NotEmpty(output);
        }
    }

    [Fact]
    public void A_reader_that_goes_away_is_no_error()
    {
        string store = Path.Combine(_folder.Folder, "s.db");
        string reports = _folder.Write("reports.jsonl", InventedReports.All);
        Assert.Equal(0, Run("dotnet", s_command, "read", reports, "--store", store).Exit);
        (_, string output, string errors) = Run("bash", "-c", $"dotnet '{s_command}' show timeline --store '{store}' | head -n 1");
        Assert.Equal("", errors);
        Assert.Single(output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task A_reading_told_to_stop_leaves_the_store_whole_and_goes_on_later()
    {
        string store = Path.Combine(_folder.Folder, "s.db");
        string reports = _folder.Write("reports.jsonl", Many(1500));
        ProcessStartInfo start = Start("dotnet", s_command, "read", reports, "--store", store);
        using (Process reading = Process.Start(start)!)
        {
            Task<string> output = reading.StandardOutput.ReadToEndAsync();
            Task<string> errors = reading.StandardError.ReadToEndAsync();
            SpinWait.SpinUntil(
                () => File.Exists(store) && new FileInfo(store).Length > 1 << 20 || reading.HasExited,
                TimeSpan.FromSeconds(60)
            );
            Run("kill", "-TERM", reading.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));
            Assert.True(reading.WaitForExit(TimeSpan.FromSeconds(60)));
            Assert.Equal(1, reading.ExitCode);
            Assert.Contains("the store is whole", await errors, StringComparison.Ordinal);
            Assert.Contains("reports read", await output, StringComparison.Ordinal);
        }

        (int exit, string shown, _) = Run("dotnet", s_command, "show", "reports", "--limit", "1", "--store", store);
        Assert.Equal(0, exit);
        Assert.Contains("not in the record yet", shown, StringComparison.Ordinal);
    }

    private static string Many(int reports)
    {
        StringBuilder lines = new();
        for (int i = 0; i < reports; i++)
        {
            string text = string.Join(
                "\\n\\n",
                Enumerable.Range(0, 12).Select(k => $"Peru demanded on Tuesday that Chile reopen pass {(i * 12) + k}, an official said.")
            );
            lines.Append($"{{\"id\":\"m{i}\",\"published\":\"2031-03-{1 + (i % 28):00}\",\"text\":\"{text}\"}}\n");
        }

        return lines.ToString();
    }

    private static string Repository()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Demarche.slnx")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("the tests do not run inside the repository");
    }

    private static ProcessStartInfo Start(string program, params string[] arguments) =>
        new(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };

    private static (int Exit, string Output, string Errors) Run(string program, params string[] arguments)
    {
        try
        {
            using Process process = Process.Start(Start(program, arguments))!;
            process.StandardInput.Close();
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output, errors.Result);
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            return (127, "", error.Message);
        }
    }
}
