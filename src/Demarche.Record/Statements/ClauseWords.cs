using System.Collections.Frozen;

namespace Demarche.Record;

/// <summary>The classes of <c>Data/clause-words.tsv</c>: small words that stand around the source and the cue of a statement. All take small letters.</summary>
internal static class ClauseWords
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Classes = DataTable
        .Rows("clause-words.tsv", 2)
        .ToFrozenDictionary(
            static row => row[0],
            static row => row[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal),
            StringComparer.Ordinal
        );

    private static readonly FrozenSet<string> Boundaries = Classes["boundary"];
    private static readonly FrozenSet<string> Prepositions = Classes["preposition"];
    private static readonly FrozenSet<string> Helpers = Classes["helper"];
    private static readonly FrozenSet<string> Determiners = Classes["determiner"];
    private static readonly FrozenSet<string> Pronouns = Classes["pronoun"];
    private static readonly FrozenSet<string> Roles = Classes["role"];
    private static readonly FrozenSet<string> Days = Classes["day"];
    private static readonly FrozenSet<string> Quoting = Classes["quoting"];
    private static readonly FrozenSet<string> Relayed = Classes["relayed"];
    private static readonly FrozenSet<string> Fronting = Classes["fronting"];

    /// <summary>True for a word that no source goes on over.</summary>
    public static bool IsBoundary(string lower) => Boundaries.Contains(lower);

    public static bool IsPreposition(string lower) => Prepositions.Contains(lower);

    /// <summary>True for what may stand between a source and its verb: helping verbs, negations, adverbs.</summary>
    public static bool IsHelper(string lower) => Helpers.Contains(lower) || lower.EndsWith("ly", StringComparison.Ordinal);

    public static bool IsDeterminer(string lower) => Determiners.Contains(lower);

    public static bool IsPronoun(string lower) => Pronouns.Contains(lower);

    /// <summary>True for an office, one or several who hold it, and for people who speak without one.</summary>
    public static bool IsRole(string lower) =>
        OfficeLexicon.Shipped.SectorOf(lower) is not null
        || OfficeLexicon.Shipped.SectorOfPlural(lower) is not null
        || Roles.Contains(lower);

    /// <summary>True for words that tell when, without a name of a day.</summary>
    public static bool IsDay(string lower) => Days.Contains(lower);

    /// <summary>True for a form of a verb that passes on the words of another: "quoted", "cites".</summary>
    public static bool IsQuoting(string lower) => Quoting.Contains(lower);

    /// <summary>True for the verb behind "as" that leads in words passed on: "as saying".</summary>
    public static bool IsRelayed(string lower) => Relayed.Contains(lower);

    /// <summary>True for a word that opens a clause of time or ground.</summary>
    public static bool IsFronting(string lower) => Fronting.Contains(lower);
}
