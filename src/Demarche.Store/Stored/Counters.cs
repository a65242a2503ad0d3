using System.Globalization;

namespace Demarche.Store;

/// <summary>Mints ids: a letter for the kind and a number that is never used again.</summary>
internal static class Counters
{
    public static long Next(SqlSession session, string kind) =>
        session.Number(
            "INSERT INTO counters (kind, last) VALUES ($1, 1) ON CONFLICT (kind) DO UPDATE SET last = last + 1 RETURNING last",
            kind
        )
        ?? throw new InvalidOperationException("a counter gave nothing");

    public static string Mint(SqlSession session, string prefix) =>
        string.Create(CultureInfo.InvariantCulture, $"{prefix}_{Next(session, prefix)}");
}
