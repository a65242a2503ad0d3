using System.Collections.Frozen;

namespace Demarche.Record;

/// <summary>A verb that says its act together with a word behind it (<c>Data/phrasal-verbs.tsv</c>): "let the crew go", "hand back the boats".</summary>
/// <param name="Act">The folded verb that says the same; null for none.</param>
/// <param name="Verb">Place of the verb among the words.</param>
/// <param name="Behind">Place of the word behind it.</param>
internal readonly record struct PhrasalVerb(string? Act, int Verb, int Behind)
{
    /// <summary>The word stands at most so many words behind its verb: "let the two smaller trawlers of the bank go".</summary>
    private const int MostBetween = 8;

    private static readonly FrozenSet<string> s_verbs = ShippedWords
        .PhrasalVerbs.Keys.Select(static k => k.Verb)
        .ToFrozenSet(StringComparer.Ordinal);

    // What may follow a word that belongs to the verb; before a noun it opens a phrase of its own: "take steps in the harbour".
    private static readonly FrozenSet<string> s_following = FrozenSet.Create(
        StringComparer.Ordinal,
        "to",
        "until",
        "till",
        "by",
        "for",
        "from",
        "at",
        "on",
        "in",
        "of",
        "as",
        "if",
        "once",
        "when",
        "before",
        "after",
        "without",
        "within",
        "with",
        "and",
        "but",
        "unless",
        "again",
        "immediately"
    );

    public static bool MayOpen(string verb) => s_verbs.Contains(Stemming.Stem(verb));

    /// <summary>True for the places of its two words.</summary>
    public bool Holds(int place) => Act is not null && (place == Verb || place == Behind);

    /// <summary>Of the folded words of a proposition, in order: at its head, or behind the "not" there.</summary>
    public static PhrasalVerb In(List<string> words)
    {
        int verb = words is ["not", ..] ? 1 : 0;
        if (verb >= words.Count || Stemming.Stem(words[verb]) is var stem && !s_verbs.Contains(stem))
        {
            return default;
        }

        int last = Math.Min(words.Count - 1, verb + MostBetween);
        for (int i = verb + 1; i <= last; i++)
        {
            bool belongs =
                i == verb + 1 || i + 1 == words.Count || s_following.Contains(words[i + 1]) || words[i] is "through" or "across" or "over";
            if (belongs && ShippedWords.PhrasalVerbs.TryGetValue((stem, words[i]), out string? act))
            {
                return new PhrasalVerb(act, verb, i);
            }
        }

        return default;
    }
}
