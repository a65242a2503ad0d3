using System.IO.Compression;
using System.Text;
using Demarche.Bench;

namespace Demarche.Intake.Tests;

/// <summary>Crawl files, whole and damaged.</summary>
public sealed class CrawlTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("demarche-crawl-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static byte[] Sluices =>
        CrawlFile.Page("Sluices stay shut", "The lower sluices of the Imber dam stay shut, the water ministry said on Tuesday.");

    private static byte[] Ferries =>
        CrawlFile.Page("Ferries sail", "The ferry line between Oro and Quell reopened on Monday after eleven weeks.");

    private static byte[] Market =>
        CrawlFile.Page("Market opens", "The border market at Lorn opens again on Friday, the customs office said.");

    [Theory]
    [InlineData("plain")]
    [InlineData("gzip a record")]
    [InlineData("gzip whole")]
    public void Each_page_is_a_report_with_address_time_and_the_offset_of_its_record(string packing)
    {
        byte[][] records =
        [
            CrawlFile.Record("warcinfo", null, "software: test\r\n"u8, "application/warc-fields"),
            CrawlFile.Response("https://quell.example/1", Sluices),
            CrawlFile.Record("request", "https://quell.example/2", "GET /2 HTTP/1.1\r\n\r\n"u8, "application/http; msgtype=request"),
            CrawlFile.Response("<https://oro.example/2>", Ferries),
        ];
        byte[] file = packing switch
        {
            "plain" => Joined(records),
            "gzip whole" => CrawlFile.Gzip(Joined(records)),
            _ => Joined([.. records.Select(record => CrawlFile.Gzip(record))]),
        };
        byte[][] counted = packing == "gzip a record" ? [.. records.Select(record => CrawlFile.Gzip(record))] : records;

        Report[] reports = [.. Read(file).Cast<IntakeReport>().Select(read => read.Report)];

        Assert.Equal(["Sluices stay shut", "Ferries sail"], reports.Select(report => report.Title));
        Assert.Equal(["https://quell.example/1", "https://oro.example/2"], reports.Select(report => report.Url));
        Assert.Equal("2033-05-03T09:00:00Z", reports[0].Fetched.ToString());
        Assert.Null(reports[0].Published.Value);
        Assert.EndsWith($"#{counted[0].Length}", reports[0].Locator, StringComparison.Ordinal);
        Assert.EndsWith($"#{counted[..3].Sum(record => record.Length)}", reports[1].Locator, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("chunked")]
    [InlineData("gzip")]
    [InlineData("gzip in chunks")]
    [InlineData("deflate")]
    [InlineData("bare deflate")]
    [InlineData("br")]
    [InlineData("zstd")]
    [InlineData("gzip header stayed")]
    [InlineData("br header stayed")]
    [InlineData("chunked header stayed")]
    public void Bodies_are_unfolded_and_those_unfolded_already_are_left(string coding)
    {
        (byte[] body, string headers) = coding switch
        {
            "chunked" => (CrawlFile.Chunked(Sluices, 7), "Transfer-Encoding: chunked\r\n"),
            "gzip" => (CrawlFile.Gzip(Sluices), "Content-Encoding: gzip\r\n"),
            "gzip in chunks" => (
                CrawlFile.Chunked(CrawlFile.Gzip(Sluices), 50),
                "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"
            ),
            "deflate" => (Packed(stream => new ZLibStream(stream, CompressionLevel.Optimal)), "Content-Encoding: deflate\r\n"),
            "bare deflate" => (Packed(stream => new DeflateStream(stream, CompressionLevel.Optimal)), "Content-Encoding: deflate\r\n"),
            "br" => (Packed(stream => new BrotliStream(stream, CompressionLevel.Optimal)), "Content-Encoding: br\r\n"),
            "zstd" => (new ZstdSharp.Compressor().Wrap(Sluices).ToArray(), "Content-Encoding: zstd\r\n"),
            "gzip header stayed" => (Sluices, "Content-Encoding: gzip\r\n"),
            "br header stayed" => (Sluices, "Content-Encoding: br\r\n"),
            _ => (Sluices, "Transfer-Encoding: chunked\r\n"),
        };

        IntakeOutcome[] outcomes = Read(
            CrawlFile.Response("https://quell.example/1", body, headers + "Content-Type: text/html; charset=utf-8\r\n")
        );

        Assert.Equal("Sluices stay shut", Assert.IsType<IntakeReport>(Assert.Single(outcomes)).Report.Title);
    }

    [Fact]
    public void Statuses_pictures_and_empty_pages_are_counted_and_conversions_read()
    {
        IntakeOutcome[] outcomes = Read(
            Joined(
                CrawlFile.Response("https://quell.example/gone", Sluices, status: "404 Not Found"),
                CrawlFile.Response("https://quell.example/logo.png", [1, 2, 3], "Content-Type: image/png\r\n"),
                CrawlFile.Response("https://quell.example/robots.txt", "User-agent: *"u8, "Content-Type: text/plain\r\n"),
                CrawlFile.Response("https://quell.example/search", "<html><body><form></form></body></html>"u8),
                CrawlFile.Record(
                    "conversion",
                    "https://quell.example/9",
                    "Sluices stay shut\n\nThe lower sluices stay shut, the ministry said on Tuesday."u8,
                    "text/plain"
                )
            )
        );

        Assert.Equal(
            ["HTTP status 404", "no page: image/png", "no page: text/plain", "a page without text"],
            outcomes.OfType<IntakeSkipped>().Select(skipped => skipped.Reason)
        );
        Assert.Equal("https://quell.example/9", Assert.IsType<IntakeReport>(outcomes[^1]).Report.Url);
    }

    [Fact]
    public void The_record_and_its_digest_are_kept_with_the_report()
    {
        Report report = Assert
            .IsType<IntakeReport>(
                Assert.Single(
                    Read(
                        CrawlFile.Response(
                            "https://quell.example/1",
                            Sluices,
                            headers: "WARC-Record-ID: <urn:uuid:1>\r\nWARC-Payload-Digest: sha1:ABCDEFGH\r\n"
                        )
                    )
                )
            )
            .Report;

        Assert.Equal(new CrawlRecord("<urn:uuid:1>", "sha1:ABCDEFGH"), report.Crawl);
    }

    [Fact]
    public void A_revisit_is_a_sighting_of_a_page_and_nothing_of_a_picture_or_a_refusal()
    {
        const string Refers =
            "WARC-Record-ID: <urn:uuid:2>\r\nWARC-Refers-To: <urn:uuid:1>\r\nWARC-Refers-To-Target-URI: <https://quell.example/1>\r\nWARC-Refers-To-Date: 2033-05-01T08:00:00Z\r\nWARC-Payload-Digest: sha1:ABCDEFGH\r\n";
        IntakeOutcome[] outcomes = Read(
            Joined(
                CrawlFile.Revisit("https://quell.example/1?again", Refers),
                CrawlFile.Revisit("https://quell.example/1", "", status: "304 Not Modified"),
                CrawlFile.Record("revisit", "https://quell.example/1", [], "application/http; msgtype=response"),
                CrawlFile.Revisit("https://quell.example/logo.png", "", "Content-Type: image/png\r\n"),
                CrawlFile.Revisit("https://quell.example/gone", "", status: "404 Not Found")
            )
        );

        Assert.Equal(3, outcomes.OfType<IntakeSighting>().Count());
        PageSighting first = outcomes.OfType<IntakeSighting>().First().Sighting;
        Assert.Equal(("https://quell.example/1?again", "2033-05-03T09:00:00Z"), (first.Url, first.Fetched.ToString()));
        Assert.Equal(new CrawlRecord("<urn:uuid:2>", "sha1:ABCDEFGH"), first.Crawl);
        Assert.Equal(
            ("<urn:uuid:1>", "https://quell.example/1", "2033-05-01T08:00:00Z"),
            (first.RefersTo, first.RefersToUrl, first.RefersToFetched.ToString())
        );
        Assert.Equal(["no page: image/png", "HTTP status 404"], outcomes.OfType<IntakeSkipped>().Select(skipped => skipped.Reason));
    }

    [Fact]
    public void The_same_payload_under_the_same_address_is_seen_again_and_a_wrong_digest_loses_nothing()
    {
        const string Digest = "WARC-Payload-Digest: sha1:ABCDEFGH\r\n";
        IntakeOutcome[] outcomes = Read(
            Joined(
                CrawlFile.Response("https://quell.example/1", Sluices, headers: "WARC-Record-ID: <urn:uuid:1>\r\n" + Digest),
                CrawlFile.Response("https://quell.example/1", Sluices, headers: Digest),
                CrawlFile.Response("https://quell.example/1", Ferries, headers: Digest),
                CrawlFile.Response("https://oro.example/1", Sluices, headers: Digest)
            )
        );

        Assert.Equal(
            ["Sluices stay shut", "Ferries sail", "Sluices stay shut"],
            outcomes.OfType<IntakeReport>().Select(read => read.Report.Title)
        );
        Assert.Equal("<urn:uuid:1>", Assert.Single(outcomes.OfType<IntakeSighting>()).Sighting.RefersTo);
    }

    [Fact]
    public void A_damaged_member_is_named_with_its_offset_and_the_next_is_read()
    {
        byte[][] members =
        [
            .. new[] { Sluices, Ferries, Market }.Select(
                (page, i) => CrawlFile.Gzip(CrawlFile.Response($"https://quell.example/{i}", page))
            ),
        ];
        members[1].AsSpan(40, 30).Fill(0xAA);

        IntakeOutcome[] outcomes = Read(Joined(members));

        Assert.Equal(["Sluices stay shut", "Market opens"], outcomes.OfType<IntakeReport>().Select(read => read.Report.Title));
        IntakeFailure failure = Assert.Single(outcomes.OfType<IntakeFailure>());
        Assert.EndsWith($"#{members[0].Length}", failure.Locator, StringComparison.Ordinal);
        Assert.Contains("damaged", failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_checksum_leaves_the_record_out()
    {
        byte[][] members =
        [
            .. new[] { Sluices, Ferries, Market }.Select(
                (page, i) => CrawlFile.Gzip(CrawlFile.Response($"https://quell.example/{i}", page))
            ),
        ];
        members[1][^6] ^= 0x55;

        IntakeOutcome[] outcomes = Read(Joined(members));

        Assert.Equal(["Sluices stay shut", "Market opens"], outcomes.OfType<IntakeReport>().Select(read => read.Report.Title));
        Assert.EndsWith($"#{members[0].Length}", Assert.Single(outcomes.OfType<IntakeFailure>()).Locator, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(-10)]
    public void A_wrong_length_is_mended_at_the_next_record(int wrong)
    {
        byte[] first = CrawlFile.Response("https://quell.example/1", Sluices);
        string text = Encoding.UTF8.GetString(first);
        int at = text.IndexOf("Content-Length: ", StringComparison.Ordinal) + "Content-Length: ".Length;
        int end = text.IndexOf('\r', at);
        int length = int.Parse(text.AsSpan(at, end - at));
        first = Encoding.UTF8.GetBytes(text[..at] + (length + wrong) + text[end..]);

        Report[] reports =
        [
            .. Read(Joined(first, CrawlFile.Response("https://oro.example/2", Ferries))).Cast<IntakeReport>().Select(read => read.Report),
        ];

        Assert.Equal(["Sluices stay shut", "Ferries sail"], reports.Select(report => report.Title));
        Assert.Contains("Content-Length was too", Assert.Single(reports[0].Notes), StringComparison.Ordinal);
        Assert.EndsWith($"#{first.Length}", reports[1].Locator, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_tail_that_breaks_off_is_a_note_on_the_last_report(bool packed)
    {
        byte[] last = CrawlFile.Response(
            "https://oro.example/2",
            CrawlFile.Page("Ferries sail", string.Concat(Enumerable.Range(0, 300).Select(i => $"Ferry {i * 7919 % 997} sailed from Oro. ")))
        );
        byte[] file = packed
            ? Joined(CrawlFile.Gzip(CrawlFile.Response("https://quell.example/1", Sluices)), CrawlFile.Gzip(last)[..^400])
            : Joined(CrawlFile.Response("https://quell.example/1", Sluices), last[..^2000]);

        IntakeOutcome[] outcomes = Read(file);

        Assert.Equal(["Sluices stay shut", "Ferries sail"], outcomes.Cast<IntakeReport>().Select(read => read.Report.Title));
        Assert.Contains("breaks off", string.Join(' ', ((IntakeReport)outcomes[1]).Report.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_no_record_are_named_with_their_offset()
    {
        byte[] first = CrawlFile.Record(
            "request",
            "https://quell.example/1",
            "GET / HTTP/1.1\r\n\r\n"u8,
            "application/http; msgtype=request"
        );
        IntakeOutcome[] outcomes = Read(
            Joined(first, Encoding.UTF8.GetBytes(new string('x', 700_000) + "\r\n"), CrawlFile.Response("https://oro.example/2", Ferries))
        );

        Assert.Equal(["Ferries sail"], outcomes.OfType<IntakeReport>().Select(read => read.Report.Title));
        IntakeFailure failure = Assert.Single(outcomes.OfType<IntakeFailure>());
        Assert.EndsWith($"#{first.Length}", failure.Locator, StringComparison.Ordinal);
        Assert.Contains("no record", failure.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_length_that_is_only_claimed_costs_nothing()
    {
        byte[] file = Encoding.UTF8.GetBytes(
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://quell.example/1\r\nContent-Length: 60000000\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>The sluices stay shut, the ministry said.</p>"
        );
        long before = GC.GetAllocatedBytesForCurrentThread();

        IntakeOutcome outcome = Assert.Single(Read(file));

        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 20_000_000);
        Assert.Contains("breaks off", string.Join(' ', Assert.IsType<IntakeReport>(outcome).Report.Notes), StringComparison.Ordinal);
    }

    private static byte[] Packed(Func<Stream, Stream> pack)
    {
        using MemoryStream packed = new();
        using (Stream stream = pack(packed))
        {
            stream.Write(Sluices);
        }

        return packed.ToArray();
    }

    private static byte[] Joined(params byte[][] pieces) => [.. pieces.SelectMany(piece => piece)];

    private IntakeOutcome[] Read(byte[] file)
    {
        string path = Path.Combine(_folder, "crawl.warc.gz");
        File.WriteAllBytes(path, file);
        return [.. IntakePipeline.Read([path], IntakeOptions.Default, () => Stream.Null)];
    }
}
