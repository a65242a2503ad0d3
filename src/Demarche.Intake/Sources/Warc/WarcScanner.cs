using System.Globalization;

namespace Demarche.Intake;

/// <summary>
/// Cuts a stream into the records of a crawl file (WARC 1.0 and 1.1, ISO 28500), holding no more than one. Where a length is wrong or bytes are
/// damaged it goes on at the next line that begins a record.
/// </summary>
internal sealed class WarcScanner(Stream stream, IntakeOptions options, Func<HeaderLines, bool> wanted)
{
    private const int LongestHead = 64 * 1024;
    private const int Piece = 256 * 1024;
    private static readonly byte[] s_mark = [.. "WARC/"u8];
    private static readonly byte[] s_next = [.. "\nWARC/1."u8];

    private readonly UnfoldedStream? _members = stream as UnfoldedStream;
    private readonly Queue<(long At, long Member)> _begun = new();
    private byte[] _buffer = new byte[Piece];
    private int _at;
    private int _filled;
    private long _start;
    private bool _ended;
    private string? _damage;
    private bool _brokenOff;
    private long? _member;
    private long? _damagedMember;
    private long? _recordMember;

    /// <summary>True for the first bytes of a crawl file.</summary>
    public static bool Begins(ReadOnlySpan<byte> head) => head.TrimStart("\r\n"u8).StartsWith("WARC/1."u8) || head.StartsWith("WARC/0."u8);

    /// <summary>Records, and failures with their byte offset, to the end of the stream.</summary>
    public IEnumerable<WarcStep> Steps()
    {
        while (true)
        {
            SkipLineEnds();
            if (_at == _filled && !Fill(1))
            {
                if (Mend() is not { } mended)
                {
                    yield break;
                }

                yield return mended;
                continue;
            }

            yield return Next();
        }
    }

    private WarcStep Next()
    {
        long offset = Offset();
        if (!Fill(s_mark.Length) || !Ahead().StartsWith(s_mark))
        {
            long from = _start + _at;
            SkipToNext();
            return new WarcStep(null, offset, $"{_start + _at - from} bytes that are no record were passed over");
        }

        int head = HeadLength();
        if (head < 0)
        {
            _at += s_mark.Length;
            SkipToNext();
            return new WarcStep(
                null,
                offset,
                _ended && _damage is null ? "the head of the record breaks off" : "the head of the record has no end"
            );
        }

        HeaderLines headers = HeaderLines.Parse(Ahead()[..head]);
        _at += head;
        if (!long.TryParse(headers["Content-Length"], NumberStyles.None, CultureInfo.InvariantCulture, out long length))
        {
            SkipToNext();
            return new WarcStep(null, offset, "the record gives no length");
        }

        bool keep = wanted(headers);
        if (keep && length > options.MaximumBytes)
        {
            Pass(length);
            return new WarcStep(null, offset, $"the record is larger than {options.MaximumBytes / (1024 * 1024)} MiB");
        }

        return keep ? Kept(offset, headers, (int)length) : Passed(offset, headers, length);
    }

    private WarcStep Passed(long offset, HeaderLines headers, long length)
    {
        Pass(length);
        return new WarcStep(new WarcRecord(offset, headers, default, null), offset, null);
    }

    private WarcStep Kept(long offset, HeaderLines headers, int length)
    {
        // Grown as bytes come: a length that is claimed costs nothing.
        byte[] block = new byte[Math.Min(length, Piece)];
        int filled = 0;
        while (filled < length && (_at < _filled || Fill(1)))
        {
            int count = Math.Min(_filled - _at, length - filled);
            if (filled + count > block.Length)
            {
                Array.Resize(ref block, (int)Math.Min(length, Math.Max(block.Length * 4L, filled + count)));
            }

            _buffer.AsSpan(_at, count).CopyTo(block.AsSpan(filled));
            _at += count;
            filled += count;
        }

        string? problem = filled < length ? $"the record breaks off: {filled} of {length} bytes" : null;
        int end = filled;
        if (!AtBoundary())
        {
            (block, end, problem) = Resynchronised(block, filled);
        }

        if (_damage is { } damage && _members is { AtEnd: false } && _damagedMember == _recordMember)
        {
            // What unfolded before the damage was seen may be wrong already.
            _damage = null;
            _ended = !_members.SkipDamaged();
            return new WarcStep(null, offset, $"{damage}; the record is left out, the next is read");
        }

        _brokenOff = _damage is not null || filled < length;
        problem ??= _damage is not null && _damagedMember == _recordMember ? "the packed file breaks off behind the record" : null;

        return new WarcStep(new WarcRecord(offset, headers, block.AsMemory(0, end), problem), offset, null);
    }

    // Behind a block stand two line ends and the next record, or the end of the file.
    private bool AtBoundary()
    {
        SkipLineEnds();
        return !Fill(s_mark.Length) ? _at == _filled : Ahead().StartsWith(s_mark);
    }

    private (byte[] Block, int End, string Problem) Resynchronised(byte[] block, int filled)
    {
        // Too long a length took the beginning of the next record along: it is given back.
        int inside = Inside(block.AsSpan(0, filled));
        if (inside >= 0)
        {
            GiveBack(block.AsSpan(inside + 1, filled - inside - 1));
            return (block, inside, "Content-Length was too long: cut at the next record");
        }

        // Too short a length leaves the rest of the block before the next record.
        int end = filled;
        while (_at < _filled || Fill(1))
        {
            int next = Ahead().IndexOf(s_next);
            int count = next >= 0 ? next + 1 : Math.Max(1, _filled - _at - (_ended ? 0 : s_next.Length));
            if (next < 0 && !_ended && _filled - _at <= s_next.Length && Fill(s_next.Length + 1))
            {
                continue;
            }

            int taken = Math.Min(count, Math.Max(0, options.MaximumBytes - end));
            if (end + taken > block.Length)
            {
                Array.Resize(ref block, (int)Math.Min(options.MaximumBytes, Math.Max(block.Length * 2L, end + taken)));
            }

            _buffer.AsSpan(_at, taken).CopyTo(block.AsSpan(end));
            end += taken;
            _at += count;
            if (next >= 0)
            {
                break;
            }
        }

        return (block, end, "Content-Length was too short: read up to the next record");
    }

    // Where the next record begins in what was taken: whole, or with its first letters only.
    private int Inside(ReadOnlySpan<byte> block)
    {
        int whole = block.IndexOf(s_next);
        for (int taken = s_next.Length - 1; taken > 0 && whole < 0; taken--)
        {
            if (block.EndsWith(s_next.AsSpan(0, taken)) && Fill(s_next.Length) && Ahead().StartsWith(s_next.AsSpan(taken)))
            {
                whole = block.Length - taken;
            }
        }

        return whole;
    }

    private void GiveBack(ReadOnlySpan<byte> bytes)
    {
        byte[] joined = new byte[Math.Max(Piece, bytes.Length + _filled - _at)];
        bytes.CopyTo(joined);
        Ahead().CopyTo(joined.AsSpan(bytes.Length));
        _start = _start + _at - bytes.Length;
        _filled = bytes.Length + _filled - _at;
        _at = 0;
        _buffer = joined;
    }

    // Bytes that could not be unfolded: the rest of their member is lost, the next one may be whole.
    private WarcStep? Mend()
    {
        if (_damage is not { } damage)
        {
            return null;
        }

        _damage = null;
        long offset = _member ?? _start + _at;
        if (_members is null || !_members.SkipDamaged())
        {
            return _brokenOff ? null : new WarcStep(null, offset, damage);
        }

        _ended = false;
        return new WarcStep(null, offset, $"{damage}; went on at the next member");
    }

    private void Pass(long length)
    {
        while (length > 0 && (_at < _filled || Fill(1)))
        {
            int count = (int)Math.Min(length, _filled - _at);
            _at += count;
            length -= count;
        }
    }

    private void SkipToNext()
    {
        while (_at < _filled || Fill(1))
        {
            int next = Ahead().IndexOf(s_next);
            if (next >= 0)
            {
                _at += next + 1;
                return;
            }

            int keep = Math.Min(s_next.Length - 1, _filled - _at);
            _at = _filled - keep;
            if (!Fill(keep + 1))
            {
                _at = _filled;
            }
        }
    }

    private void SkipLineEnds()
    {
        while (_at < _filled || Fill(1))
        {
            int other = Ahead().IndexOfAnyExcept((byte)'\r', (byte)'\n');
            if (other >= 0)
            {
                _at += other;
                return;
            }

            _at = _filled;
        }
    }

    // Length of the header lines with the empty line behind them; -1 when there is no end in sight.
    private int HeadLength()
    {
        int wantedBytes = 4096;
        while (true)
        {
            bool more = Fill(wantedBytes);
            ReadOnlySpan<byte> ahead = Ahead();
            int end = ahead.IndexOf("\r\n\r\n"u8);
            int bare = ahead[..(end < 0 ? ahead.Length : end)].IndexOf("\n\n"u8);
            if (bare >= 0)
            {
                return bare + 2;
            }

            if (end >= 0)
            {
                return end + 4;
            }

            if (!more || wantedBytes >= LongestHead)
            {
                return -1;
            }

            wantedBytes *= 4;
        }
    }

    private ReadOnlySpan<byte> Ahead() => _buffer.AsSpan(_at, _filled - _at);

    // A member that holds this one record is where a reader of the file can begin.
    private long Offset()
    {
        long here = _start + _at;
        long? member = null;
        while (_begun.TryPeek(out (long At, long Member) begun) && begun.At <= here)
        {
            member = begun.At == here ? begun.Member : null;
            _recordMember = begun.Member;
            _begun.Dequeue();
        }

        return member ?? here;
    }

    // True when so many bytes stand ahead.
    private bool Fill(int count)
    {
        if (_filled - _at >= count)
        {
            return true;
        }

        if (_ended)
        {
            return false;
        }

        if (_buffer.Length - _at < count || _at > _buffer.Length / 2)
        {
            Ahead().CopyTo(_buffer);
            _start += _at;
            (_filled, _at) = (_filled - _at, 0);
        }

        if (_buffer.Length < count)
        {
            Array.Resize(ref _buffer, Math.Max(count, _buffer.Length * 2));
        }

        while (_filled - _at < count)
        {
            int read = Read();
            if (read == 0)
            {
                _ended = true;
                return false;
            }

            if (_members?.MemberBegun is { } member)
            {
                _begun.Enqueue((_start + _filled, member));
                _member = member;
            }

            _filled += read;
        }

        return true;
    }

    private int Read()
    {
        try
        {
            return stream.Read(_buffer, _filled, _buffer.Length - _filled);
        }
        catch (InvalidDataException error)
        {
            _damage = $"damaged: {error.Message}";
            _member = _members?.MemberBegun ?? _member;
            _damagedMember = _member;
            return 0;
        }
    }
}
