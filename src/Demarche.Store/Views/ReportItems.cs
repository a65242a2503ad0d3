using System.Collections.Immutable;
using Demarche.Intake;
using Demarche.Record;
using Demarche.Text;
using NodaTime;

namespace Demarche.Store;

public sealed record ReportItem
{
    public required string Id { get; init; }
    public string? GivenId { get; init; }
    public required string Status { get; init; }
    public required ReportKind Kind { get; init; }
    public string? Title { get; init; }
    public ImmutableArray<string> Authors { get; init; } = [];
    public string? Outlet { get; init; }
    public string? OutletDomain { get; init; }

    /// <summary>Country of the outlet as the input names it.</summary>
    public string? OutletCountry { get; init; }
    public string? Carrier { get; init; }
    public string? Dateline { get; init; }
    public required PublishedDate Published { get; init; }
    public PublishedDate? Modified { get; init; }
    public Instant? Fetched { get; init; }
    public required Instant ReadAt { get; init; }
    public string? Language { get; init; }
    public string? Url { get; init; }
    public string? CanonicalUrl { get; init; }
    public required string Locator { get; init; }

    /// <summary><c>WARC-Record-ID</c> of the record that it was read from.</summary>
    public string? WarcRecordId { get; init; }

    /// <summary><c>WARC-Payload-Digest</c> of that record.</summary>
    public string? WarcPayloadDigest { get; init; }

    /// <summary>When the page was seen again with the same text, the earliest first.</summary>
    public ImmutableArray<SightingItem> Sightings { get; init; } = [];
    public string? StoryId { get; init; }
    public string? CopyOf { get; init; }
    public double? CopiedFraction { get; init; }

    /// <summary>What it changed of the report that it copies; null for a report that copies none.</summary>
    public ImmutableArray<CopyChangeItem>? Changes { get; init; }
    public string? Supersedes { get; init; }

    /// <summary>By what it was taken back; null unless its status is withdrawn.</summary>
    public Withdrawal? Withdrawn { get; init; }
    public string? WireStatus { get; init; }
    public required string BytesSha256 { get; init; }
    public required string TextSha256 { get; init; }
    public required int TextLength { get; init; }
    public string? Rights { get; init; }
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>Recordings and pictures that a feed names beside the text.</summary>
    public ImmutableArray<ReportMedia> Media { get; init; } = [];
    public ImmutableArray<string> Notes { get; init; } = [];
    public ImmutableArray<PartItem> Parts { get; init; } = [];
    public ImmutableArray<DroppedBlock> Dropped { get; init; } = [];
    public ImmutableArray<ReportOriginItem> Origins { get; init; } = [];
    public required string Engine { get; init; }
}

/// <summary>A later fetch of a page that gave the same text.</summary>
/// <param name="Fetched">RFC 3339 in UTC; null where nothing says when.</param>
/// <param name="Locator">File and offset of the record that tells it.</param>
public sealed record SightingItem(string? Fetched, string? Url, string Locator, string? WarcRecordId);

/// <summary>Offsets in code points.</summary>
public sealed record PartItem(
    int Index,
    PartKind Kind,
    CodePointSpan Span,
    string? At,
    double? StartSeconds,
    string? Language,
    string Text
);

/// <summary>An origin as it stands behind one report.</summary>
public sealed record ReportOriginItem(
    string Id,
    string Name,
    OriginKind Kind,
    OriginBasis Basis,
    string Sign,
    CodePointSpan? Span,
    double Confidence
);
