namespace Demarche.Record;

/// <summary>A capital that is named as a place: no party, and yet a sign of whose people stand around it ("the marshal said in Lorn").</summary>
/// <param name="End">One behind its last word.</param>
/// <param name="Party">The state that it is the capital of.</param>
internal readonly record struct CapitalPlace(int Sentence, int End, string Party)
{
    private const int MostWords = 4;

    /// <summary>Those of a report, in text order, but for names that stand for their government already.</summary>
    public static IEnumerable<CapitalPlace> Of(ReadingContext context)
    {
        if (context.Knowledge is not { } knowledge)
        {
            yield break;
        }

        foreach (SentenceView view in context.Sentences.Take(ReportParties.MostSentences))
        {
            int i = 0;
            while (i < view.Words.Length)
            {
                (string? party, int end) = At(knowledge, view, i);
                if (party is not null)
                {
                    yield return new CapitalPlace(view.Index, end, party);
                }

                i = end;
            }
        }
    }

    // Of names that begin at one word the longest counts.
    private static (string? Party, int End) At(ActorKnowledge knowledge, SentenceView view, int first)
    {
        if (view.Words[first].Mention >= 0 || !char.IsUpper(view.Text[view.Words[first].Span.Start]))
        {
            return (null, first + 1);
        }

        int last = Math.Min(view.Words.Length, first + Math.Min(MostWords, knowledge.LongestName));
        for (int end = last; end > first; end--)
        {
            if (
                view.Words[end - 1].Mention < 0
                && knowledge.Find(NameWords.KeyOf(view.SpanOf(first, end).Of(view.Text)))
                    is { Use: NameUse.Capital, Type: ActorType.Country, IsSeveral: false, OnlyNamed: false } known
            )
            {
                return (known.Party, end);
            }
        }

        return (null, first + 1);
    }
}
