using System.IO.Compression;

namespace Demarche.Intake;

/// <summary>A gzip file as it unfolds, up to a bound: a few kilobytes can hold terabytes of nothing.</summary>
internal sealed class UnfoldedStream(Stream packed, long most) : ForwardStream
{
    private readonly GZipStream _unfolding = new(packed, CompressionMode.Decompress);
    private long _given;

    /// <summary>True for the first bytes of a gzip file.</summary>
    public static bool Begins(ReadOnlySpan<byte> head) => head is [0x1F, 0x8B, 8, ..];

    public override int Read(Span<byte> buffer)
    {
        int count = _unfolding.Read(buffer);
        _given += count;
        return _given <= most ? count : throw new InvalidDataException("it unfolds to more than is read");
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _unfolding.Dispose();
        }

        base.Dispose(disposing);
    }
}
