using Demarche.Text;

namespace Demarche.Record;

/// <summary>Reads clear indirect statements: "Adair said that …", "…, Adair said", "according to Adair, …", "…, adding that …".</summary>
internal sealed class ClauseReader(StatementText text, SourceFinder sources, bool[] used)
{
    public IReadOnlyList<Attribution> Read()
    {
        List<Attribution> found = [];
        int i = 0;
        while (i < text.Count)
        {
            if (!text.Quoted(i) && !used[i] && (Said(i) ?? AccordingTo(i)) is { } attribution)
            {
                found.Add(attribution);
                i = Math.Max(i + 1, attribution.Cue!.Value.Last + 1);
                if (Adding(attribution) is { } added)
                {
                    found.Add(added);
                }
            }
            else
            {
                i++;
            }
        }

        return found;
    }

    private Attribution? Said(int word)
    {
        if (sources.At(word) is not { Negated: false, Cue.Kind: CueKind.Say or CueKind.Tell } cue)
        {
            return null;
        }

        int firstOfSentence = text.FirstOfSentence(word);
        bool behind = cue.Source.First > firstOfSentence + 2 && text.Comma(cue.Source.First - 1, cue.Source.First);
        int next = cue.CueLast + 1;
        bool ends =
            next >= text.Count
            || text.SentenceOf(next) != text.SentenceOf(word)
            || !text.SameParagraph(text.Words[word].Span.End, text.Words[next].Span.Start);
        bool reports = behind && text.Quoted(firstOfSentence) && IsSaid(firstOfSentence, cue.Source.First);
        if (behind && !reports && !used[firstOfSentence] && (ends || IsAdverbial(next)) && cue.Cue.Kind == CueKind.Say)
        {
            Attribution closing = Start(cue, 0.75);
            closing.Content.Add(text.Span(firstOfSentence, cue.Source.First - 1));
            closing.Clause = text.Span(cue.Source.First, text.LastOfSentence(word));
            return closing;
        }

        int start = ends ? -1 : ContentOpening.Of(text, sources, cue);
        if (start < 0 || text.Comma(cue.CueLast, next))
        {
            return null;
        }

        int first = text.WordAt(start);
        int last = text.LastOfSentence(word);
        for (int i = first; i < last; i++)
        {
            bool adding =
                text.Comma(i, i + 1) && CueLexicon.Shipped.Find(text.Key(i + 1)) is { Form: CueForm.Progressive, Kind: CueKind.Say };
            if (adding || !text.SameParagraph(text.Words[i].Span.End, text.Words[i + 1].Span.Start))
            {
                last = i;
            }
        }

        bool clause = text.Lower(first) == "that" || IsSubject(first);
        if (last - first < 2 || !clause)
        {
            return null;
        }

        Attribution attribution = Start(cue, text.Lower(first) == "that" ? 0.85 : 0.75);
        int end = text.QuoteOf(last) is var quote and >= 0 ? text.Quotes[quote].Span.End : text.Words[last].Span.End;
        attribution.Content.Add(new TextSpan(start, Math.Max(end, text.Words[last].Span.End)));
        attribution.Clause = text.Span(cue.Source.First, Math.Max(cue.CueLast, first - 1));
        return attribution;
    }

    // "…," Adair said, the Meridian Post reported: the words are Adair's already.
    private bool IsSaid(int first, int end)
    {
        for (int i = first; i < end; i++)
        {
            if (used[i])
            {
                return true;
            }
        }

        return false;
    }

    private Attribution? AccordingTo(int word)
    {
        if (
            text.Lower(word) != "according"
            || word + 2 >= text.Count
            || text.Lower(word + 1) != "to"
            || sources.After(word + 2) is not { } source
        )
        {
            return null;
        }

        int first = text.FirstOfSentence(word);
        int last = text.LastOfSentence(word);
        Attribution attribution = new()
        {
            Source = source,
            Cue = (word, word + 1),
            Kind = StatementKind.Indirect,
            Confidence = 0.75,
            Clause = text.Span(word, source.Last),
        };
        if (first == word && source.Last + 2 < last)
        {
            attribution.Content.Add(text.Span(source.Last + 1, last));
        }
        else if (word - first >= 3 && !used[first])
        {
            attribution.Content.Add(text.Span(first, word - 1));
        }

        return attribution.Content.Count == 0 ? null : attribution;
    }

    // "…, adding that he would wait": the same source says more.
    private Attribution? Adding(Attribution first)
    {
        int start = text.WordAt(first.Content[^1].End);
        for (int i = start; i < text.Count && i - start < 8 && text.SentenceOf(i) == text.SentenceOf(first.Cue!.Value.Last); i++)
        {
            if (
                text.Quoted(i)
                || used[i]
                || CueLexicon.Shipped.Find(text.Key(i)) is not { Form: CueForm.Progressive, Kind: CueKind.Say } verb
            )
            {
                continue;
            }

            int last = text.LastOfSentence(i);
            if (last - i < 3)
            {
                return null;
            }

            Attribution added = new()
            {
                Source = first.Source,
                Cue = (i, i),
                Verb = verb,
                Kind = StatementKind.Indirect,
                Confidence = 0.7,
                Clause = text.Span(i, i),
            };
            added.Content.Add(text.Span(i + 1, last));
            return added;
        }

        return null;
    }

    private static Attribution Start(SourcedCue cue, double confidence) =>
        new()
        {
            Source = cue.Source,
            Cue = (cue.CueFirst, cue.CueLast),
            Verb = cue.Cue,
            Kind = StatementKind.Indirect,
            Confidence = confidence,
            Quoted = cue.Quoted,
        };

    private bool IsAdverbial(int word)
    {
        string lower = text.Lower(word);
        return ClauseWords.IsPreposition(lower)
            || lower.EndsWith("day", StringComparison.Ordinal)
            || lower is "late" or "earlier" or "last" or "this" or "here" or "adding" or "citing" or "per";
    }

    // A clause needs a subject: without "that" the words behind the cue must start one.
    private bool IsSubject(int word)
    {
        string lower = text.Lower(word);
        return text.Words[word].Capital
            || ClauseWords.IsPronoun(lower)
            || ClauseWords.IsDeterminer(lower)
            || ClauseWords.IsRole(lower)
            || lower is "there" or "if" or "any" or "no" or "such" or "these" or "those" or "what" or "each" or "when" or "nothing"
            || char.IsDigit(lower[0]);
    }
}
