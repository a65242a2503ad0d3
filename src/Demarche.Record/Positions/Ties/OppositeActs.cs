using System.Collections.Frozen;

namespace Demarche.Record;

/// <summary>Sentences that tell the contrary of what a position asks for or holds out (<c>Data/opposite-acts.tsv</c>): "resumed drilling" stops no drilling.</summary>
internal static class OppositeActs
{
    private static readonly (FrozenSet<string> Acts, FrozenSet<string> Contraries, bool Always)[] Rows =
    [
        .. EmbeddedLines
            .Rows("opposite-acts.tsv")
            .Select(static row =>
                (
                    row[0].Split('|').ToFrozenSet(StringComparer.Ordinal),
                    row[1].Split('|').ToFrozenSet(StringComparer.Ordinal),
                    row[2] == "always"
                )
            ),
    ];

    /// <param name="proposition">Its first word is the act.</param>
    public static bool Tells(string sentence, string proposition)
    {
        if (WordFolding.WordsOf(proposition) is not [var act, ..])
        {
            return false;
        }

        List<string> words = WordFolding.WordsOf(sentence);
        foreach ((FrozenSet<string> acts, FrozenSet<string> contraries, bool always) in Rows)
        {
            if (
                acts.Contains(act)
                && HasContrary(words, contraries)
                && (always || !ContentStems.Of(sentence).Contains(ContentStems.VerbOf(act)))
            )
            {
                return true;
            }
        }

        return false;
    }

    // "called on Arvenia to let them pass": what is asked for was not done.
    private static bool HasContrary(List<string> words, FrozenSet<string> contraries)
    {
        for (int i = 0; i < words.Count; i++)
        {
            if (contraries.Contains(words[i]) && (i == 0 || words[i - 1] != "to"))
            {
                return true;
            }
        }

        return false;
    }
}
