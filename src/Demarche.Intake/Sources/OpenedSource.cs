namespace Demarche.Intake;

/// <summary>An open file or archive member: what it holds once gzip is undone, and its first bytes, which tell how it can be read.</summary>
/// <param name="Content">From its first byte.</param>
/// <param name="Head">Up to 64 KiB of its beginning; these bytes come again with <paramref name="Content"/>.</param>
/// <param name="Raw">The file itself where it is open and can be sought in; null else.</param>
internal sealed record OpenedSource(Stream Content, ReadOnlyMemory<byte> Head, Stream? Raw) : IDisposable
{
    private const int HeadBytes = 64 * 1024;

    /// <summary>Wraps a stream; gzip is undone.</summary>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static OpenedSource Of(Stream stream, IntakeOptions options)
    {
        byte[] buffer = new byte[HeadBytes];
        ReadOnlyMemory<byte> head = buffer.AsMemory(0, stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false));
        HeadedStream whole = new(head, stream);
        return UnfoldedStream.Begins(head.Span)
            ? new OpenedSource(new UnfoldedStream(whole, options.MaximumArchiveBytes), UnfoldedStream.Peek(head, HeadBytes), null)
            : new OpenedSource(whole, head, stream.CanSeek ? stream : null);
    }

    public void Dispose() => Content.Dispose();
}
