using CsCheck;
using Demarche.Intake;
using NodaTime;

namespace Demarche.Store.Tests;

/// <summary>Pages seen again: kept with their report, whichever comes first, and never twice.</summary>
public sealed class SightingTests : IDisposable
{
    private static readonly Instant s_monday = Instant.FromUtc(2031, 3, 3, 9, 0);
    private readonly TemporaryFolder _folder = new();
    private int _made;

    public void Dispose() => _folder.Dispose();

    private static Report Fetched =>
        MarkedReports.Of("EVENT CONSULT ARV TSM 2031-03-02 ministers meet", day: MarkedReports.FirstDay) with
        {
            Fetched = s_monday,
            Url = "https://oro.example/1",
            Crawl = new CrawlRecord("<urn:uuid:1>", "sha1:A"),
            OutletCountry = "Arvenia",
        };

    private static PageSighting Seen(int hours, string? refersTo = null, string? digest = null, string? url = "https://oro.example/1") =>
        new()
        {
            Locator = $"crawl.warc#{hours}",
            Url = url,
            Fetched = s_monday.Plus(Duration.FromHours(hours)),
            Crawl = new CrawlRecord($"<urn:uuid:seen-{hours}>", digest),
            RefersTo = refersTo,
        };

    [Fact]
    public void Whatever_comes_first_a_report_has_its_sightings_and_reading_again_adds_none() =>
        Gen.Shuffle(
                new IntakeOutcome[]
                {
                    new IntakeReport(Fetched),
                    new IntakeSighting(Seen(1, refersTo: "<urn:uuid:1>", url: "https://oro.example/elsewhere")),
                    new IntakeSighting(Seen(2, digest: "sha1:A")),
                    new IntakeSighting(Seen(3)),
                    new IntakeSighting(Seen(4, digest: "sha1:B")),
                    new IntakeSighting(Seen(5, url: "https://oro.example/other")),
                }
            )
            .Sample(
                outcomes =>
                {
                    using SqliteStore store = SqliteStore.Open(_folder.File($"{_made++}.db"), new MarkedAnalyser());
                    ReadSummary first = store.Read("strait", outcomes, null, CancellationToken.None);
                    ReadSummary second = store.Read("strait", outcomes, null, CancellationToken.None);

                    ReportItem report = Assert.Single(store.Reports(new ViewQuery()).Items);
                    Assert.Equal(
                        ["2031-03-03T10:00:00Z", "2031-03-03T11:00:00Z", "2031-03-03T12:00:00Z"],
                        report.Sightings.Select(static sighting => sighting.Fetched)
                    );
                    Assert.Equal((3, 2), (first.SeenAgain, first.Skipped));
                    Assert.Equal([new SkippedFor("seen again, and not held", 2)], first.SkippedFor);
                    Assert.Equal((0, 0), (second.SeenAgain, second.Skipped));
                    Assert.Equal(
                        ("<urn:uuid:1>", "sha1:A", "Arvenia"),
                        (report.WarcRecordId, report.WarcPayloadDigest, report.OutletCountry)
                    );
                },
                iter: 12,
                threads: 1
            );

    [Fact]
    public void The_same_text_from_a_later_fetch_or_in_other_bytes_is_a_sighting()
    {
        using SqliteStore store = SqliteStore.Open(_folder.File("s.db"), new MarkedAnalyser());
        Report later = Fetched with { Fetched = s_monday.Plus(Duration.FromDays(1)), Crawl = new CrawlRecord("<urn:uuid:9>", "sha1:A") };
        Report otherBytes = Fetched with { BytesSha256 = new string('0', 64), Crawl = null };

        ReadSummary summary = store.Read(
            "strait",
            MarkedReports.Outcomes(Fetched, later, otherBytes, Fetched),
            null,
            CancellationToken.None
        );

        Assert.Equal((1, 3, 2), (summary.New, summary.Known, summary.SeenAgain));
        Assert.Equal(2, Assert.Single(store.Reports(new ViewQuery()).Items).Sightings.Length);
        Assert.True(store.Forget(Fetched.Id.Value));
        using SqlSession session = SqlSession.Open(_folder.File("s.db"), writes: false);
        Assert.Equal(0, session.Number("SELECT count(*) FROM sightings"));
    }
}
