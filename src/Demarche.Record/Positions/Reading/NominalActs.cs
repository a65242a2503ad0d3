using System.Collections.Frozen;

namespace Demarche.Record;

/// <summary>The nouns of <c>Data/nominal-acts.tsv</c> and the verb that each becomes in a proposition.</summary>
internal static class NominalActs
{
    private static readonly FrozenDictionary<string, (string Verb, bool Replaces)> Acts = EmbeddedLines
        .Rows("nominal-acts.tsv")
        .ToFrozenDictionary(row => row[0], row => (row[1], row[2] == "replace"));

    /// <summary>The verb, and true where it stands for the noun ("the withdrawal of" -> "withdraw"); null for a noun that names no act.</summary>
    public static (string Verb, bool Replaces)? VerbOf(string noun) => Acts.TryGetValue(noun, out (string, bool) act) ? act : null;
}
