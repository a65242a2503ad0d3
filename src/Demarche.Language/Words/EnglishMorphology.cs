using System.Buffers;

namespace Demarche.Language;

/// <summary>English inflection, undone: irregular forms from tables, the rest by ending.</summary>
public static class EnglishMorphology
{
    private static readonly Dictionary<string, string> s_verbs = Verbs();
    private static readonly SearchValues<char> s_vowels = SearchValues.Create("aeiouy");
    private static readonly string[] s_silent = [.. DataFile.Lines("silent-e-stems.txt")];
    private static readonly Dictionary<string, string> s_nouns = DataFile
        .Lines("irregular-nouns.tsv")
        .Select(static l => l.Split('\t'))
        .ToDictionary(static c => c[0], static c => c[1], StringComparer.Ordinal);

    /// <summary>The singular of a noun, lower-case plural in, lower-case singular out: "ships" → "ship", "parties" → "party".</summary>
    public static string Singular(string noun)
    {
        ArgumentNullException.ThrowIfNull(noun);
        if (s_nouns.TryGetValue(noun, out string? irregular))
        {
            return irregular;
        }

        if (noun.EndsWith("ies", StringComparison.Ordinal) && noun.Length > 4)
        {
            return string.Concat(noun.AsSpan(0, noun.Length - 3), "y");
        }

        if (
            noun.EndsWith("ches", StringComparison.Ordinal)
            || noun.EndsWith("shes", StringComparison.Ordinal)
            || noun.EndsWith("sses", StringComparison.Ordinal)
            || noun.EndsWith("xes", StringComparison.Ordinal)
        )
        {
            return noun[..^2];
        }

        bool plural = noun.Length > 3 && noun[^1] == 's' && noun[^2] is not ('s' or 'u' or 'i');
        return plural ? noun[..^1] : noun;
    }

    /// <summary>The base form of a verb form, lower-case: "demanded" → "demand", "was" → "be". A word of no known ending is its own base.</summary>
    public static string VerbBase(string form)
    {
        ArgumentNullException.ThrowIfNull(form);
        string verb = form.ToLowerInvariant();
        if (s_verbs.TryGetValue(verb, out string? irregular))
        {
            return irregular;
        }

        if (
            verb.Length > 4 && verb.EndsWith("ied", StringComparison.Ordinal)
            || verb.Length > 4 && verb.EndsWith("ies", StringComparison.Ordinal)
        )
        {
            return string.Concat(verb.AsSpan(0, verb.Length - 3), "y");
        }

        if (verb.Length > 4 && verb.EndsWith("ed", StringComparison.Ordinal) && HasVowel(verb.AsSpan(0, verb.Length - 2)))
        {
            return Stem(verb.AsSpan(0, verb.Length - 2));
        }

        if (verb.Length > 5 && verb.EndsWith("ing", StringComparison.Ordinal) && HasVowel(verb.AsSpan(0, verb.Length - 3)))
        {
            return Stem(verb.AsSpan(0, verb.Length - 3));
        }

        return verb.Length > 3 && verb[^1] == 's' && verb[^2] is not ('s' or 'u' or 'i') ? Third(verb) : verb;
    }

    /// <summary>True for a form that can be the past tense or past participle: "met", "demanded".</summary>
    public static bool IsPastForm(string form)
    {
        ArgumentNullException.ThrowIfNull(form);
        string verb = form.ToLowerInvariant();
        if (s_verbs.TryGetValue(verb, out string? lemma))
        {
            return lemma != verb
                    && verb[^1] != 's'
                    && !verb.EndsWith("ing", StringComparison.Ordinal)
                    && verb is not ("are" or "am" or "'re" or "'m" or "'ve")
                || verb is "was";
        }

        return verb.Length > 4 && verb.EndsWith("ed", StringComparison.Ordinal) && HasVowel(verb.AsSpan(0, verb.Length - 2));
    }

    /// <summary>True when <paramref name="form"/> is a form of the verb whose base is <paramref name="verb"/>.</summary>
    public static bool IsFormOf(string form, string verb) => VerbBase(form) == verb;

    private static string Third(string verb) =>
        verb.EndsWith("ches", StringComparison.Ordinal)
        || verb.EndsWith("shes", StringComparison.Ordinal)
        || verb.EndsWith("sses", StringComparison.Ordinal)
        || verb.EndsWith("xes", StringComparison.Ordinal)
        || verb.EndsWith("toes", StringComparison.Ordinal)
            ? verb[..^2]
            : verb[..^1];

    // A silent e went with the ending where the stem could not stand without it: "urg-", "announc-", "believ-", "resum-".
    private static string Stem(ReadOnlySpan<char> stem)
    {
        char last = stem[^1];
        char before = stem.Length > 1 ? stem[^2] : ' ';
        if (last == before && last is not ('l' or 's' or 'z' or 'f' or 'e' or 'o'))
        {
            return stem[..^1].ToString();
        }

        bool silent = last is 'v' or 'c' or 'u' || last == 'z' && before != 'z' || last == 's' && before != 's' || LostItsE(stem);
        return silent ? string.Concat(stem, "e") : stem.ToString();
    }

    private static bool LostItsE(ReadOnlySpan<char> stem)
    {
        foreach (string ending in s_silent)
        {
            if (
                stem.EndsWith(ending, StringComparison.Ordinal)
                && (stem.Length == ending.Length || stem[^(ending.Length + 1)] is not ('a' or 'e' or 'o'))
            )
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasVowel(ReadOnlySpan<char> word) => word.ContainsAny(s_vowels);

    private static Dictionary<string, string> Verbs()
    {
        Dictionary<string, string> table = new(StringComparer.Ordinal);
        foreach (string line in DataFile.Lines("irregular-verbs.tsv"))
        {
            string[] cells = line.Split('\t');
            foreach (string cell in cells)
            {
                table.TryAdd(cell, cells[0]);
            }
        }

        return table;
    }
}
