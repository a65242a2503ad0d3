using System.Collections.Frozen;

namespace Demarche.Record;

/// <summary>
/// Base forms of words where the language layer gives no lemma: irregular forms from a table, regular ones by spelling, with the
/// words of the rule tables known beforehand.
/// </summary>
internal static class WordForms
{
    private static readonly FrozenDictionary<string, string> Irregular = EmbeddedLines
        .Rows("irregular-verbs.tsv")
        .DistinctBy(row => row[0])
        .ToFrozenDictionary(row => row[0], row => row[1]);

    private static readonly System.Buffers.SearchValues<char> Vowels = System.Buffers.SearchValues.Create("aeiouy");

    private static readonly FrozenSet<string> Bases = KnownBases();

    /// <summary>Endings behind which a stem has lost its e: "remov-ing", "settl-ed", "negotiat-ing".</summary>
    private static readonly string[] LostE =
    [
        "v",
        "c",
        "u",
        "s",
        "z",
        "dg",
        "rg",
        "ng",
        "bl",
        "pl",
        "tl",
        "dl",
        "gl",
        "kl",
        "at",
        "ut",
        "ot",
        "id",
        "ad",
        "od",
        "ud",
        "ir",
        "ur",
        "ar",
        "in",
        "un",
        "ik",
        "ak",
        "ok",
        "am",
        "om",
        "im",
        "um",
        "il",
        "ul",
        "ap",
        "ip",
        "op",
        "ib",
        "ag",
        "ug",
        "ys",
        "yz",
        "et",
    ];

    /// <summary>Endings that look like those and have lost nothing: "treat-ing", "join-ed", "press-ed".</summary>
    private static readonly string[] KeptWhole =
    [
        "ss",
        "eat",
        "oat",
        "out",
        "oid",
        "aid",
        "ead",
        "oad",
        "ood",
        "oud",
        "air",
        "eir",
        "our",
        "ear",
        "oar",
        "ain",
        "ein",
        "oin",
        "een",
        "oon",
        "eak",
        "eek",
        "ook",
        "oak",
        "eam",
        "oam",
        "oom",
        "aim",
        "eem",
        "ail",
        "oil",
        "eil",
        "oul",
        "eap",
        "oap",
        "oop",
        "eep",
        "ing",
        "ong",
        "eet",
        "ius",
        "eus",
        "rs",
        "ns",
        "earn",
        "ern",
    ];

    /// <summary>True for verbs whose past is spelled like their base: "cut", "let".</summary>
    public static bool IsAlsoPast(string lower) =>
        lower is "cut" or "put" or "set" or "let" or "hit" or "shut" or "quit" or "split" or "spread" or "read" or "bid";

    /// <summary>True for what looks like a past form: "deployed", "sent".</summary>
    public static bool IsPast(string lower) =>
        (lower.Length > 4 && lower.EndsWith("ed", StringComparison.Ordinal))
        || (
            lower.Length > 2
            && Irregular.TryGetValue(lower, out string? infinitive)
            && infinitive != lower
            && lower[^1] != 's'
            && !lower.EndsWith("ing", StringComparison.Ordinal)
        );

    public static string Base(string lower)
    {
        if (Irregular.TryGetValue(lower, out string? irregular))
        {
            return irregular;
        }

        if (Bases.Contains(lower) || lower.Length < 4 || !char.IsLetter(lower[0]))
        {
            return lower;
        }

        if (lower.EndsWith("ies", StringComparison.Ordinal) || lower.EndsWith("ied", StringComparison.Ordinal))
        {
            return lower.Length > 4 ? string.Concat(lower.AsSpan(0, lower.Length - 3), "y") : lower[..^1];
        }

        if (lower.EndsWith("ing", StringComparison.Ordinal))
        {
            return lower.Length > 5 ? FromStem(lower[..^3], lower) : lower;
        }

        if (lower.EndsWith("ed", StringComparison.Ordinal))
        {
            return lower.Length > 4 ? FromStem(lower[..^2], lower) : lower;
        }

        return lower.EndsWith('s') ? FromPluralOrThird(lower) : lower;
    }

    private static string FromPluralOrThird(string lower)
    {
        if (
            lower.EndsWith("ss", StringComparison.Ordinal)
            || lower.EndsWith("us", StringComparison.Ordinal)
            || lower.EndsWith("is", StringComparison.Ordinal)
        )
        {
            return lower;
        }

        if (lower.EndsWith("es", StringComparison.Ordinal))
        {
            string stem = lower[..^2];
            bool sibilant =
                stem.EndsWith("ss", StringComparison.Ordinal)
                || stem.EndsWith("sh", StringComparison.Ordinal)
                || stem.EndsWith("ch", StringComparison.Ordinal)
                || stem.EndsWith('x')
                || stem.EndsWith('o');
            return sibilant ? stem : lower[..^1];
        }

        return lower[..^1];
    }

    private static string FromStem(string stem, string lower)
    {
        if (stem.AsSpan().IndexOfAny(Vowels) < 0)
        {
            return lower;
        }

        if (Bases.Contains(stem))
        {
            return stem;
        }

        string withE = stem + "e";
        if (Bases.Contains(withE))
        {
            return withE;
        }

        bool doubled = stem.Length > 2 && stem[^1] == stem[^2] && stem[^1] is not ('s' or 'l' or 'z' or 'f' or 'e');
        if (doubled)
        {
            return stem[..^1];
        }

        return Ends(stem, LostE) && !Ends(stem, KeptWhole) ? withE : stem;
    }

    private static bool Ends(string stem, string[] endings)
    {
        foreach (string ending in endings)
        {
            if (stem.EndsWith(ending, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Single words of the pattern tables: their lemmas are spelled out there.</summary>
    private static FrozenSet<string> KnownBases()
    {
        HashSet<string> bases = [.. Irregular.Values];
        foreach (string table in (string[])["position-patterns.tsv", "response-patterns.tsv", "event-verbs.tsv"])
        {
            foreach (string[] row in EmbeddedLines.Rows(table))
            {
                foreach (string word in row[0].Split(' ', '|', '(', ')'))
                {
                    if (word.Length > 2 && char.IsLower(word[0]))
                    {
                        bases.Add(word);
                    }
                }
            }
        }

        foreach (string[] row in EmbeddedLines.Rows("nominal-acts.tsv"))
        {
            bases.Add(row[1]);
        }

        foreach (string[] row in EmbeddedLines.Rows("function-words.tsv"))
        {
            bases.Add(row[0]);
        }

        // Forms that stand in the tables as they are written, not as bases.
        bases.ExceptWith([
            "saying",
            "citing",
            "calling",
            "adding",
            "warning",
            "following",
            "according",
            "this",
            "his",
            "its",
            "has",
            "is",
            "was",
        ]);
        return bases.ToFrozenSet();
    }
}
