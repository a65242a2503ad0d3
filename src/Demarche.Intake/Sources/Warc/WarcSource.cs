using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Demarche.Intake;

/// <summary>Pages out of a crawl file (formats.md 1.3): each record that holds a page becomes a document with address and time of fetching.</summary>
internal static class WarcSource
{
    private static readonly FrozenSet<string> Pages = DataFile.Lines("page-media-types.txt").ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Documents to read, pages seen again, records that are left alone, and bytes that are no record, in the order of the file.</summary>
    /// <param name="stream">The file as it unfolds.</param>
    public static IEnumerable<(SourceDocument? Document, IntakeOutcome? Outcome)> Read(Stream stream, string path, IntakeOptions options)
    {
        WarcScanner scanner = new(stream, options, IsWanted);
        SeenPayloads seen = new();
        foreach (WarcStep step in scanner.Steps())
        {
            string locator = $"{path}#{step.Offset}";
            if (step.Record is not { } record)
            {
                yield return (null, new IntakeFailure(locator, step.Failure ?? "no record"));
                continue;
            }

            if (OfRecord(record, locator, options) is { } found)
            {
                yield return found.Document is { } document && seen.Before(document) is { } sighting
                    ? (null, new IntakeSighting(sighting))
                    : found;
            }
        }
    }

    private static bool IsWanted(HeaderLines headers) => headers["WARC-Type"] is "response" or "resource" or "conversion" or "revisit";

    private static (SourceDocument? Document, IntakeOutcome? Outcome)? OfRecord(WarcRecord record, string locator, IntakeOptions options) =>
        record.Headers["WARC-Type"] switch
        {
            "response" => Response(record, locator, options),
            "resource" or "conversion" => Document(
                record,
                locator,
                record.Block,
                MediaType.Parse(record.Headers["WARC-Identified-Payload-Type"] ?? record.Headers["Content-Type"]),
                []
            ),
            "revisit" => (null, Revisit(record, locator)),
            _ => null,
        };

    // The record holds the head of the response at most. Pictures and refused pages are seen again, too, and are no pages.
    private static IntakeOutcome Revisit(WarcRecord record, string locator)
    {
        HttpMessage? head = HttpMessage.Parse(record.Block);
        MediaType type = MediaType.Parse(record.Headers["WARC-Identified-Payload-Type"] ?? head?.Headers["Content-Type"]);
        if (head is { Status: not (200 or 304) })
        {
            return new IntakeSkipped(locator, $"HTTP status {head.Status}");
        }

        if (!IsPage(type, record))
        {
            return NoPage(locator, type);
        }

        WarcFacts facts = new(record.Headers);
        return new IntakeSighting(
            new PageSighting
            {
                Locator = locator,
                Url = facts.Url,
                Fetched = facts.Fetched,
                Crawl = facts.Crawl,
                RefersTo = facts.RefersTo,
                RefersToUrl = facts.RefersToUrl,
                RefersToFetched = facts.RefersToFetched,
            }
        );
    }

    private static (SourceDocument?, IntakeOutcome?)? Response(WarcRecord record, string locator, IntakeOptions options)
    {
        if (HttpMessage.Parse(record.Block) is not { } message)
        {
            return Document(record, locator, record.Block, MediaType.Parse(record.Headers["WARC-Identified-Payload-Type"]), []);
        }

        if (message.Status != 200)
        {
            return (null, new IntakeSkipped(locator, $"HTTP status {message.Status}"));
        }

        MediaType stated = MediaType.Parse(message.Headers["Content-Type"]);
        MediaType type = record.Headers["WARC-Identified-Payload-Type"] is { } identified
            ? stated with
            {
                Type = MediaType.Parse(identified).Type,
            }
            : stated;
        if (!IsPage(type, record))
        {
            return (null, NoPage(locator, type));
        }

        List<string> notes = [];
        ReadOnlyMemory<byte> payload = message.Payload(options.MaximumBytes, notes);
        return Document(record, locator, payload, type, notes);
    }

    private static (SourceDocument?, IntakeOutcome?) Document(
        WarcRecord record,
        string locator,
        ReadOnlyMemory<byte> payload,
        MediaType type,
        List<string> notes
    )
    {
        if (!IsPage(type, record))
        {
            return (null, NoPage(locator, type));
        }

        if (record.Problem is { } problem)
        {
            notes.Add(problem);
        }

        if (record.Headers["WARC-Truncated"] is { } truncated)
        {
            notes.Add($"the crawler cut the page off ({truncated})");
        }

        WarcFacts said = new(record.Headers);
        SourceFacts facts = new()
        {
            Url = said.Url,
            Charset = type.Charset,
            Fetched = said.Fetched,
            Crawl = said.Crawl,
            Notes = [.. notes],
        };
        return (new SourceDocument(locator, payload) { Facts = facts }, null);
    }

    private static bool IsPage(MediaType type, WarcRecord record)
    {
        bool robots = record.Headers["WARC-Target-URI"]?.TrimEnd('>').EndsWith("/robots.txt", StringComparison.OrdinalIgnoreCase) == true;
        return !robots && (type.Type.Length == 0 || Pages.Contains(type.Type));
    }

    private static IntakeSkipped NoPage(string locator, MediaType type) =>
        new(locator, type.Type.Length is > 0 and < 60 ? $"no page: {type.Type}" : "no page");
}
