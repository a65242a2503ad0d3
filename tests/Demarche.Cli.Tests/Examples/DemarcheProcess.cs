using System.Diagnostics;
using System.Reflection;

namespace Demarche.Cli.Tests.Examples;

/// <summary>The real command, as a process of its own.</summary>
internal sealed record DemarcheProcess(int ExitCode, string Output, string Errors)
{
    private static readonly string s_command = typeof(DemarcheProcess)
        .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => a.Key == "DemarcheCommand")
        .Value!;

    public static DemarcheProcess Run(string workingFolder, params string[] arguments)
    {
        using Process process = Start(workingFolder, arguments);
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new DemarcheProcess(process.ExitCode, output, errors.Result);
    }

    /// <summary>Starts the command and does not wait for it.</summary>
    public static Process Start(string workingFolder, params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet")
        {
            WorkingDirectory = workingFolder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add(s_command);
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["NO_COLOR"] = "1";
        Process process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }
}
