namespace Demarche.Record;

/// <summary>The stems of the content words of a short text: what two tellings of one thing have in common.</summary>
internal static class ContentStems
{
    /// <summary>What stands for "meet", "talks", "summit" and the like.</summary>
    private static readonly string Talking = Of("negotiate")[0];

    /// <summary>Distinct, sorted, synonyms folded; "not" and its kin are one stem, <c>not</c>.</summary>
    public static string[] Of(string? text)
    {
        SortedSet<string> stems = new(StringComparer.Ordinal);
        foreach (string word in WordFolding.WordsOf(text))
        {
            if (ShippedWords.Stop.Contains(word))
            {
                continue;
            }

            // "note", "noted": not a negation, though its stem looks like one.
            string stem = Stemming.Stem(word) is "not" && word != "not" ? word : Stemming.Stem(word);
            stems.Add(ShippedWords.Synonyms.GetValueOrDefault(stem, stem));
        }

        return [.. stems];
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

    // With its negation, where it has one: "not attend" is another act than "attend", and another than "not sign".
    internal static string VerbOf(string proposition)
    {
        string verb = proposition.IndexOf(' ', StringComparison.Ordinal) is var space and > 0 ? proposition[..space] : proposition;
        if (verb == "not" && verb.Length < proposition.Length)
        {
            return "not " + VerbOf(proposition[(verb.Length + 1)..]);
        }

        return Of(verb) is [{ } stem] ? stem : "";
    }

    public static bool IsNegated(string[] stems) => Array.BinarySearch(stems, "not", StringComparer.Ordinal) >= 0;
}
