using System.Collections.Frozen;

namespace Demarche.Record;

/// <summary>PLOVER types of deeds that harm a party: they are news also where nobody tells by whom ("three soldiers were killed", "two diplomats were expelled").</summary>
internal static class HarmfulTypes
{
    private static readonly FrozenSet<string> s_types = FrozenSet.Create(StringComparer.Ordinal, "ASSAULT", "COERCE", "SANCTION");

    public static bool Contains(string type) => s_types.Contains(type);
}
