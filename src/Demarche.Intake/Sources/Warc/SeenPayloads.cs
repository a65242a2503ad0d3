using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Demarche.Intake;

/// <summary>
/// Pages of a crawl file that come again with the same payload under the same address: known before they are parsed, which is what costs. A digest
/// that the file states only says where to look; the payload itself decides, so that a wrong digest loses nothing.
/// </summary>
internal sealed class SeenPayloads
{
    // About 200 bytes a page: past that the earliest are forgotten all at once, and what comes again is parsed again.
    private const int Most = 50_000;

    private readonly Dictionary<UInt128, (UInt128 Payload, string? Record)> _seen = [];

    /// <summary>What to keep in place of the document when it was seen before; null for one that is new or has no digest.</summary>
    public PageSighting? Before(SourceDocument document)
    {
        if (document.Facts is not { Url: { } url, Crawl: { PayloadDigest: { } digest } crawl } facts || !facts.Notes.IsEmpty)
        {
            return null;
        }

        UInt128 place = Hash(Encoding.UTF8.GetBytes($"{digest}\n{url}"));
        UInt128 payload = Hash(document.Content.Span);
        if (!_seen.TryGetValue(place, out (UInt128 Payload, string? Record) first))
        {
            if (_seen.Count == Most)
            {
                _seen.Clear();
            }

            _seen.Add(place, (payload, crawl.Id));
            return null;
        }

        return first.Payload != payload
            ? null
            : new PageSighting
            {
                Locator = document.Locator,
                Url = url,
                Fetched = facts.Fetched,
                Crawl = crawl,
                RefersTo = first.Record,
                RefersToUrl = url,
            };
    }

    private static UInt128 Hash(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }
}
