using System.Diagnostics;
using System.Globalization;
using Demarche.Intake;
using Demarche.Language;
using Demarche.Record;
using Demarche.Text;
using NodaTime;
using NodaTime.Text;

namespace Demarche.Bench;

/// <summary>
/// Reports a minute of processor time that reading statements takes on one thread when what the language layer makes of the text and the actors
/// of the report are given: quotations, the trained model, speakers, dates and evidence. The first pass warms up and is shown apart.
/// </summary>
internal static class StatementBenchmark
{
    private const int Passes = 4;

    /// <param name="corpus">JSON Lines with a <c>text</c> each.</param>
    public static void Run(string corpus)
    {
        LocalDate day = new(2020, 6, 15);
        PublishedDate published = new()
        {
            Value = LocalDatePattern.Iso.Format(day),
            Earliest = day.AtMidnight().InUtc().ToInstant(),
            Latest = day.PlusDays(1).AtMidnight().InUtc().ToInstant(),
            Precision = DatePrecision.Day,
            Basis = PublishedBasis.Given,
            LocalDay = day,
        };
        EnglishAnalyser analyser = new(ActorKnowledge.Shipped);
        ActorResolver resolver = new(ActorKnowledge.Shipped);
        List<Given> reports = [];
        foreach (string line in File.ReadLines(corpus))
        {
            CleanText text = new(LanguageBenchmark.TextOf(line));
            string id = string.Create(CultureInfo.InvariantCulture, $"r{reports.Count}");
            Report report = new()
            {
                Id = new ReportId(id),
                Kind = ReportKind.Article,
                Text = text,
                BytesSha256 = "",
                Locator = id,
                Published = published,
            };
            TextAnalysis analysis = analyser.Analyse(new TextInput { Text = text.Value, Anchor = new TimeAnchor(day) });
            reports.Add(new Given(report, analysis, resolver.Resolve(analysis, report)));
        }

        long words = reports.Sum(static r => (long)r.Analysis.Tokens.Length);
        for (int pass = 1; pass <= Passes; pass++)
        {
            using Process process = Process.GetCurrentProcess();
            TimeSpan before = process.TotalProcessorTime;
            long statements = 0;
            foreach (Given given in reports)
            {
                statements += StatementReader.Read(given.Analysis, given.Actors, given.Report, published).Length;
            }

            process.Refresh();
            double seconds = (process.TotalProcessorTime - before).TotalSeconds;
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"pass {pass}: {reports.Count} reports of {words / Math.Max(1, reports.Count)} words, {statements} statements, {60 * reports.Count / seconds:0} reports/min of processor time, {words / seconds:0} words/s"
                )
            );
        }
    }

    private sealed record Given(Report Report, TextAnalysis Analysis, ActorsOfReport Actors);
}
