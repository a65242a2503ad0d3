using Demarche.Text;

namespace Demarche.Language;

/// <summary>Words left of a date in its clause that say which way it lies (time.md: a cue within 30 characters).</summary>
internal static class Cues
{
    public const int Reach = 30;

    public static bool PointsForward(string text, IReadOnlyList<TextSpan> tokens, int i, int first)
    {
        for (int j = i - 1; j >= first && tokens[i].Start - tokens[j].Start <= Reach; j--)
        {
            switch (tokens[j].In(text))
            {
                case "will"
                or "planned"
                or "scheduled"
                or "set"
                or "due"
                or "until"
                or "resume"
                or "expected"
                or "to" when tokens[j].In(text) is not "to" || NextIsBaseVerb(text, tokens, j):
                    return true;
                case "," or ";" or "“" or "\"":
                    return false;
                default:
                    break;
            }
        }

        return false;
    }

    public static bool LooksBack(string text, IReadOnlyList<TextSpan> tokens, int i, Sentence sentence)
    {
        for (int j = i - 1; j >= sentence.FirstToken && tokens[i].Start - tokens[j].Start <= Reach; j--)
        {
            ReadOnlySpan<char> word = tokens[j].In(text);
            if (
                word.Length > 3 && word.EndsWith("ed", StringComparison.Ordinal)
                || word is "was" or "were" or "met" or "held" or "said" or "told"
            )
            {
                return !PointsForward(text, tokens, i, sentence.FirstToken) && i > 0 && tokens[i - 1].In(text) is not ("by" or "until");
            }
        }

        return false;
    }

    private static bool NextIsBaseVerb(string text, IReadOnlyList<TextSpan> tokens, int j) =>
        j + 1 < tokens.Count && char.IsLower(text[tokens[j + 1].Start]) && tokens[j + 1].In(text) is not ("the" or "a" or "its" or "their");
}
