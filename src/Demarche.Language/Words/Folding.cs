using System.Text;

namespace Demarche.Language;

/// <summary>Lower case without accents, by table: "Müller" and "MULLER" meet, "Zelensky" and "Zelenskyy" do not.</summary>
public static class Folding
{
    private static readonly Dictionary<char, string> s_letters = Letters();

    public static string Fold(ReadOnlySpan<char> text)
    {
        StringBuilder folded = new(text.Length);
        foreach (char written in text)
        {
            char c = char.ToLowerInvariant(written);
            if (char.IsAscii(c))
            {
                folded.Append(c);
            }
            else if (s_letters.TryGetValue(c, out string? plain))
            {
                folded.Append(plain);
            }
            else if (c is < '\u0300' or > '\u036f') // Combining accents fall away.
            {
                folded.Append(c);
            }
        }

        return folded.ToString();
    }

    private static Dictionary<char, string> Letters()
    {
        Dictionary<char, string> table = [];
        foreach (string line in DataFile.Lines("folded-letters.tsv"))
        {
            string[] cells = line.Split('\t');
            foreach (char letter in cells[1])
            {
                table[letter] = cells[0];
            }
        }

        return table;
    }
}
