using System.Collections.Frozen;

namespace Demarche.Record;

/// <summary>The CAMEO code that a PLOVER type and mode come nearest to (<c>Data/cameo-codes.tsv</c>, after the table of roots in plover.md).</summary>
internal static class CameoCodes
{
    private static readonly FrozenDictionary<string, string> s_codes = EmbeddedLines
        .Rows("cameo-codes.tsv")
        .ToFrozenDictionary(static row => row[0], static row => row[1], StringComparer.Ordinal);

    public static string? Of(string type, string? mode) =>
        (mode is not null ? s_codes.GetValueOrDefault($"{type}-{mode}") : null) ?? s_codes.GetValueOrDefault(type);
}
