using System.Globalization;

namespace Demarche.Bench;

/// <summary>The figures of docs/benchmarks.md: each row is the median of three whole processes, above 2,000 reports one process.</summary>
internal static class Benchmark
{
    private const int Runs = 3;
    private const int SmallSize = 2000;

    public static void Run(string program, int[] sizes)
    {
        string folder = Directory.CreateTempSubdirectory("demarche-bench-").FullName;
        try
        {
            Console.WriteLine($"processors {Environment.ProcessorCount}; median of {Runs} runs, one run above {SmallSize} reports");
            Console.WriteLine("| what | reports | MB | wall s | cpu s | reports/s | MB/s | peak MiB |");
            Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|");
            Row("--help", 0, 0, () => Measurement.Of(program, ["--help"]));
            Row("--version", 0, 0, () => Measurement.Of(program, ["--version"]));
            foreach (int size in sizes)
            {
                string corpus = Path.Combine(folder, $"corpus-{size}.jsonl");
                InventedCorpus.Write(corpus, size);
                string actors = corpus + ".actors.jsonl";
                InventedCorpus.WriteActors(actors);
                double megabytes = new FileInfo(corpus).Length / 1e6;
                Row("annotate", size, megabytes, () => Measurement.Of(program, ["annotate", "--actors", actors, corpus]));
                Row("group", size, megabytes, () => Measurement.Of(program, ["group", corpus]));
                int turn = 0;
                Row(
                    "read",
                    size,
                    megabytes,
                    () =>
                        Measurement.Of(
                            program,
                            ["read", "--store", Path.Combine(folder, $"read-{size}-{turn++}.db"), "--actors", actors, corpus]
                        )
                );
                string store = Path.Combine(folder, $"read-{size}-0.db");
                Row("show timeline", size, 0, () => Measurement.Of(program, ["show", "timeline", "--store", store]));
                Row("search", size, 0, () => Measurement.Of(program, ["search", "--store", store, "rented harbour"]));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Row(string what, int reports, double megabytes, Func<Measurement> measure)
    {
        Measurement[] runs = [.. Enumerable.Range(0, reports > SmallSize ? 1 : Runs).Select(_ => measure()).OrderBy(m => m.Wall)];
        Measurement median = runs[runs.Length / 2];
        string failed = runs.All(r => r.ExitCode == 0) ? "" : $" (exit {runs.Max(r => r.ExitCode)})";
        string Rate(double amount) => amount == 0 ? "" : (amount / median.Wall).ToString("0.#", CultureInfo.InvariantCulture);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {what}{failed} | {(reports == 0 ? "" : reports)} | {(megabytes == 0 ? "" : megabytes.ToString("0.0", CultureInfo.InvariantCulture))} | {median.Wall:0.000} | {median.Cpu:0.00} | {Rate(reports)} | {Rate(megabytes)} | {median.PeakMebibytes:0} |"
            )
        );
    }
}
