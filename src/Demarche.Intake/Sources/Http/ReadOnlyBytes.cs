namespace Demarche.Intake;

/// <summary>Bytes in memory as a stream, without a copy.</summary>
internal sealed class ReadOnlyBytes(ReadOnlyMemory<byte> bytes) : ForwardStream
{
    private int _at;

    public override int Read(Span<byte> buffer)
    {
        int count = Math.Min(buffer.Length, bytes.Length - _at);
        bytes.Span.Slice(_at, count).CopyTo(buffer);
        _at += count;
        return count;
    }
}
