using System.Collections.Frozen;

namespace Demarche.Record;

/// <summary>The nouns of <c>Data/agent-nouns.tsv</c>: who acts for the party named beside them.</summary>
internal static class ActingNouns
{
    private static readonly FrozenSet<string> Nouns = EmbeddedLines.Words("agent-nouns.tsv").ToFrozenSet();

    public static bool Contains(string word) => Nouns.Contains(word);
}
