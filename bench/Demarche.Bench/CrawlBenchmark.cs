using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Demarche.Intake;

namespace Demarche.Bench;

/// <summary>
/// Reads an invented crawl file on one thread: framing alone (records cut, HTTP codings undone), and as reports (cleaned, dated, origins found),
/// with the peak of memory. Nothing is analysed.
/// </summary>
internal static class CrawlBenchmark
{
    private const long Mebibyte = 1024 * 1024;

    /// <summary>Writes a crawl file of so many MiB before packing, as crawlers do: request, response, picture.</summary>
    public static void Write(string path, int mebibytes)
    {
        bool packed = path.EndsWith(".gz", StringComparison.Ordinal);
        using FileStream file = File.Create(path);
        InventedNumbers numbers = new(7);
        byte[] picture = new byte[30_000];
        for (int i = 0; i < picture.Length; i++)
        {
            picture[i] = (byte)numbers.Below(256);
        }

        long written = 0;
        for (int i = 0; written < mebibytes * Mebibyte; i++)
        {
            byte[] page = InventedPage(numbers, i);
            string address = $"https://press-{i % 40}.example/news/{i}";
            bool pressed = i % 3 == 1;
            bool chunked = i % 5 == 2;
            byte[] body = pressed ? CrawlFile.Gzip(page, CompressionLevel.Fastest) : page;
            body = chunked ? CrawlFile.Chunked(body, 8192) : body;
            string headers =
                "Content-Type: text/html; charset=utf-8\r\n"
                + (pressed ? "Content-Encoding: gzip\r\n" : "")
                + (chunked ? "Transfer-Encoding: chunked\r\n" : "");
            written += Put(
                file,
                CrawlFile.Record("request", address, "GET / HTTP/1.1\r\nHost: x\r\n\r\n"u8, "application/http; msgtype=request"),
                packed
            );
            written += Put(file, CrawlFile.Response(address, body, headers, headers: Named(i, body)), packed);
            written += i % 4 == 0 ? Put(file, CrawlFile.Response(address + ".png", picture, "Content-Type: image/png\r\n"), packed) : 0;
        }
    }

    // As crawlers do: an id, and a digest of the payload by which a page that comes again is known before it is read.
    private static string Named(int number, byte[] body) =>
        $"WARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Payload-Digest: sha256:{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(body))}\r\n";

    public static void Run(string path)
    {
        FramingOnly(path);
        (long records, long bytes, double seconds) = FramingOnly(path);
        Console.WriteLine(
            $"framing: {records} pages, {bytes / 1e6:0} MB unfolded, {seconds:0.0} s cpu, {records / seconds:0} records/s, {bytes / 1e6 / seconds:0} MB/s; peak {Peak()} MiB"
        );
        TimeSpan before = Cpu();
        int reports = 0;
        foreach (IntakeOutcome outcome in IntakePipeline.Read([path], IntakeOptions.Default, () => Stream.Null))
        {
            reports += outcome is IntakeReport ? 1 : 0;
        }

        double took = (Cpu() - before).TotalSeconds;
        Console.WriteLine(
            $"reports: {reports}, {took:0.0} s cpu, {reports / took:0} records/s, {bytes / 1e6 / took:0} MB/s; peak {Peak()} MiB"
        );
    }

    private static (long Records, long Bytes, double Seconds) FramingOnly(string path)
    {
        using FileStream file = File.OpenRead(path);
        TimeSpan before = Cpu();
        CrawlPages pages = new(file, IntakeOptions.Default);
        long records = 0;
        foreach (SourceDocument _ in pages.Documents())
        {
            records++;
        }

        return (records, pages.BytesUnfolded, (Cpu() - before).TotalSeconds);
    }

    private static long Put(FileStream file, byte[] record, bool packed)
    {
        file.Write(packed ? CrawlFile.Gzip(record, CompressionLevel.Fastest) : record);
        return record.Length;
    }

    private static byte[] InventedPage(InventedNumbers numbers, int number)
    {
        StringBuilder page = new();
        page.Append($"<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Report {number}</title>");
        for (int i = 0; i < 40; i++)
        {
            page.Append(
                $"<meta name=\"x{i}\" content=\"{numbers.Below(1_000_000)}\"><link rel=\"preload\" href=\"/static/{numbers.Below(1_000_000)}.js\">"
            );
        }

        page.Append($"</head><body><nav><ul>");
        for (int i = 0; i < 120; i++)
        {
            page.Append($"<li class=\"item item-{i}\"><a href=\"/section/{numbers.Below(10_000)}\">Section {numbers.Below(1000)}</a></li>");
        }

        page.Append($"</ul></nav><article><h1>Report {number} on the sluices</h1>");
        string[] words =
        [
            "sluices",
            "ferries",
            "minister",
            "harbour",
            "permits",
            "treaty",
            "border",
            "market",
            "answer",
            "demand",
            "railway",
            "envoy",
        ];
        for (int i = 0; i < 18; i++)
        {
            page.Append("<p>");
            for (int j = 0; j < 40; j++)
            {
                page.Append(words[numbers.Below(words.Length)]).Append(j == 39 ? "." : " ");
            }

            page.Append("</p>\n");
        }

        return Encoding.UTF8.GetBytes(page.Append("</article><script>").Append('x', 40_000).Append("</script></body></html>").ToString());
    }

    private static TimeSpan Cpu()
    {
        using Process self = Process.GetCurrentProcess();
        return self.TotalProcessorTime;
    }

    private static long Peak()
    {
        using Process self = Process.GetCurrentProcess();
        return self.PeakWorkingSet64 / Mebibyte;
    }
}
