using System.Numerics;

namespace Demarche.Intake;

/// <summary>
/// The bytes of a tar file on their way to its reader, which takes room for a long name or a table of attributes as soon as a head claims one: a claim
/// beyond all names ends the reading here, before it costs anything.
/// </summary>
internal sealed class TarHeads(Stream inner) : ForwardStream
{
    private const int LongestExtension = 1024 * 1024;
    private readonly byte[] _block = new byte[TarMembers.Block];
    private int _filled;
    private BigInteger _blocksOfMember;

    /// <exception cref="InvalidDataException">A head claims a name or attributes that no file has.</exception>
    public override int Read(Span<byte> buffer)
    {
        int count = inner.Read(buffer);
        for (ReadOnlySpan<byte> rest = buffer[..count]; rest.Length > 0; )
        {
            int taken = Math.Min(rest.Length, _block.Length - _filled);
            rest[..taken].CopyTo(_block.AsSpan(_filled));
            rest = rest[taken..];
            _filled += taken;
            if (_filled == _block.Length)
            {
                _filled = 0;
                Check(_block);
            }
        }

        return count;
    }

    // The reader asks nothing of a head's checksum. Where a table of attributes gives a member another size than its head, the count is lost, so
    // inside members what is a head by its checksum counts as one too.
    private void Check(ReadOnlySpan<byte> block)
    {
        bool inside = _blocksOfMember > 0;
        bool extends = block[156] is (byte)'x' or (byte)'g' or (byte)'X' or (byte)'L' or (byte)'K';
        BigInteger size = inside && !extends ? 0 : Size(block.Slice(124, 12));
        if (extends && size > LongestExtension && (!inside || TarMembers.Begins(block)))
        {
            throw new InvalidDataException("a head of the archive claims a name or attributes of impossible length");
        }

        _blocksOfMember = inside ? _blocksOfMember - 1 : (size + TarMembers.Block - 1) / TarMembers.Block;
    }

    // Octal digits, or for large numbers bytes behind a first one with its highest bit set.
    private static BigInteger Size(ReadOnlySpan<byte> field)
    {
        if ((field[0] & 0x80) != 0)
        {
            return new BigInteger(field[1..], isUnsigned: true, isBigEndian: true);
        }

        BigInteger size = 0;
        foreach (byte digit in field.Trim(" \0"u8))
        {
            size = digit is >= (byte)'0' and <= (byte)'7' ? (size * 8) + (digit - '0') : size;
        }

        return size;
    }
}
