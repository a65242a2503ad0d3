using System.Collections.Frozen;
using Demarche.Language;

namespace Demarche.Record;

/// <summary>
/// What befell those who are counted (<c>Data/counted-fates.tsv</c>): twelve people killed and forty people wounded are numbers of two things.
/// </summary>
internal static class CountedFate
{
    private const int Reach = 8;

    private static readonly FrozenDictionary<string, string> Fates = EmbeddedLines
        .Rows("counted-fates.tsv")
        .SelectMany(static row => row[1].Split(' ').Select(verb => (Verb: verb, Fate: row[0])))
        .ToFrozenDictionary(static entry => entry.Verb, static entry => entry.Fate, StringComparer.Ordinal);

    /// <summary>"killed", "wounded", "arrested" …; null where the sentence says none of them of what the number counts.</summary>
    /// <param name="noun">The word that is counted; -1 for none.</param>
    public static string? Of(SentenceView view, int noun)
    {
        if (noun < 0)
        {
            return null;
        }

        SentenceTree tree = view.Tree;
        int head = tree.Head(noun);

        // "Twelve people were killed", "killed twelve people".
        if (head >= 0 && (tree.Is(noun, "nsubj") || tree.Is(noun, "obj")) && Fates.TryGetValue(tree.Lemma(head), out string? told))
        {
            return told;
        }

        // "Twelve people killed in the raid", "left twelve people dead".
        foreach (int child in tree.Children(noun))
        {
            if ((tree.Is(child, "acl") || tree.Is(child, "amod")) && Fates.TryGetValue(tree.Lemma(child), out told))
            {
                return told;
            }
        }

        int outcome = head >= 0 && tree.Is(noun, "obj") ? tree.Child(head, "xcomp") : -1;
        return outcome >= 0 && Fates.TryGetValue(tree.Lemma(outcome), out told) ? told : null;
    }

    /// <summary>What a verb says of those whom it befalls: "freed", "released" are one; null for others.</summary>
    public static string? Of(string? verb) => verb is null ? null : Fates.GetValueOrDefault(verb);

    /// <summary>The next word behind the number that is the noun counted; -1 for none.</summary>
    /// <param name="number">The first word of the number.</param>
    public static int NounOf(SentenceView view, Quantity quantity, int number)
    {
        for (int i = number; i < view.Words.Length && i < number + Reach; i++)
        {
            if (view.Words[i].Span.Start >= quantity.Span.End && IsCounted(view, i, quantity.Counted))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool IsCounted(SentenceView view, int word, string? counted) =>
        counted is not null
        && (
            view.Tree.Lemma(word).Equals(counted, StringComparison.OrdinalIgnoreCase)
            || view.Words[word].Lemma.Equals(counted, StringComparison.OrdinalIgnoreCase)
            || view.Words[word].Lower.Equals(counted, StringComparison.OrdinalIgnoreCase)
        );
}
