using System.Collections.Frozen;

namespace Demarche.Language;

/// <summary>Names that mean one thing in any text (<c>Data/name-aliases.tsv</c>): "the U.S.", "the United States".</summary>
internal static class NameAliases
{
    private static readonly FrozenDictionary<uint, uint> s_first = Read();

    /// <summary>The number of the first name of the line that holds this sequence of words; the sequence itself when none does.</summary>
    public static uint Canonical(uint words) => s_first.TryGetValue(words, out uint first) ? first : words;

    /// <summary>The same for the words of a name as written.</summary>
    public static uint CanonicalOf(IEnumerable<string> words) => Canonical(Sequence(words));

    private static FrozenDictionary<uint, uint> Read()
    {
        Dictionary<uint, uint> first = [];
        foreach (string line in DataFile.Lines("name-aliases.tsv"))
        {
            string[] names = line.Split('\t');
            uint canonical = Sequence(names[0].Split(' '));
            foreach (string name in names)
            {
                first[Sequence(name.Split(' '))] = canonical;
            }
        }

        return first.ToFrozenDictionary();
    }

    private static uint Sequence(IEnumerable<string> words)
    {
        uint sequence = 0;
        foreach (string word in words)
        {
            sequence = WordHash.Join(sequence, WordHash.Of(word));
        }

        return sequence;
    }
}
