using System.Diagnostics;
using System.IO.Compression;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Demarche.Intake;

namespace Demarche.Bench;

/// <summary>
/// Pages a second in one process and on one thread, the programs in turn, pass by pass: what the parser takes alone, our whole reading
/// (decoding, main text, metadata, signs of origin), and SmartReader's article. Processor time, so that a busy machine tells little less.
/// In the first passes the runtime is still compiling, on one core for many of them: the later half of the passes is told apart.
/// </summary>
internal static class PageBenchmark
{
    private static readonly (string Name, Action<string, byte[], string> Read)[] Programs =
    [
        ("AngleSharp, parse a string", (_, _, html) => Parse(html)),
        ("Demarche, page to report", (name, bytes, _) => Demarche(name, bytes)),
        ("SmartReader, string to article", (_, _, html) => Smart(html)),
    ];

    public static void Run(string folder, int passes)
    {
        (string Name, byte[] Bytes, string Html)[] pages =
        [
            .. Directory
                .EnumerateFiles(folder)
                .Order(StringComparer.Ordinal)
                .Select(path => (path, Unpacked(path)))
                .Select(page => (page.path, page.Item2, ByteDecoder.Decode(page.Item2, null).Text)),
        ];
        double megabytes = pages.Sum(page => (double)page.Bytes.Length) / 1e6;
        Console.WriteLine($"{pages.Length} pages, {megabytes:0.0} MB, {passes} passes");
        double[][] seconds = [.. Programs.Select(_ => new double[passes])];
        for (int pass = 0; pass < passes; pass++)
        {
            for (int program = 0; program < Programs.Length; program++)
            {
                TimeSpan before = Environment.CpuUsage.TotalTime;
                foreach ((string name, byte[] bytes, string html) in pages)
                {
                    Programs[program].Read(name, bytes, html);
                }

                seconds[program][pass] = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
            }
        }

        Console.WriteLine("| program | first pass, pages/s | median | median of the later half | best | best, MB/s |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|");
        for (int program = 0; program < Programs.Length; program++)
        {
            double first = seconds[program][0];
            double[] sorted = [.. seconds[program].Order()];
            double[] later = [.. seconds[program].Skip(passes / 2).Order()];
            Console.WriteLine(
                $"| {Programs[program].Name} | {pages.Length / first:0} | {pages.Length / sorted[passes / 2]:0} | {pages.Length / later[later.Length / 2]:0} | {pages.Length / sorted[0]:0} | {megabytes / sorted[0]:0.0} |"
            );
        }
    }

    private static void Parse(string html)
    {
        using IDocument document = new HtmlParser().ParseDocument(html);
    }

    private static void Demarche(string name, byte[] bytes)
    {
        foreach (IntakeOutcome _ in new HtmlReader().Read(new SourceDocument(name, bytes), IntakeOptions.Default)) { }
    }

    // The three-argument way in takes the text as given; the two-argument one would fetch the address.
    private static void Smart(string html)
    {
        try
        {
            using SmartReader.Reader reader = new("https://localhost/", html);
            _ = reader.GetArticle().TextContent;
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException or NullReferenceException)
        {
            // It fails on some pages; the time until then counts.
        }
    }

    private static byte[] Unpacked(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        if (!path.EndsWith(".gz", StringComparison.Ordinal))
        {
            return bytes;
        }

        using GZipStream stream = new(new MemoryStream(bytes), CompressionMode.Decompress);
        using MemoryStream unpacked = new();
        stream.CopyTo(unpacked);
        return unpacked.ToArray();
    }
}
