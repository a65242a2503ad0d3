using System.Collections.Frozen;

namespace Demarche.Record;

/// <summary>
/// What is guaranteed not to happen, and what is not let happen, is barred: "guarantee that Arvenia will never join" and "not allow Arvenia to join" ask for
/// the same as "bar Arvenia from joining". The words are in <c>Data/barring-words.tsv</c>.
/// </summary>
internal static class Barring
{
    private const string Bar = "bar";

    /// <summary>Words that may stand before the guarantee: "give a binding guarantee that".</summary>
    private const int MostBefore = 4;

    /// <summary>Words between "not" and "allow": "not ever be allowed".</summary>
    private const int MostBetween = 2;

    /// <summary>What stands for all words of the kind.</summary>
    private static readonly string Bars = ContentStems.Of(Bar)[0];

    private static readonly string Stops = ContentStems.Of("stop")[0];

    private static readonly FrozenSet<string> Guaranteeing = WordsOf("guarantee");
    private static readonly FrozenSet<string> Letting = WordsOf("let");
    private static readonly FrozenSet<string> Negating = WordsOf("not");

    /// <summary>The words with "bar" for what bars; as they are where nothing does.</summary>
    public static string Reworded(string proposition)
    {
        List<string> words = WordFolding.WordsOf(proposition);
        int not = words.FindIndex(Negating.Contains);
        if (not < 0)
        {
            return proposition;
        }

        int guaranteed = words.FindIndex(Guaranteeing.Contains);
        bool pledged = guaranteed >= 0 && guaranteed <= MostBefore && guaranteed + 1 < not && words[guaranteed + 1] == "that";
        int let = words.FindIndex(not, Letting.Contains);
        let = let - not - 1 <= MostBetween ? let : -1;
        if (!pledged && let < 0)
        {
            return proposition;
        }

        if (let >= 0)
        {
            words.RemoveAt(let);
        }

        words[not] = Bar;
        words.RemoveRange(0, pledged ? guaranteed + 2 : 0);
        return string.Join(' ', words);
    }

    /// <summary>True where one bars what the other lets happen: of two sets of stems one has "bar" and the other neither that nor "stop".</summary>
    public static bool Differs(string[] left, string[] right)
    {
        bool mine = Has(left, Bars);
        return mine != Has(right, Bars) && !Has(mine ? right : left, Stops);
    }

    private static bool Has(string[] stems, string stem) => Array.BinarySearch(stems, stem, StringComparer.Ordinal) >= 0;

    private static FrozenSet<string> WordsOf(string role) =>
        EmbeddedLines.Rows("barring-words.tsv").First(row => row[0] == role)[1..].ToFrozenSet(StringComparer.Ordinal);
}
