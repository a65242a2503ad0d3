using NodaTime;

namespace Demarche.Intake;

/// <summary>What a crawl file says of a record (formats.md 1.3), as written there.</summary>
/// <param name="Id"><c>WARC-Record-ID</c>: names the record wherever its file lies.</param>
/// <param name="PayloadDigest"><c>WARC-Payload-Digest</c> (<c>sha1:</c> and base32, as a rule): the same payload has the same.</param>
public sealed record CrawlRecord(string? Id, string? PayloadDigest);

/// <summary>
/// A fetch that found a page as it was at an earlier one (a <c>revisit</c> record, or the same payload under the same address once more). It has no text:
/// what it says is that the page still stood there.
/// </summary>
public sealed record PageSighting
{
    /// <summary>Where the record stands: file and byte offset.</summary>
    public required string Locator { get; init; }

    public string? Url { get; init; }

    public Instant? Fetched { get; init; }

    /// <summary>The record itself.</summary>
    public CrawlRecord? Crawl { get; init; }

    /// <summary><c>WARC-Refers-To</c>: id of the record that has the text.</summary>
    public string? RefersTo { get; init; }

    /// <summary><c>WARC-Refers-To-Target-URI</c>: the address that record was fetched from.</summary>
    public string? RefersToUrl { get; init; }

    /// <summary><c>WARC-Refers-To-Date</c>: when that record was fetched.</summary>
    public Instant? RefersToFetched { get; init; }
}
