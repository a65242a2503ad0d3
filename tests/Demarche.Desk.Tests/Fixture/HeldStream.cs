namespace Demarche.Desk.Tests;

/// <summary>A place to write to that takes the first piece and keeps the rest waiting until it may flow; waiting ends with the work.</summary>
internal sealed class HeldStream(Stream inner, ManualResetEventSlim flowing, CancellationToken stopped) : Stream
{
    private bool _begun;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => inner.Length;

    public override long Position
    {
        get => inner.Position;
        set => throw new NotSupportedException();
    }

    public override void Flush() => inner.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (_begun)
        {
            flowing.Wait(stopped);
        }

        _begun = true;
        inner.Write(buffer);
    }
}
