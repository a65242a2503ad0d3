namespace Demarche.Intake;

/// <summary>The pages of a crawl file as documents, before any is read: for those who want the pages and not the reports.</summary>
/// <param name="file">A WARC file, packed or not, from its first byte.</param>
public sealed class CrawlPages(Stream file, IntakeOptions options)
{
    private CountedStream? _unfolded;

    /// <summary>Bytes of the file once gzip is undone, so far.</summary>
    public long BytesUnfolded => _unfolded?.Count ?? 0;

    /// <summary>One document after the other; no more than one record is held.</summary>
    public IEnumerable<SourceDocument> Documents()
    {
        using OpenedSource source = OpenedSource.Of(file, options);
        _unfolded = new CountedStream(source.Content);
        foreach ((SourceDocument? document, _) in WarcSource.Read(_unfolded, "", options))
        {
            if (document is not null)
            {
                yield return document;
            }
        }
    }

    private sealed class CountedStream(Stream inner) : ForwardStream
    {
        public long Count { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            int count = inner.Read(buffer);
            Count += count;
            return count;
        }
    }
}
