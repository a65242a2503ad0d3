using System.Globalization;
using Demarche.Text;

namespace Demarche.Language;

/// <summary>Where a fused word comes apart: "do|n't", "can|not", "Pell|'s".</summary>
internal static class Contractions
{
    private const int LongestFused = 8;

    private static readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> s_fused = Fused();

    /// <summary>Length of the first half; 0 for a word that stays whole.</summary>
    public static int Cut(ReadOnlySpan<char> word)
    {
        int apostrophe = word.LastIndexOfAny('\'', '’', '`');
        if (apostrophe <= 0)
        {
            return word.Length <= LongestFused && s_fused.TryGetValue(word, out int cut) ? cut : 0;
        }

        ReadOnlySpan<char> tail = word[(apostrophe + 1)..];
        if (tail is "t" or "T")
        {
            return apostrophe > 1 && word[apostrophe - 1] is 'n' or 'N' ? apostrophe - 1 : 0;
        }

        bool clitic = tail is "s" or "re" or "ve" or "ll" or "d" or "m" || tail is "S" or "RE" or "VE" or "LL" or "D" or "M";
        return clitic && !IsDecade(word[..apostrophe], tail) ? apostrophe : 0;
    }

    /// <summary>True when a plural's apostrophe stands at this index: "the ministers' talks", but not before a letter.</summary>
    public static bool EndsPluralPossessive(ReadOnlySpan<char> text, int at) =>
        at < text.Length
        && at > 1
        && text[at] is '\'' or '’'
        && text[at - 1] is 's' or 'S' or 'z' or 'x'
        && char.IsLetter(text[at - 2])
        && (at + 1 == text.Length || text[at + 1] == ' ' || text[at + 1] == '\n');

    // "the 1930's" is a plural and stays whole.
    private static bool IsDecade(ReadOnlySpan<char> figures, ReadOnlySpan<char> tail) =>
        tail is "s" && figures.Length is 2 or 4 && figures[^1] == '0' && figures.IndexOfAnyExceptInRange('0', '9') < 0;

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
