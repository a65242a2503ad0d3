using System.Text;
using Demarche.Intake;

namespace Demarche.Bench;

/// <summary>
/// Reads each page with what stands in its body sixteen and 256 times: a step that is worse than linear shows as time or memory
/// that grows faster than the page.
/// </summary>
internal static class PageScaling
{
    private const int Most = 256;
    private const int Tries = 5;

    // Twice as much for each byte on the largest page as on a middling one would be no noise any more.
    private const double Allowed = 2.5;

    public static int Run(string folder)
    {
        int faults = 0;
        Console.WriteLine($"| page | kB | ns/byte | kB at {Most} | ns/byte | bytes allocated a byte | |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---|");
        foreach (string path in Directory.EnumerateFiles(folder, "*.html").Order(StringComparer.Ordinal))
        {
            string html = File.ReadAllText(path);
            byte[] middling = Repeated(html, Most / 16);
            byte[] large = Repeated(html, Most);
            Measure(middling);
            (double few, _) = Measure(middling);
            (double many, double allocated) = Measure(large);
            bool fault = many > few * Allowed;
            faults += fault ? 1 : 0;
            Console.WriteLine(
                $"| {Path.GetFileNameWithoutExtension(path)} | {middling.Length / 1000} | {few:0} | {large.Length / 1000} | {many:0} | {allocated:0} | {(fault ? "FAULT" : "")} |"
            );
        }

        return faults == 0 ? 0 : 1;
    }

    private static byte[] Repeated(string html, int times)
    {
        int start = html.IndexOf("<body", StringComparison.OrdinalIgnoreCase);
        start = html.IndexOf('>', Math.Max(0, start)) + 1;
        int end = html.LastIndexOf("</body", StringComparison.OrdinalIgnoreCase);
        StringBuilder page = new(html[..start]);
        for (int i = 0; i < times; i++)
        {
            page.Append(html, start, end - start);
        }

        return Encoding.UTF8.GetBytes(page.Append(html, end, html.Length - end).ToString());
    }

    private static (double Nanoseconds, double Allocated) Measure(byte[] page)
    {
        double best = double.MaxValue;
        long allocated = 0;
        for (int i = 0; i < Tries; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            TimeSpan began = Environment.CpuUsage.TotalTime;
            foreach (IntakeOutcome _ in new HtmlReader().Read(new SourceDocument("page.html", page), IntakeOptions.Default)) { }

            best = Math.Min(best, (Environment.CpuUsage.TotalTime - began).TotalNanoseconds / page.Length);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        return (best, (double)allocated / page.Length);
    }
}
