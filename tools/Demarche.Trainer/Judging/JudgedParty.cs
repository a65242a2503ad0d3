using System.Globalization;
using Demarche.Record;

namespace Demarche.Trainer.Judging;

/// <summary>
/// Somebody whom a judge named in a line, as <c>tools/lines/*.jsonl</c> write it: the words of the sentence that head his names, counted from 0, and his
/// code, "4,17 RUS GOV"; "- RUS GOV" for one whom the sentence does not name.
/// </summary>
internal readonly record struct JudgedParty(int[] Words, string? Country)
{
    /// <exception cref="FormatException">It is written in no such way.</exception>
    public static JudgedParty Parse(string written)
    {
        string[] parts = written.Split(' ');
        int[] words = parts[0] == "-" ? [] : [.. parts[0].Split(',').Select(static word => int.Parse(word, CultureInfo.InvariantCulture))];
        return new JudgedParty(words, parts.Length > 1 ? parts[1] : null);
    }

    /// <summary>Which of the candidates it is; -1 where the program no longer sees him.</summary>
    public int Among(IReadOnlyList<ArgumentCandidate> candidates)
    {
        int found = -1;
        for (int c = 0; c < candidates.Count; c++)
        {
            bool there = Words.Length == 0 ? candidates[c].Heads.IsEmpty : candidates[c].Heads.Any(Words.Contains);
            bool same = candidates[c].Actor.Code?.Split(' ')[0] == Country;
            if (there && (same || found < 0))
            {
                if (same)
                {
                    return c;
                }

                found = c;
            }
        }

        return found;
    }
}
