using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;

namespace Demarche.Record;

/// <summary>The word lists of <c>Data/</c> that joining weighs words with. They ship with the product: no weight comes from what a store holds.</summary>
internal static class ShippedWords
{
    /// <summary>Words without content of their own.</summary>
    public static FrozenSet<string> Stop { get; } =
        Rows("joining-stop-words.tsv").Select(static r => r[0]).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Stem of each word that says the same as another, to the one that stands for all.</summary>
    public static FrozenDictionary<string, string> Synonyms { get; } = ReadSynonyms();

    /// <summary>Phrases that mark a paragraph as page furniture, folded, words separated by one space.</summary>
    public static IReadOnlyList<FurniturePhrase> Furniture { get; } =
    [
        .. Rows("copy-furniture.tsv")
            .Select(static r => new FurniturePhrase(
                string.Join(' ', WordFolding.WordsOf(r[0])),
                int.Parse(r[1], CultureInfo.InvariantCulture)
            )),
    ];

    /// <summary>How telling a folded word is in press text, 0 (in every report) to 1 (rare or unlisted).</summary>
    public static double WeightOf(string word) => Weights.TryGetValue(word, out float weight) ? weight : 1;

    private static FrozenDictionary<string, float> Weights { get; } =
        Rows("word-weights.tsv")
            .ToFrozenDictionary(static r => r[0], static r => float.Parse(r[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);

    /// <summary>Pairs of folded verbs that may tell one act, in both orders.</summary>
    public static FrozenSet<(string Left, string Right)> SameActs { get; } = ReadSameActs();

    /// <summary>Folded nouns that only say that something was put forward: "demand", "offer".</summary>
    public static FrozenSet<string> Puts { get; } =
        Rows("position-nouns.tsv").Select(static r => Fold(r[0])).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The other folded verbs that may tell the act of one.</summary>
    public static IReadOnlyList<string> ActsLike(string verb) => Alike.GetValueOrDefault(verb, []);

    private static FrozenDictionary<string, string[]> Alike { get; } =
        SameActs
            .Where(static pair => pair.Left != pair.Right)
            .GroupBy(static pair => pair.Left, static pair => pair.Right, StringComparer.Ordinal)
            .ToFrozenDictionary(static g => g.Key, static g => g.Order(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);

    /// <summary>Folded verbs that only carry the noun of an act: "hold", "attend".</summary>
    public static FrozenSet<string> LightVerbs { get; } =
        Rows("light-verbs.tsv").Select(static r => Fold(r[0])).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Folded verbs that say too little to be something in common: "give".</summary>
    public static FrozenSet<string> EmptyVerbs { get; } =
        Rows("empty-verbs.tsv").Select(static r => Fold(r[0])).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Folded words that name the ones concerned without saying which: "men", "some", "four".</summary>
    public static FrozenSet<string> Generic { get; } =
        Rows("generic-objects.tsv").Select(static r => Fold(r[0])).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Stems of a verb and of the word that stands behind it, to the folded verb that says the same: "let … go".</summary>
    public static FrozenDictionary<(string Verb, string Behind), string> PhrasalVerbs { get; } =
        Rows("phrasal-verbs.tsv").ToFrozenDictionary(static r => (Stemming.Stem(r[0]), r[1]), static r => Fold(r[2]));

    private static string Fold(string word) =>
        Stemming.Stem(word) is var stem && Synonyms.TryGetValue(stem, out string? head) ? head : stem;

    private static FrozenSet<(string, string)> ReadSameActs()
    {
        HashSet<(string, string)> pairs = [];
        foreach (string[] row in Rows("same-acts.tsv"))
        {
            string[] verbs = [.. row.Select(Fold)];
            foreach (string left in verbs)
            {
                foreach (string right in verbs)
                {
                    pairs.Add((left, right));
                }
            }
        }

        return pairs.ToFrozenSet();
    }

    private static FrozenDictionary<string, string> ReadSynonyms()
    {
        Dictionary<string, string> heads = new(StringComparer.Ordinal);
        foreach (string[] row in Rows("joining-synonyms.tsv"))
        {
            string head = Stemming.Stem(row[0]);
            foreach (string word in row)
            {
                heads.TryAdd(Stemming.Stem(word), head);
            }
        }

        return heads.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static IEnumerable<string[]> Rows(string name)
    {
        Assembly assembly = typeof(ShippedWords).Assembly;
        using Stream stream = assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"no word list {name}");
        using StreamReader reader = new(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line.Split('\t', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            }
        }
    }
}

/// <param name="LongestParagraph">Words of the longest paragraph that the phrase marks.</param>
internal sealed record FurniturePhrase(string Phrase, int LongestParagraph);
