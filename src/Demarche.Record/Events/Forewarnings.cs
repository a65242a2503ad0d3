using System.Collections.Frozen;

namespace Demarche.Record;

/// <summary>
/// Tells a forecast from a threat behind "warn" (<c>Data/forewarned.tsv</c>): who "warned that an invasion could begin any day" threatens nobody, who warned
/// "that there would be consequences" does.
/// </summary>
internal static class Forewarnings
{
    private static readonly FrozenSet<(string, string)> s_borne = EmbeddedLines
        .Rows("forewarned.tsv")
        .Select(static row => (row[0], row[1]))
        .ToFrozenSet();

    /// <summary>True for a warning of what others will do, or of what will come by itself.</summary>
    /// <param name="isOwn">Whether the word names who warns.</param>
    public static bool IsForecast(SentenceView view, int word, Func<int, bool> isOwn)
    {
        SentenceTree tree = view.Tree;
        if (tree.Lemma(word) is not ("warn" or "warning" or "caution"))
        {
            return false;
        }

        int content = tree.Child(word, "ccomp");
        if (content < 0)
        {
            return Of(tree, word) is { } thing && !IsBorne(tree.Lemma(thing));
        }

        int subject = tree.Child(content, "nsubj");
        return subject >= 0
            && view.Words[subject].Lower is not ("it" or "he" or "she" or "they" or "we" or "i" or "there")
            && !isOwn(subject)
            && !IsBorne(tree.Lemma(subject))
            && !IsBearing(tree.Lemma(content));
    }

    /// <summary>True for a noun that is what a threat comes as: "consequences", "measures".</summary>
    public static bool IsBorne(string lemma) => s_borne.Contains(("noun", lemma));

    /// <summary>True for a verb that tells what others are to bear: "pay", "face".</summary>
    public static bool IsBearing(string lemma) => s_borne.Contains(("verb", lemma));

    // "warned of a lightning strike".
    private static int? Of(SentenceTree tree, int word)
    {
        foreach (int child in tree.Children(word))
        {
            if (child > word && tree.Marker(child) is "of" or "about" or "over")
            {
                return child;
            }
        }

        return null;
    }
}
