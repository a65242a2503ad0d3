using System.Collections.Frozen;

namespace Demarche.Language;

internal enum PronounUse : byte
{
    Personal,
    Possessive,
    Reflexive,
    Demonstrative,
    Indefinite,
    Reciprocal,
}

/// <param name="Key">The pronoun whatever its case: 1-based, the same for "he", "him", "his".</param>
/// <param name="Person">1, 2 or 3.</param>
internal readonly record struct Pronoun(byte Key, byte Person, Number Number, Gender Gender, PronounUse Use);

/// <summary>What <c>Data/pronouns.tsv</c> tells of each pronoun.</summary>
internal static class Pronouns
{
    private static readonly Dictionary<string, byte> s_keys = new(StringComparer.Ordinal);
    private static readonly FrozenDictionary<uint, Pronoun> s_pronouns = Read();

    /// <param name="word">Its <see cref="WordHash"/>.</param>
    public static bool TryGet(uint word, out Pronoun pronoun) => s_pronouns.TryGetValue(word, out pronoun);

    private static FrozenDictionary<uint, Pronoun> Read()
    {
        Dictionary<uint, Pronoun> pronouns = [];
        foreach (string line in DataFile.Lines("pronouns.tsv"))
        {
            string[] cells = line.Split('\t');
            if (!s_keys.TryGetValue(cells[1], out byte key))
            {
                key = (byte)(s_keys.Count + 1);
                s_keys.Add(cells[1], key);
            }

            Number number = cells[3] switch
            {
                "s" => Number.Singular,
                "p" => Number.Plural,
                _ => Number.Unknown,
            };
            pronouns[WordHash.Of(cells[0])] = new Pronoun(
                key,
                (byte)(cells[2][0] - '0'),
                number,
                Genders.Of(cells[4]),
                Enum.Parse<PronounUse>(cells[5], ignoreCase: true)
            );
        }

        return pronouns.ToFrozenDictionary();
    }
}
