using System.IO.Compression;

namespace Demarche.Intake;

/// <summary>
/// A gzip file as it unfolds, member by member, up to a bound: a few kilobytes can hold terabytes of nothing. Knows where in the packed file
/// the member begins whose bytes it gives, and can go on at the next member behind a damaged one.
/// </summary>
internal sealed class UnfoldedStream : ForwardStream
{
    private readonly GzipMembers _members;
    private readonly long _most;
    private GZipStream _unfolding;
    private long _given;

    public UnfoldedStream(Stream packed, long most)
    {
        _members = new GzipMembers(packed);
        _most = most;
        _unfolding = new GZipStream(_members, CompressionMode.Decompress, leaveOpen: true);
    }

    /// <summary>Offset in the packed file of the member that began with the last bytes read; null when none did.</summary>
    public long? MemberBegun { get; private set; }

    /// <summary>Whether every byte of the packed file was taken.</summary>
    public bool AtEnd => _members.AtEnd;

    /// <summary>True for the first bytes of a gzip file.</summary>
    public static bool Begins(ReadOnlySpan<byte> head) => head is [0x1F, 0x8B, 8, ..];

    /// <summary>The first bytes of what the first bytes of a gzip file unfold to.</summary>
    public static byte[] Peek(ReadOnlyMemory<byte> packedHead, int most)
    {
        byte[] head = new byte[most];
        int filled = 0;
        try
        {
            using MemoryStream packed = new(packedHead.ToArray());
            using GZipStream unfolding = new(packed, CompressionMode.Decompress);
            int count;
            while (filled < most && (count = unfolding.Read(head, filled, most - filled)) > 0)
            {
                filled += count;
            }
        }
        catch (InvalidDataException)
        {
            // The head breaks off inside a member, or is damaged: what unfolded so far tells the kind.
        }

        return head[..filled];
    }

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty)
        {
            return 0;
        }

        _members.Forget();
        int count;
        try
        {
            count = _unfolding.Read(buffer);
        }
        finally
        {
            MemberBegun = _members.Begun;
        }

        _given += count;
        return _given <= _most ? count : throw new InvalidDataException("it unfolds to more than is read");
    }

    /// <summary>Goes to the next member behind a damaged one; false when there is none.</summary>
    public bool SkipDamaged()
    {
        _unfolding.Dispose();
        if (!_members.SkipToNext() || _given > _most)
        {
            return false;
        }

        _unfolding = new GZipStream(_members, CompressionMode.Decompress, leaveOpen: true);
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _unfolding.Dispose();
            _members.Dispose();
        }

        base.Dispose(disposing);
    }
}
