using System.Collections.Frozen;

namespace Demarche.Record;

/// <summary>Which part of a full name is the family's: the last word, or the first in names of countries where that stands first.</summary>
internal static class FamilyName
{
    // Sure ones make a family name of the first of two words, the others only of the first of three.
    private static readonly FrozenDictionary<string, bool> First = DataTable
        .Rows("family-names.tsv", 2)
        .SelectMany(static row => DataTable.List(row[1]).Select(name => (name, sure: row[0] == "sure")))
        .ToFrozenDictionary(static n => n.name, static n => n.sure, StringComparer.Ordinal);

    /// <summary>The family name of a full name, folded: "adair" for "Pell Adair".</summary>
    public static string Of(string name)
    {
        string identity = NameWords.Identity(name);
        string[] words = identity.Split(' ');
        bool first =
            words.Length == 3 ? First.ContainsKey(words[0])
            : words.Length == 2 ? First.GetValueOrDefault(words[0]) && !First.ContainsKey(words[1])
            : false;
        return first || HasSyllables(name) ? words[0] : words[^1];
    }

    /// <summary>True for a word that is a family name which stands first.</summary>
    public static bool IsFirst(string word) => First.ContainsKey(word.ToLowerInvariant());

    // A given name of two syllables, the second in small letters behind a hyphen, stands last only where the family's stands first.
    private static bool HasSyllables(string name)
    {
        int blank = name.IndexOf(' ', StringComparison.Ordinal);
        int hyphen = name.IndexOf('-', StringComparison.Ordinal);
        bool two = blank > 0 && name.LastIndexOf(' ') == blank && hyphen > blank + 2 && name.LastIndexOf('-') == hyphen;
        return two && char.IsUpper(name[blank + 1]) && hyphen + 1 < name.Length && char.IsLower(name[hyphen + 1]);
    }
}
