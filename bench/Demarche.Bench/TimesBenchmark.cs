using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Demarche.Language;
using NodaTime;

namespace Demarche.Bench;

/// <summary>
/// Characters a second of processor time that times and quantities take on one thread when the words, with tags and trees, are given. The
/// texts are analysed once, before the clock starts; the first passes warm up and are shown apart.
/// </summary>
internal static class TimesBenchmark
{
    private const int Passes = 5;

    // A pass reads the texts as often as it takes to have this many characters.
    private const long CharactersPerPass = 20_000_000;

    /// <param name="corpus">JSON Lines with a <c>text</c> each.</param>
    public static void Run(string corpus)
    {
        EnglishAnalyser analyser = new(new NoNames());
        TimeAnchor anchor = new(new LocalDate(2020, 6, 15));
        TextAnalysis[] texts =
        [
            .. File.ReadLines(corpus).Select(l => analyser.Analyse(new TextInput { Text = LanguageBenchmark.TextOf(l), Anchor = anchor })),
        ];
        long characters = texts.Sum(static t => (long)t.Text.Length);
        long rounds = Math.Max(1, CharactersPerPass / Math.Max(1, characters));
        for (int pass = 1; pass <= Passes; pass++)
        {
            using Process process = Process.GetCurrentProcess();
            TimeSpan before = process.TotalProcessorTime;
            long times = 0;
            long quantities = 0;
            for (long round = 0; round < rounds; round++)
            {
                foreach (TextAnalysis text in texts)
                {
                    var found = TimeReader.Read(text.Text, text.Tokens, text.Sentences, anchor);
                    times += found.Length;
                    quantities += QuantityReader.Read(text.Text, text.Tokens, text.Sentences, found).Length;
                }
            }

            process.Refresh();
            double seconds = (process.TotalProcessorTime - before).TotalSeconds;
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"pass {pass}: {rounds * characters / seconds / 1e6:0.0} million characters/s of processor time, {times / rounds} times, {quantities / rounds} quantities"
                )
            );
        }
    }
}
