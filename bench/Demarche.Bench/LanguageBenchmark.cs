using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Demarche.Language;
using Demarche.Text;

namespace Demarche.Bench;

/// <summary>
/// Words a second of the language layer alone on one thread, from raw text to trees, entities, times and quantities, and the
/// memory that it takes. The first pass fills caches and is shown apart.
/// </summary>
internal static class LanguageBenchmark
{
    private const int Passes = 4;

    /// <param name="corpus">JSON Lines with a <c>text</c> each.</param>
    public static void Run(string corpus)
    {
        string[] texts = [.. File.ReadLines(corpus).Select(TextOf)];
        EnglishAnalyser analyser = new(new NoNames());
        for (int pass = 1; pass <= Passes; pass++)
        {
            using Process process = Process.GetCurrentProcess();
            TimeSpan before = process.TotalProcessorTime;
            long words = 0;
            foreach (string text in texts)
            {
                words += analyser.Analyse(new TextInput { Text = text }).Tokens.Length;
            }

            process.Refresh();
            double seconds = (process.TotalProcessorTime - before).TotalSeconds;
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"pass {pass}: {words} words, {words / seconds:0} words/s of processor time, peak {process.PeakWorkingSet64 / 1048576} MiB"
                )
            );
        }
    }

    /// <summary>The text of one line of JSON.</summary>
    internal static string TextOf(string line)
    {
        using JsonDocument report = JsonDocument.Parse(line);
        return report.RootElement.GetProperty("text").GetString() ?? "";
    }
}
