using System.IO.Compression;

namespace Demarche.Intake;

/// <summary>A gzip file as it unfolds, up to a bound: a few kilobytes can hold terabytes of nothing.</summary>
internal sealed class UnfoldedStream(Stream packed, long most) : Stream
{
    private readonly GZipStream _unfolding = new(packed, CompressionMode.Decompress);
    private long _given;

    /// <summary>True for the first bytes of a gzip file.</summary>
    public static bool Begins(ReadOnlySpan<byte> head) => head is [0x1F, 0x8B, 8, ..];

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        int count = _unfolding.Read(buffer);
        _given += count;
        return _given <= most ? count : throw new InvalidDataException("it unfolds to more than is read");
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _unfolding.Dispose();
        }

        base.Dispose(disposing);
    }
}
