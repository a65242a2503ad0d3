using System.Collections.Immutable;
using Demarche.Text;
using NodaTime;

namespace Demarche.Intake;

/// <summary>One document as received from one outlet: what intake makes of bytes, and all that later stages know of them.</summary>
public sealed record Report
{
    public required ReportId Id { get; init; }

    /// <summary>The id that the input gave (JSON Lines <c>id</c>, feed guid).</summary>
    public string? GivenId { get; init; }

    /// <summary>Canonical URL, else feed guid, else given id, else the URL, else null: the same key with another text is a new version.</summary>
    public string? PageKey { get; init; }

    public required ReportKind Kind { get; init; }

    public string? Title { get; init; }

    public ImmutableArray<string> Authors { get; init; } = [];

    /// <summary>Who published it; null when nothing says so.</summary>
    public string? Outlet { get; init; }

    public string? OutletDomain { get; init; }

    /// <summary>Country of the outlet, as the input names it ("sourcecountry"): a fact of the outlet, not of what is told.</summary>
    public string? OutletCountry { get; init; }

    /// <summary>The aggregator that relayed it, where that is not the outlet.</summary>
    public string? Carrier { get; init; }

    /// <summary>The place and date line at the head of the text, as written.</summary>
    public string? Dateline { get; init; }

    public required PublishedDate Published { get; init; }

    public PublishedDate? Modified { get; init; }

    public Instant? Fetched { get; init; }

    /// <summary>The record of the crawl file that it was read from; null for what no crawler fetched.</summary>
    public CrawlRecord? Crawl { get; init; }

    /// <summary>BCP 47 tag of the main language; null when the text is too short to tell.</summary>
    public string? Language { get; init; }

    public string? Url { get; init; }

    public string? CanonicalUrl { get; init; }

    /// <summary>Where the bytes came from: file path as named, with record offset or line (<c>feed.xml#3</c>).</summary>
    public required string Locator { get; init; }

    public required CleanText Text { get; init; }

    /// <summary>SHA-256 of the original bytes of this report, lower-case hex.</summary>
    public required string BytesSha256 { get; init; }

    /// <summary>The original bytes of this report; empty once it comes back from a store without them.</summary>
    public ReadOnlyMemory<byte> Original { get; init; }

    /// <summary>Paragraphs, headings, chapters, live updates and captions in the order of the text.</summary>
    public ImmutableArray<ReportPart> Parts { get; init; } = [];

    /// <summary>What was cut away, each with its reason.</summary>
    public ImmutableArray<DroppedBlock> Dropped { get; init; } = [];

    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>Recordings and pictures that a feed hands over with the item; none of them is opened.</summary>
    public ImmutableArray<ReportMedia> Media { get; init; } = [];

    /// <summary>Signs of where the words come from (formats.md 1.8), in text order.</summary>
    public ImmutableArray<OriginSign> OriginSigns { get; init; } = [];

    /// <summary>correction, update, refile, repeat, wrap-up, breaking, withdrawn, kill, embargoed (formats.md 1.8).</summary>
    public string? WireStatus { get; init; }

    public int? UpdateNumber { get; init; }

    public string? Rights { get; init; }

    /// <summary>What was repaired, guessed or dropped on the way.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}

/// <summary>A file that a feed names beside the text.</summary>
/// <param name="Type">Media type as stated; null where it is not.</param>
/// <param name="Seconds">How long a recording is.</param>
public sealed record ReportMedia(string Url, string? Type, double? Seconds);

/// <summary>Stable id of a report: <c>r_</c> and a hash of page key and text hash (formats.md 0.4).</summary>
public readonly record struct ReportId(string Value) : IComparable<ReportId>
{
    public static ReportId Of(string? pageKey, string textSha256) =>
        new(string.Concat("r_", ContentHash.Of($"{pageKey}\n{textSha256}").AsSpan(0, 16)));

    public int CompareTo(ReportId other) => string.CompareOrdinal(Value, other.Value);

    public static bool operator <(ReportId left, ReportId right) => left.CompareTo(right) < 0;

    public static bool operator >(ReportId left, ReportId right) => left.CompareTo(right) > 0;

    public static bool operator <=(ReportId left, ReportId right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ReportId left, ReportId right) => left.CompareTo(right) >= 0;

    public override string ToString() => Value;
}

public enum ReportKind
{
    Article,
    WireCopy,
    VideoPage,
    LiveBlog,
    Briefing,
    Opinion,
    Teaser,
}

public enum PartKind
{
    Paragraph,
    Heading,
    Chapter,
    LiveUpdate,
    Caption,
}

/// <summary>A stretch of the clean text with a role of its own.</summary>
/// <param name="At">The time that the part itself states (a live update's), as ISO 8601.</param>
/// <param name="StartSeconds">Seconds into the recording, for chapters.</param>
/// <param name="Language">BCP 47 tag where it differs from the report's.</param>
public sealed record ReportPart(PartKind Kind, TextSpan Span, string? At = null, double? StartSeconds = null, string? Language = null);

/// <summary>Text that stood in the document and is not part of the report.</summary>
/// <param name="After">Index of the part it stood behind; -1 before the first.</param>
/// <param name="Reason">navigation, related, advert, subscribe, disclaimer, repeated-title, repeated-teaser, repeated-text, caption, comment, metadata, boilerplate.</param>
public sealed record DroppedBlock(int After, string Text, string Reason);

public enum OriginSignKind
{
    Dateline,
    Byline,
    Foot,
    Metadata,
    InText,
}

/// <summary>A sign that words or facts come from somewhere: a dateline agency, a credit at the foot, "told AFP".</summary>
/// <param name="Name">The origin as the list of origins names it ("Reuters"), else as written.</param>
/// <param name="Quotation">The words that are the sign.</param>
/// <param name="Span">Where they stand in the clean text; null when in the head, foot or metadata that was cut away.</param>
/// <param name="Agency">True when the name is a wire agency known to the list.</param>
public sealed record OriginSign(OriginSignKind Kind, string Name, string Quotation, TextSpan? Span, bool Agency);
