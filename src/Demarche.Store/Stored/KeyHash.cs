namespace Demarche.Store;

/// <summary>Blocking keys as numbers: a store keeps very many of them. The same on every machine.</summary>
internal static class KeyHash
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    public static long Of(string kind, string key) => unchecked((long)Add((Add(Offset, kind) ^ '\n') * Prime, key));

    private static ulong Add(ulong hash, string text)
    {
        foreach (char c in text)
        {
            hash = unchecked((hash ^ c) * Prime);
        }

        return hash;
    }
}
