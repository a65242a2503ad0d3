using System.Collections.Frozen;

namespace Demarche.Record;

/// <summary>"Otherwise", "if not", "failing that": what the other must do was told before, and what follows is what happens to who does not.</summary>
internal static class ElseWords
{
    private const int Longest = 3;

    private static readonly FrozenSet<string> s_words = EmbeddedLines.Words("else-words.tsv").ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True where the clause of the verb, or what it is joined to by "or", opens so or holds such a word before its verb.</summary>
    public static bool Open(SentenceView view, int verb)
    {
        if (verb < 0)
        {
            return false;
        }

        SentenceTree tree = view.Tree;
        if (tree.Is(verb, "conj") && tree.Child(verb, "cc") is var joined and >= 0 && tree.Lemma(joined) == "or")
        {
            return Clause.Of(tree, verb).Modal is "will" or "would";
        }

        int first = tree.Extent(verb).First;
        foreach (int child in tree.Children(verb))
        {
            if (child < verb && s_words.Contains(view.Words[child].Lower))
            {
                return true;
            }
        }

        string words = "";
        for (int i = first; i < first + Longest && i < view.Words.Length; i++)
        {
            words = words.Length == 0 ? view.Words[i].Lower : $"{words} {view.Words[i].Lower}";
            if (s_words.Contains(words))
            {
                return true;
            }
        }

        return false;
    }
}
