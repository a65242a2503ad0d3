using System.Diagnostics;

namespace Demarche.Bench;

/// <summary>The long run over hostile inputs; the tests make the short one.</summary>
internal static class HostileBenchmark
{
    private const int Step = 2_000;

    /// <param name="folder">The good files that inputs are made from.</param>
    public static int Run(string folder, long count, long from)
    {
        HostileRun run = new(folder, TimeSpan.FromSeconds(10));
        long began = Stopwatch.GetTimestamp();
        int told = 0;
        for (long done = 0; done < count; done += Step)
        {
            run.Read(from + done, Math.Min(Step, count - done));
            foreach (string fault in run.Faults.Skip(told))
            {
                Console.WriteLine($"FAULT {fault}");
            }

            told = run.Faults.Count;
            Console.WriteLine(
                $"{done + Math.Min(Step, count - done)} inputs, {run.Reports} reports, {run.Failures} failures named, {run.Faults.Count} faults; "
                    + $"slowest {run.Slowest.TotalSeconds:0.00} s, most allocated {run.MostAllocated / 1024 / 1024} MiB; {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s"
            );
        }

        foreach ((string name, long inputs) in run.Count)
        {
            Console.WriteLine($"{inputs, 9}  {name}");
        }

        return run.Faults.Count == 0 ? 0 : 1;
    }
}
