using System.Globalization;
using Demarche.Text;

namespace Demarche.Language;

/// <summary>Where a fused word comes apart: "do|n't", "can|not", "Pell|'s".</summary>
internal static class Contractions
{
    private static readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> s_fused = Fused();

    /// <summary>Length of the first half; 0 for a word that stays whole.</summary>
    public static int Cut(ReadOnlySpan<char> word)
    {
        int apostrophe = word.LastIndexOfAny('\'', '’');
        if (apostrophe <= 0)
        {
            return word.Length is >= 5 and <= 6 && s_fused.TryGetValue(word, out int cut) ? cut : 0;
        }

        ReadOnlySpan<char> tail = word[(apostrophe + 1)..];
        if (tail is "t" or "T")
        {
            return apostrophe > 1 && word[apostrophe - 1] is 'n' or 'N' ? apostrophe - 1 : 0;
        }

        return tail is "s" or "re" or "ve" or "ll" or "d" or "m" || tail is "S" or "RE" or "VE" or "LL" or "D" or "M" ? apostrophe : 0;
    }

    /// <summary>True when two neighbouring tokens are the halves of one written word.</summary>
    public static bool AreHalves(string text, TextSpan left, TextSpan right) =>
        left.End == right.Start
        && right.Length is >= 2 and <= 3
        && char.IsLetterOrDigit(text[left.End - 1])
        && Cut(text.AsSpan(left.Start, right.End - left.Start)) == left.Length;

    private static Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Fused()
    {
        Dictionary<string, int> table = new(StringComparer.OrdinalIgnoreCase);
        foreach (string line in DataFile.Lines("contractions.tsv"))
        {
            string[] cells = line.Split('\t');
            table.Add(cells[0], int.Parse(cells[1], CultureInfo.InvariantCulture));
        }

        return table.GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
