using System.Collections.Frozen;

namespace Demarche.Language;

/// <summary>What nouns and given names tell of gender and animacy: the lists under <c>Data/</c>, by <see cref="WordHash"/>.</summary>
internal static class NounLexicon
{
    private static readonly FrozenDictionary<uint, Gender> s_nouns = DataFile
        .Lines("gendered-nouns.tsv")
        .Select(static l => l.Split('\t'))
        .ToFrozenDictionary(static c => WordHash.Of(c[0]), static c => Genders.Of(c[1]));

    private static readonly FrozenSet<uint> s_women = Words("given-names-female.txt");
    private static readonly FrozenSet<uint> s_men = Words("given-names-male.txt");
    private static readonly FrozenSet<uint> s_persons = Words("person-nouns.txt");
    private static readonly FrozenSet<uint> s_groups = Words("group-nouns.txt");
    private static readonly FrozenSet<uint> s_titles = Words("titles.txt");
    private static readonly FrozenSet<uint> s_offices = Words("office-heads.txt");
    private static readonly FrozenSet<uint> s_sayVerbs = Words("say-verbs.txt");

    private static readonly FrozenSet<uint> s_weatherVerbs = Words("weather-verbs.txt");

    public static Gender GenderOfNoun(uint lemma) => s_nouns.GetValueOrDefault(lemma);

    public static Gender GenderOfGivenName(uint name) =>
        s_women.Contains(name) ? Gender.Feminine
        : s_men.Contains(name) ? Gender.Masculine
        : Gender.Unknown;

    public static bool IsPerson(uint lemma) => s_persons.Contains(lemma) || s_offices.Contains(lemma);

    public static bool IsGroup(uint lemma) => s_groups.Contains(lemma);

    /// <summary>A courtesy title, a rank or an office: it is not part of the name that follows.</summary>
    public static bool IsTitle(uint word) => s_titles.Contains(word) || s_offices.Contains(word);

    public static bool IsWeatherVerb(uint lemma) => s_weatherVerbs.Contains(lemma);

    public static bool IsSayVerb(uint lemma) => s_sayVerbs.Contains(lemma);

    private static FrozenSet<uint> Words(string file) => DataFile.Lines(file).Select(static l => WordHash.Of(l)).ToFrozenSet();
}
