namespace Demarche.Intake;

/// <summary>
/// Gives the bytes of a gzip file so that no piece reaches over what looks like the beginning of a member (RFC 1952): whoever unfolds them piece by
/// piece sees each member begin with a piece of its own.
/// </summary>
internal sealed class GzipMembers(Stream packed) : ForwardStream
{
    private const int HeaderLength = 10;
    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _at;
    private int _filled;
    private long _offset;
    private bool _ended;

    /// <summary>Offset of the first member that began since the last <see cref="Forget"/>; null when none did.</summary>
    public long? Begun { get; private set; }

    public bool AtEnd => _ended && _at == _filled;

    public void Forget() => Begun = null;

    public override int Read(Span<byte> buffer)
    {
        if (!Fill() || buffer.IsEmpty)
        {
            return 0;
        }

        ReadOnlySpan<byte> rest = _buffer.AsSpan(_at, _filled - _at);
        if (IsHeader(rest))
        {
            Begun ??= _offset + _at;
        }

        int length = Math.Min(buffer.Length, Safe(rest));
        rest[..length].CopyTo(buffer);
        _at += length;
        return length;
    }

    /// <summary>Moves on to what looks like the beginning of a member.</summary>
    public bool SkipToNext()
    {
        while (Fill())
        {
            ReadOnlySpan<byte> rest = _buffer.AsSpan(_at, _filled - _at);
            if (IsHeader(rest))
            {
                return true;
            }

            _at += Safe(rest);
        }

        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            packed.Dispose();
        }

        base.Dispose(disposing);
    }

    // How many bytes can be given before the next header, or before what could be the beginning of one at the end of the buffer.
    private int Safe(ReadOnlySpan<byte> rest)
    {
        for (int from = 1; from < rest.Length; )
        {
            int found = rest[from..].IndexOf((byte)0x1F);
            if (found < 0)
            {
                return rest.Length;
            }

            from += found;
            if (IsHeader(rest[from..]) || (!_ended && rest.Length - from < HeaderLength && CouldBeHeader(rest[from..])))
            {
                return from;
            }

            from++;
        }

        return rest.Length;
    }

    private static bool IsHeader(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= HeaderLength
        && CouldBeHeader(bytes)
        && (bytes[3] & 0xE0) == 0
        && bytes[8] is 0 or 2 or 4
        && bytes[9] is < 14 or 255;

    private static bool CouldBeHeader(ReadOnlySpan<byte> bytes) =>
        bytes[0] == 0x1F && (bytes.Length < 2 || bytes[1] == 0x8B) && (bytes.Length < 3 || bytes[2] == 8);

    // Keeps a whole header in view, so that none is cut in two.
    private bool Fill()
    {
        if (_filled - _at >= HeaderLength || _ended)
        {
            return _at < _filled;
        }

        _buffer.AsSpan(_at, _filled - _at).CopyTo(_buffer);
        _offset += _at;
        (_filled, _at) = (_filled - _at, 0);
        while (_filled < _buffer.Length / 2)
        {
            int count = packed.Read(_buffer, _filled, _buffer.Length - _filled);
            if (count == 0)
            {
                _ended = true;
                break;
            }

            _filled += count;
        }

        return _filled > 0;
    }
}
