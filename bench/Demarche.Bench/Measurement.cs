using System.Diagnostics;
using System.Globalization;

namespace Demarche.Bench;

/// <summary>A whole process, measured from outside.</summary>
/// <param name="Wall">Wall-clock seconds.</param>
/// <param name="Cpu">User and system seconds of the process.</param>
/// <param name="PeakMebibytes">Largest resident set seen (VmHWM), in MiB.</param>
internal readonly record struct Measurement(double Wall, double Cpu, double PeakMebibytes, int ExitCode)
{
    public static Measurement Of(string program, IEnumerable<string> arguments, string? input = null)
    {
        ProcessStartInfo start = new(program)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = input is not null,
            UseShellExecute = false,
        };
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        long began = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start)!;
        Task output = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        Task errors = process.StandardError.BaseStream.CopyToAsync(Stream.Null);
        Task feeding = input is null ? Task.CompletedTask : Feed(process, input);
        double peak = 0;
        double cpu = 0;
        while (!process.WaitForExit(10))
        {
            peak = Math.Max(peak, ResidentPeak(process.Id));
            cpu = Math.Max(cpu, CpuSeconds(process));
        }

        Task.WaitAll(output, errors, feeding);
        double wall = Stopwatch.GetElapsedTime(began).TotalSeconds;
        return new Measurement(wall, cpu, peak, process.ExitCode);
    }

    private static async Task Feed(Process process, string path)
    {
        await using (FileStream file = File.OpenRead(path))
        {
            await file.CopyToAsync(process.StandardInput.BaseStream);
        }

        process.StandardInput.Close();
    }

    private static double CpuSeconds(Process process)
    {
        try
        {
            process.Refresh();
            return process.TotalProcessorTime.TotalSeconds;
        }
        catch (InvalidOperationException)
        {
            return 0; // It has just ended.
        }
    }

    private static double ResidentPeak(int id)
    {
        try
        {
            foreach (string line in File.ReadLines($"/proc/{id}/status"))
            {
                if (line.StartsWith("VmHWM:", StringComparison.Ordinal))
                {
                    string[] cells = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
                    return double.Parse(cells[1], CultureInfo.InvariantCulture) / 1024;
                }
            }
        }
        catch (IOException)
        {
            // It has just ended.
        }

        return 0;
    }
}
