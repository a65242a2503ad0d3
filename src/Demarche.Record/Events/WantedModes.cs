using System.Collections.Frozen;

namespace Demarche.Record;

/// <summary>The PLOVER mode of what is asked for or refused (<c>Data/request-modes.tsv</c>), by its words.</summary>
internal static class WantedModes
{
    private static readonly FrozenDictionary<string, string> s_modes = EmbeddedLines
        .Rows("request-modes.tsv")
        .ToFrozenDictionary(static row => row[0], static row => row[1], StringComparer.Ordinal);

    /// <summary>Null for a word that tells none.</summary>
    /// <param name="word">Lower-case form or lemma.</param>
    public static string? OfWord(string word) => s_modes.GetValueOrDefault(word);

    /// <summary>By the first word of a proposition that tells one; null where none does.</summary>
    public static string? Of(string proposition)
    {
        foreach (string word in proposition.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (OfWord(word.ToLowerInvariant()) is { } mode)
            {
                return mode;
            }
        }

        return null;
    }
}
