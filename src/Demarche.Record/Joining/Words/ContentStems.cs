using System.Collections.Frozen;

namespace Demarche.Record;

/// <summary>The stems of the content words of a short text: what two tellings of one thing have in common.</summary>
internal static class ContentStems
{
    /// <summary>What stands for "meet", "talks", "summit" and the like.</summary>
    private static readonly string Talking = Of("negotiate")[0];

    /// <summary>Distinct, sorted, synonyms folded; "not" and its kin are one stem, <c>not</c>; a verb and the word behind it are one ("let … go").</summary>
    public static string[] Of(string? text)
    {
        List<string> words = WordFolding.WordsOf(text);
        PhrasalVerb phrasal = PhrasalVerb.In(words);
        SortedSet<string> stems = new(StringComparer.Ordinal);
        for (int i = 0; i < words.Count; i++)
        {
            if (StemAt(words, phrasal, i) is { } stem)
            {
                stems.Add(stem);
            }
        }

        return [.. stems];
    }

    /// <summary>The same in the order of the text, each with the word it stands for.</summary>
    public static List<ContentWord> WithWords(string text)
    {
        List<string> words = WordFolding.WordsOf(text);
        PhrasalVerb phrasal = PhrasalVerb.In(words);
        List<ContentWord> found = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        int at = 0;
        for (int i = 0; WordFolding.Next(text, ref at, out int start); i++)
        {
            if (StemAt(words, phrasal, i) is not { } stem || !seen.Add(stem))
            {
                continue;
            }

            if (phrasal.Holds(i))
            {
                found.Add(new ContentWord(stem, $"{words[phrasal.Verb]} … {words[phrasal.Behind]}"));
                continue;
            }

            bool name = char.IsUpper(text[start]) && (i > 0 || start + 1 < text.Length && char.IsUpper(text[start + 1]));
            found.Add(new ContentWord(stem, words[i]) { IsName = name });
        }

        return found;
    }

    // What a word stands for; null for one that says nothing, and for the word behind a verb, which is told with the verb.
    private static string? StemAt(List<string> words, PhrasalVerb phrasal, int place)
    {
        if (phrasal.Holds(place))
        {
            return place == phrasal.Verb ? phrasal.Act : null;
        }

        string word = words[place];
        if (ShippedWords.Stop.Contains(word))
        {
            return null;
        }

        // "note", "noted": not a negation, though its stem looks like one.
        string stem = Stemming.Stem(word) is "not" && word != "not" ? word : Stemming.Stem(word);
        return ShippedWords.Synonyms.GetValueOrDefault(stem, stem);
    }

    /// <summary>
    /// True when two propositions open with the same verb, with synonyms ("free the crew", "release the sailors") or with verbs that one
    /// line of <c>Data/same-acts.tsv</c> holds ("raise the gate", "open the sluice"); talks held are an act of their own.
    /// </summary>
    public static bool SameAct(string left, string right)
    {
        string mine = VerbOf(left);
        string theirs = VerbOf(right);
        if (mine.Length == 0 || theirs.Length == 0)
        {
            return false;
        }

        return mine == theirs || ShippedWords.SameActs.Contains((mine, theirs)) || (IsTalking(mine, left) && IsTalking(theirs, right));
    }

    // "hold talks", "attend the summit", "send a delegation": the noun tells the act.
    private static bool IsTalking(string verb, string proposition) =>
        verb == Talking
        || (ShippedWords.LightVerbs.Contains(verb) && Array.BinarySearch(Of(proposition), Talking, StringComparer.Ordinal) >= 0);

    /// <summary>Harmonic mean of the shares that the two sorted sets have in common; 0 where either is empty.</summary>
    public static double F1(string[] left, string[] right) =>
        left.Length + right.Length == 0 ? 0 : 2.0 * Shared(left, right) / (left.Length + right.Length);

    public static int Shared(string[] left, string[] right)
    {
        int shared = 0;
        for (int i = 0, j = 0; i < left.Length && j < right.Length; )
        {
            int order = string.CompareOrdinal(left[i], right[j]);
            shared += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        return shared;
    }

    /// <summary>True when both hold numbers and none of them is the same.</summary>
    public static bool NumbersDiffer(string[] left, string[] right)
    {
        string[] mine = Array.FindAll(left, static s => char.IsAsciiDigit(s[0]));
        string[] theirs = Array.FindAll(right, static s => char.IsAsciiDigit(s[0]));
        return mine.Length > 0 && theirs.Length > 0 && Shared(mine, theirs) == 0;
    }

    private static readonly FrozenSet<string> s_counts = FrozenSet.Create(
        StringComparer.Ordinal,
        [.. "one two three four five six seven eight nine ten eleven twelve".Split(' ').Select(Stemming.Stem)]
    );

    /// <summary>True when both count things and no number is the same: "open one gate", "open two of the gates".</summary>
    public static bool CountsDiffer(string[] left, string[] right)
    {
        string[] mine = Array.FindAll(left, IsCount);
        string[] theirs = Array.FindAll(right, IsCount);
        return mine.Length > 0 && theirs.Length > 0 && Shared(mine, theirs) == 0;
    }

    private static bool IsCount(string stem) => char.IsAsciiDigit(stem[0]) || s_counts.Contains(stem);

    // With its negation, where it has one: "not attend" is another act than "attend", and another than "not sign".
    internal static string VerbOf(string proposition)
    {
        string verb = proposition.IndexOf(' ', StringComparison.Ordinal) is var space and > 0 ? proposition[..space] : proposition;
        if (verb == "not" && verb.Length < proposition.Length)
        {
            return "not " + VerbOf(proposition[(verb.Length + 1)..]);
        }

        if (PhrasalVerb.MayOpen(verb) && PhrasalVerb.In(WordFolding.WordsOf(proposition)).Act is { } act)
        {
            return act;
        }

        return Of(verb) is [{ } stem] ? stem : "";
    }

    public static bool IsNegated(string[] stems) => Array.BinarySearch(stems, "not", StringComparer.Ordinal) >= 0;
}

/// <summary>A content word of a short text.</summary>
/// <param name="Word">Folded; of a verb with the word behind it, both.</param>
internal readonly record struct ContentWord(string Stem, string Word)
{
    public bool IsName { get; init; }

    /// <summary>False for names, "not", and verbs that say too little.</summary>
    public bool Says => !IsName && Stem != "not" && !ShippedWords.EmptyVerbs.Contains(Stem);

    /// <summary>False for names, for what is said in two words, and for nouns that only say that something was put forward ("demand").</summary>
    public bool MayBeAlike => !IsName && !Word.Contains(' ', StringComparison.Ordinal) && !ShippedWords.Puts.Contains(Stem);
}
