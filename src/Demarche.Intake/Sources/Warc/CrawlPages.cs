namespace Demarche.Intake;

/// <summary>The pages of a crawl file as documents, before any is read: for those who want the pages and not the reports.</summary>
/// <param name="file">A WARC file, packed or not, from its first byte.</param>
public sealed class CrawlPages(Stream file, IntakeOptions options)
{
    /// <summary>Bytes of the file once gzip is undone, so far.</summary>
    public long BytesUnfolded { get; private set; }

    /// <summary>One document after the other; no more than one record is held.</summary>
    public IEnumerable<SourceDocument> Documents()
    {
        using OpenedSource source = OpenedSource.Of(file, options);
        using CountedStream unfolded = new(source.Content, count => BytesUnfolded += count);
        foreach ((SourceDocument? document, _) in WarcSource.Read(unfolded, "", options))
        {
            if (document is not null)
            {
                yield return document;
            }
        }
    }

    private sealed class CountedStream(Stream inner, Action<int> counted) : ForwardStream
    {
        public override int Read(Span<byte> buffer)
        {
            int count = inner.Read(buffer);
            counted(count);
            return count;
        }
    }
}
