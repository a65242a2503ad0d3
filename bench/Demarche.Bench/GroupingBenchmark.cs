using System.Globalization;
using System.Text;
using System.Text.Json;
using Demarche.Intake;
using Demarche.Record;
using Demarche.Text;
using NodaTime;
using NodaTime.Text;

namespace Demarche.Bench;

/// <summary>
/// What copies, origins and stories cost on one thread as the stream grows: the reports of a file, then variants of them in which every third
/// word is another and the days are later ones, so that a variant is neither a copy of the first nor its story. Shown for each
/// stretch of reports: processor time of each step, and the memory of the process.
/// </summary>
internal static class GroupingBenchmark
{
    private const int Stretch = 5_000;

    /// <param name="corpus">JSON Lines with <c>text</c>, <c>title</c>, <c>outlet</c> and <c>date</c>, in any order.</param>
    /// <param name="count">Reports in all.</param>
    /// <param name="window">Reports that are remembered.</param>
    public static void Run(string corpus, int count, int window)
    {
        Article[] articles = [.. File.ReadLines(corpus).Select(Read).Where(static a => a.Text.Length > 0).OrderBy(static a => a.Day)];
        int days = Period.DaysBetween(articles[0].Day, articles.Max(static a => a.Day)) + 30;
        CopyGrouping copies = new(window);
        StoryGrouping stories = new(window);
        Report[] reports = new Report[Stretch];
        CopyText[] texts = new CopyText[Stretch];
        Mention<StorySketch>[] sketches = new Mention<StorySketch>[Stretch];
        long copied = 0;
        int told = 0;
        Console.WriteLine("reports\tread us\tcompare us\tsketch us\tplace us\tcopies/s\tstories/s\tall/s\theap MiB\tpairs\tstories");
        for (int n = 0; n + Stretch <= count; n += Stretch)
        {
            for (int k = 0; k < Stretch; k++)
            {
                reports[k] = Report(articles[(n + k) % articles.Length], (n + k) / articles.Length, n + k, days);
            }

            double reading = Microseconds(k => texts[k] = CopyText.Of(reports[k].Text));
            double comparing = Microseconds(k => copied += copies.Add(reports[k], texts[k]).Copies.Length);
            double drawing = Microseconds(k => sketches[k] = StoryGrouping.Draw(reports[k], texts[k]));
            double placing = Microseconds(k => told = Math.Max(told, stories.Add(sketches[k]) + 1));
            Array.Clear(reports);
            Array.Clear(texts);
            Array.Clear(sketches);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{n + Stretch}\t{reading:0}\t{comparing:0}\t{drawing:0}\t{placing:0}\t{1e6 / (reading + comparing):0}\t{1e6 / (reading + drawing + placing):0}\t{1e6 / (reading + comparing + drawing + placing):0}\t{GC.GetTotalMemory(true) / 1048576}\t{copied}\t{told}"
                )
            );
        }
    }

    // Processor time of the process for one report, collecting garbage and compiling included.
    private static double Microseconds(Action<int> step)
    {
        TimeSpan before = Environment.CpuUsage.TotalTime;
        for (int k = 0; k < Stretch; k++)
        {
            step(k);
        }

        return (Environment.CpuUsage.TotalTime - before).TotalMicroseconds / Stretch;
    }

    private static Article Read(string line)
    {
        using JsonDocument json = JsonDocument.Parse(line);
        string? Field(string name) =>
            json.RootElement.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
                ? value.GetString()
                : null;

        ParseResult<LocalDate> day = LocalDatePattern.Iso.Parse(Field("date") ?? "");
        return new Article(Field("title"), Field("outlet"), Field("text") ?? "", day.Success ? day.Value : new LocalDate(2010, 1, 1));
    }

    private static Report Report(Article article, int pass, int n, int days)
    {
        string text = pass == 0 ? article.Text : Variant(article.Text, pass);
        LocalDate day = article.Day.PlusDays(pass * days);
        string id = string.Create(CultureInfo.InvariantCulture, $"v{n}");
        return new Report
        {
            Id = new ReportId(id),
            Kind = ReportKind.Article,
            Text = new CleanText(text),
            Title = pass == 0 || article.Title is null ? article.Title : Variant(article.Title, pass),
            Outlet = article.Outlet,
            BytesSha256 = "",
            Locator = id,
            Published = new PublishedDate
            {
                Value = LocalDatePattern.Iso.Format(day),
                Earliest = day.AtMidnight().InUtc().ToInstant(),
                Latest = day.PlusDays(1).AtMidnight().InUtc().ToInstant(),
                Precision = DatePrecision.Day,
                Basis = PublishedBasis.Given,
                LocalDay = day,
            },
        };
    }

    // Every third word becomes one that no other pass uses, so that no sequence of three words is left.
    private static string Variant(string text, int pass)
    {
        StringBuilder made = new(text.Length + 64);
        int word = 0;
        foreach (string part in text.Split(' '))
        {
            made.Append(word++ == 0 ? "" : " ");
            int end = part.AsSpan().LastIndexOfAnyInRange('a', 'z') + 1;
            made.Append(part.AsSpan(0, end));
            if (word % 3 == 0)
            {
                made.Append((char)('a' + (pass % 26))).Append((char)('a' + (pass / 26 % 26)));
            }

            made.Append(part.AsSpan(end));
        }

        return made.ToString();
    }

    private sealed record Article(string? Title, string? Outlet, string Text, LocalDate Day);
}
