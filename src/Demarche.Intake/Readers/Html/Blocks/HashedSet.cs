namespace Demarche.Intake;

/// <summary>A set of hashes. Most of those that it is asked for are not in it, and a sieve of bits says so at once (Bloom 1970).</summary>
internal sealed class HashedSet
{
    private readonly HashSet<uint> _all = [];
    private readonly ulong[] _sieve = new ulong[64];

    public int Count => _all.Count;

    public void Add(uint hash)
    {
        _all.Add(hash);
        _sieve[(hash >> 6) & 63] |= 1UL << (int)hash;
    }

    public bool Contains(uint hash) => (_sieve[(hash >> 6) & 63] & (1UL << (int)hash)) != 0 && _all.Contains(hash);
}
