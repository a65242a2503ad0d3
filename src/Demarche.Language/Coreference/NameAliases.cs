using System.Collections.Frozen;

namespace Demarche.Language.Coreference;

/// <summary>Names that mean one thing in any text (<c>Data/name-aliases.tsv</c>): "the U.S.", "the United States".</summary>
internal static class NameAliases
{
    private static readonly FrozenDictionary<uint, uint> s_first = Read();

    /// <summary>The number of the first name of the line that holds this sequence of words; the sequence itself when none does.</summary>
    public static uint Canonical(uint words) => s_first.TryGetValue(words, out uint first) ? first : words;

    private static FrozenDictionary<uint, uint> Read()
    {
        Dictionary<uint, uint> first = [];
        foreach (string line in DataFile.Lines("name-aliases.tsv"))
        {
            string[] names = line.Split('\t');
            uint canonical = Sequence(names[0]);
            foreach (string name in names)
            {
                first[Sequence(name)] = canonical;
            }
        }

        return first.ToFrozenDictionary();
    }

    private static uint Sequence(string name)
    {
        uint sequence = 0;
        foreach (string word in name.Split(' '))
        {
            sequence = WordHash.Join(sequence, WordHash.Of(word));
        }

        return sequence;
    }
}
