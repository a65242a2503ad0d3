using System.Collections.Frozen;
using System.Text;

namespace Demarche.Intake;

/// <summary>Guesses the charset of bytes that are not UTF-8, by how usual the letters are that each charset makes of them.</summary>
internal static class CharsetGuess
{
    private const int Window = 16 * 1024;
    private const int LeastScore = 1;

    // Behind all letters of Latin.
    private const char FirstOtherScript = '\u0370';

    private static readonly Candidate[] Candidates =
    [
        .. DataFile
            .Rows("charset-letters.tsv")
            .Select(row => new Candidate(CharsetLabels.Get(row[0]), Weights(row[1]), row[1][0] >= FirstOtherScript)),
    ];

    /// <summary>The charset with the most usual text; windows-1252 when none is convincing.</summary>
    public static Encoding Of(ReadOnlySpan<byte> bytes)
    {
        byte[] window = bytes[..Math.Min(bytes.Length, Window)].ToArray();
        Encoding best = CharsetLabels.Get("windows-1252");
        double most = LeastScore;
        foreach (Candidate candidate in Candidates)
        {
            double score = Score(candidate, candidate.Encoding.GetString(window));
            if (score > most)
            {
                (best, most) = (candidate.Encoding, score);
            }
        }

        return best;
    }

    private static FrozenDictionary<char, double> Weights(string letters)
    {
        Dictionary<char, double> weights = [];
        for (int i = 0; i < letters.Length; i++)
        {
            // From 2 for the most frequent letter down to 1 for the last.
            weights.TryAdd(letters[i], 2 - ((double)i / letters.Length));
        }

        return weights.ToFrozenDictionary();
    }

    // Mean over the bytes, not the characters: a double-byte reading has half as many characters of the same bytes.
    private static double Score(Candidate candidate, string text)
    {
        double sum = 0;
        char before = ' ';
        int width = candidate.Encoding.IsSingleByte ? 1 : 2;
        foreach (char c in text)
        {
            // No word is half Latin and half Cyrillic: "oznбmilo" is Czech read wrongly.
            sum -= width == 1 && candidate.OtherScript && IsMixed(before, c) ? 3 : 0;
            if (c >= '\u0080')
            {
                sum += width * (Weight(candidate, c) - (char.IsUpper(c) && char.IsLower(before) ? 2 : 0));
            }
            else if (c < ' ' && c is not ('\t' or '\n' or '\r' or '\f'))
            {
                sum -= 3;
            }

            before = c;
        }

        return sum;
    }

    private static bool IsMixed(char left, char right) =>
        char.IsAsciiLetter(left)
            ? right >= FirstOtherScript && char.IsLetter(right)
            : char.IsAsciiLetter(right) && left >= FirstOtherScript && char.IsLetter(left);

    private static double Weight(Candidate candidate, char c)
    {
        if (candidate.Letters.TryGetValue(c, out double weight))
        {
            return weight;
        }

        return c switch
        {
            '\uFFFD' => -10,
            >= '\uE000' and <= '\uF8FF' => -6,
            >= '\u0080' and <= '\u009F' => -6,
            >= '\uFF61' and <= '\uFF9F' => -2,
            _ when char.IsLetter(c) => candidate.Encoding.IsSingleByte ? -1 : 0.2,
            _ => -0.5,
        };
    }

    /// <param name="OtherScript">Its letters are not Latin.</param>
    private sealed record Candidate(Encoding Encoding, FrozenDictionary<char, double> Letters, bool OtherScript);
}
