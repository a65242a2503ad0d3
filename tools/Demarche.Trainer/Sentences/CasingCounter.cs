using Demarche.Language;
using Demarche.Text;

namespace Demarche.Trainer.Sentences;

/// <summary>Counts how often each word is written small where no sentence begins.</summary>
internal sealed class CasingCounter
{
    private const int Slots = 1 << 16;
    private const int LeastSeen = 4;

    private readonly Dictionary<uint, (int Small, int Capital)> _counts = [];

    public void Count(string text)
    {
        List<TextSpan> tokens = [];
        Tokenizer.Split(text, 0, AbbreviationList.Shipped, tokens);
        for (int i = 1; i < tokens.Count; i++)
        {
            TextSpan before = tokens[i - 1];
            char last = text[before.End - 1];
            bool inside = (char.IsLower(last) || last == ',') && text.AsSpan(before.End, tokens[i].Start - before.End) is " ";
            char first = text[tokens[i].Start];
            if (!inside || !char.IsLetter(first))
            {
                continue;
            }

            uint word = BoundaryToken.HashOf(tokens[i].In(text));
            (int small, int capital) = _counts.GetValueOrDefault(word);
            _counts[word] = char.IsUpper(first) ? (small, capital + 1) : (small + 1, capital);
        }
    }

    /// <summary>Classes 1 (always with a capital) to 7 (always small) by hash; of two words in one slot the commoner wins.</summary>
    public byte[] Table()
    {
        byte[] table = new byte[Slots];
        int[] seen = new int[Slots];
        foreach ((uint word, (int small, int capital)) in _counts.OrderBy(static e => e.Key))
        {
            int slot = (int)(word >> 8) & (Slots - 1);
            int count = small + capital;
            if (count >= LeastSeen && count > seen[slot])
            {
                seen[slot] = count;
                double share = (double)small / count;
                table[slot] =
                    share < 0.02 ? (byte)1
                    : share < 0.2 ? (byte)2
                    : share < 0.5 ? (byte)3
                    : share < 0.8 ? (byte)4
                    : share < 0.95 ? (byte)5
                    : share < 0.99 ? (byte)6
                    : (byte)7;
            }
        }

        return table;
    }
}
