using System.Collections.Immutable;
using Demarche.Text;
using NodaTime;

namespace Demarche.Intake;

/// <summary>
/// Reads one family of formats. Readers are asked in the order of their sniffing confidence; the content decides, the name
/// of the file only breaks ties. To add a format: a folder under <c>Readers/</c>, this interface, one line in <see cref="IntakeReaders"/>.
/// </summary>
public interface IReportReader
{
    /// <summary>Short name for notes and messages: "html", "feed".</summary>
    string Format { get; }

    /// <summary>How sure the reader is that the document is its own, from 0 (not at all) to 100, from its first bytes and its name.</summary>
    int Sniff(SourceDocument document);

    /// <summary>The reports of the document, one by one; a bad record is a <see cref="IntakeFailure"/> and the rest goes on.</summary>
    IEnumerable<IntakeOutcome> Read(SourceDocument document, IntakeOptions options);
}

/// <summary>Bytes with a name. The content is bounded by <see cref="IntakeOptions.MaximumBytes"/> before it gets here.</summary>
/// <param name="Locator">The path as the user named it, with the member's name behind a <c>#</c> for archives.</param>
public sealed record SourceDocument(string Locator, ReadOnlyMemory<byte> Content)
{
    private const string Packed = ".gz";

    /// <summary>What its wrapping says of it; null for a file that lies open.</summary>
    public SourceFacts? Facts { get; init; }

    /// <summary>The ending of the name in lower case with its dot, that of the packed file for <c>page.html.gz</c>; empty for none.</summary>
    public string Extension
    {
        get
        {
            string name = Locator.EndsWith(Packed, StringComparison.OrdinalIgnoreCase) ? Locator[..^Packed.Length] : Locator;
            return Path.GetExtension(name).ToLowerInvariant();
        }
    }
}

/// <summary>What the wrapping of a document (a crawl record, a mail, an archive) says of it.</summary>
public sealed record SourceFacts
{
    /// <summary>Address that it was fetched from.</summary>
    public string? Url { get; init; }

    /// <summary>Charset as the wrapping names it; stands before the one that the document names.</summary>
    public string? Charset { get; init; }

    /// <summary>When it was fetched or saved: not when it was published.</summary>
    public Instant? Fetched { get; init; }

    /// <summary>The record of a crawl file that holds it.</summary>
    public CrawlRecord? Crawl { get; init; }

    /// <summary>What was repaired or cut on the way to the bytes.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}

/// <summary>What became of one record of the input.</summary>
public abstract record IntakeOutcome(string Locator);

public sealed record IntakeReport(Report Report) : IntakeOutcome(Report.Locator);

/// <summary>A page that was fetched again and is unchanged: nothing new to read, one more time that it stood there.</summary>
public sealed record IntakeSighting(PageSighting Sighting) : IntakeOutcome(Sighting.Locator);

/// <summary>A record that could not be read: named, with the reason and where possible the remedy.</summary>
public sealed record IntakeFailure(string Locator, string Reason) : IntakeOutcome(Locator);

/// <summary>A file that is of no supported kind, or a page that asks not to be published: counted, not failed.</summary>
public sealed record IntakeSkipped(string Locator, string Reason) : IntakeOutcome(Locator);

public sealed record IntakeOptions
{
    /// <summary>Largest document that is read, in bytes after decompression.</summary>
    public int MaximumBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Deepest nesting of archives that is followed.</summary>
    public int MaximumArchiveDepth { get; init; } = 3;

    /// <summary>Most bytes that one archive may unfold to.</summary>
    public long MaximumArchiveBytes { get; init; } = 4L * 1024 * 1024 * 1024;

    /// <summary>What the user says of the files of this folder (<c>demarche.yaml</c>); null where there is no such file.</summary>
    public FolderRule? Rule { get; init; }

    public static IntakeOptions Default { get; } = new();
}
