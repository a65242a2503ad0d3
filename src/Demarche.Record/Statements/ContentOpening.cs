using Demarche.Text;

namespace Demarche.Record;

/// <summary>Finds where the words said begin behind a cue: after the hearer ("told reporters") and the time ("on Wednesday").</summary>
internal static class ContentOpening
{
    /// <summary>UTF-16 offset of the content; -1 where nothing is said behind the cue.</summary>
    public static int Of(StatementText text, SourceFinder sources, SourcedCue cue)
    {
        int at = cue.CueLast + 1;
        if (at >= text.Count || text.SentenceOf(at) != text.SentenceOf(cue.CueLast))
        {
            return -1;
        }

        if (cue.Cue.Kind == CueKind.Tell)
        {
            int hearer = at;
            int that = Find(text, at, "that", 8);
            if (that >= 0)
            {
                return text.Words[that].Span.Start;
            }

            at = sources.After(hearer) is { } phrase && phrase.Last - hearer <= 3 ? phrase.Last + 1 : hearer + 1;
        }

        int clause = Find(text, at, "that", 7);
        if (clause >= 0 && BehindAdverbials(text, at, clause))
        {
            return text.Words[clause].Span.Start;
        }

        if (at < text.Count && text.TimeFrom(text.Words[at].Span.Start) is { } time && time.Span.Start - text.Words[at].Span.Start <= 4)
        {
            at = text.WordAt(time.Span.End);
        }

        return at < text.Count && text.SentenceOf(at) == text.SentenceOf(cue.CueLast) ? text.Words[at].Span.Start : -1;
    }

    private static int Find(StatementText text, int from, string word, int reach)
    {
        for (int i = from; i < text.Count && i - from < reach && text.SentenceOf(i) == text.SentenceOf(from) && !text.Quoted(i); i++)
        {
            if (text.Lower(i) == word)
            {
                return i;
            }
        }

        return -1;
    }

    private static bool BehindAdverbials(StatementText text, int from, int that) =>
        from == that
        || ClauseWords.IsPreposition(text.Lower(from))
        || text.Lower(from).EndsWith("day", StringComparison.Ordinal)
        || text.Lower(from) is "later" or "earlier" or "last" or "this" or "again";
}
