using NodaTime;
using NodaTime.Text;

namespace Demarche.Intake;

/// <summary>What the head of a crawl record says of it (formats.md 1.3).</summary>
internal readonly struct WarcFacts(HeaderLines headers)
{
    // An id or digest is some tens of characters; what is longer names nothing.
    private const int LongestName = 512;

    public string? Url => Address("WARC-Target-URI");

    /// <summary>When it was fetched: never the date of publication.</summary>
    public Instant? Fetched => Time("WARC-Date");

    /// <summary>Null when the head names neither id nor digest.</summary>
    public CrawlRecord? Crawl =>
        (Name("WARC-Record-ID"), Name("WARC-Payload-Digest")) is (var id, var digest) && (id ?? digest) is not null
            ? new CrawlRecord(id, digest)
            : null;

    public string? RefersTo => Name("WARC-Refers-To");

    public string? RefersToUrl => Address("WARC-Refers-To-Target-URI");

    public Instant? RefersToFetched => Time("WARC-Refers-To-Date");

    // Writers of version 1.0 wrap addresses in < and > now and then.
    private string? Address(string header) => headers[header]?.Trim('<', '>', ' ') is { Length: > 0 } address ? address : null;

    private string? Name(string header) => headers[header]?.Trim() is { Length: > 0 and <= LongestName } name ? name : null;

    private Instant? Time(string header) =>
        headers[header] is { } date && InstantPattern.ExtendedIso.Parse(date) is { Success: true } time ? time.Value : null;
}
