using System.Globalization;
using Demarche.Record;
using Demarche.Trainer.Judging;

namespace Demarche.Trainer.Dates;

/// <summary>A judged line with the expressions of time that may date it.</summary>
internal sealed record DateExample(CandidateDates Seen, JudgedLine Judged, int Fold)
{
    private const string BeforeMark = "before ";

    /// <summary>Number of the expression that dates the line; -1 where none does, -2 where the program no longer sees it.</summary>
    public int Dated { get; } = FirstWord(Judged.When!) is var (before, word) ? Find(Seen, before, word) : -1;

    public bool IsNews => Judged.When == "news";

    /// <summary>True for what lies further back than the news, told with a date or without.</summary>
    public bool IsHistory => Judged.When == "past";

    /// <summary>Whether each of the expressions dates the line.</summary>
    public IEnumerable<JudgedCase> Times() => Seen.Candidates.Select((_, c) => new JudgedCase(NumbersOf(c), c == Dated, null, Fold));

    /// <summary>Whether the line is news of the report's own day, where no expression dates it, and whether it is history.</summary>
    public JudgedCase Day() => new(Seen.Line, Dated == -1 ? IsNews : null, Dated == -1 ? IsHistory : null, Fold);

    public float[] NumbersOf(int candidate) => Seen.Times.AsSpan(candidate * DateFeatures.OfTime, DateFeatures.OfTime).ToArray();

    private static (bool Before, int Word)? FirstWord(string when)
    {
        bool before = when.StartsWith(BeforeMark, StringComparison.Ordinal);
        return int.TryParse(before ? when[BeforeMark.Length..] : when, CultureInfo.InvariantCulture, out int word) ? (before, word) : null;
    }

    private static int Find(CandidateDates seen, bool before, int word)
    {
        for (int c = 0; c < seen.Candidates.Length; c++)
        {
            (SentenceView view, SentenceTime time) = seen.Candidates[c];
            if (time.First == word && view != seen.Dated.View == before)
            {
                return c;
            }
        }

        return -2;
    }
}
