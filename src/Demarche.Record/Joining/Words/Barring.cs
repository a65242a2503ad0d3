using System.Collections.Frozen;

namespace Demarche.Record;

/// <summary>
/// A deed that is barred, guaranteed never to come or not let happen is that deed with "not": "bar Arvenia from joining", "guarantee that Arvenia will never
/// join" and "not allow Arvenia to join" ask for the same. The words are in <c>Data/barring-words.tsv</c>.
/// </summary>
internal static class Barring
{
    private const string Not = "not";

    /// <summary>Words before the guarantee: "give a binding guarantee that"; before the bar: "permanently bar".</summary>
    private const int MostBefore = 4;

    private const int MostBeforeBar = 1;

    private static readonly FrozenDictionary<string, FrozenSet<string>> Roles = EmbeddedLines
        .Rows("barring-words.tsv")
        .ToFrozenDictionary(static row => row[0], static row => row[1..].ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>True where the act itself is negated, not something told beside it.</summary>
    public static bool NegatesAct(string proposition, bool barred) => barred || proposition.StartsWith(Not + " ", StringComparison.Ordinal);

    /// <summary>The words with "not" for what negates the deed; as they are where nothing does.</summary>
    /// <param name="barred">True where they were changed.</param>
    public static string Reworded(string proposition, out bool barred)
    {
        List<string> words = WordFolding.WordsOf(proposition);
        barred = PhrasalVerb.In(words).Act is null && (Unguaranteed(words) | Unbarred(words) | Unlet(words));
        return barred ? string.Join(' ', words) : proposition;
    }

    // "guarantee that Arvenia will never join"
    private static bool Unguaranteed(List<string> words)
    {
        int guarantee = words.FindIndex(static word => Is(word, "guarantee"));
        if (
            guarantee < 0
            || guarantee > MostBefore
            || (guarantee > 0 && !Is(words[0], "give"))
            || guarantee + 1 >= words.Count
            || words[guarantee + 1] != "that"
        )
        {
            return false;
        }

        int not = words.FindIndex(guarantee + 2, static word => IsNot(word) || Is(word, "other"));
        if (not < 0 || !IsNot(words[not]))
        {
            return false;
        }

        words[not] = Not;
        words.RemoveRange(0, guarantee + 2);
        return true;
    }

    // "bar Arvenia from ever joining"
    private static bool Unbarred(List<string> words)
    {
        int bar = words.FindIndex(static word => Is(word, "bar"));
        int from = bar is >= 0 and <= MostBeforeBar ? words.IndexOf("from", bar) : -1;
        if (from < bar + 2 || from + 1 >= words.Count)
        {
            return false;
        }

        string deed = words[words[from + 1] == "ever" && from + 2 < words.Count ? from + 2 : from + 1];
        if (!deed.EndsWith("ing", StringComparison.Ordinal))
        {
            return false;
        }

        words[bar] = Not;
        words.RemoveAt(from);
        return true;
    }

    // "not allow Arvenia to join", "Arvenia will not be allowed to join"
    private static bool Unlet(List<string> words)
    {
        int let = words.FindIndex(static word => Is(word, "let"));
        int not = let - 1;
        while (not >= 0 && Is(words[not], "between"))
        {
            not--;
        }

        if (not < 0 || !IsNot(words[not]))
        {
            return false;
        }

        words[not] = Not;
        words.RemoveAt(let);
        return true;
    }

    private static bool IsNot(string word) => word is Not or "never";

    private static bool Is(string word, string role) => Roles[role].Contains(word);
}
